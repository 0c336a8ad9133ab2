import { GraphQLError } from 'graphql';
import type { Row } from '../../types';

interface FieldFilter {
	value?: unknown;
	filterOperator?: string | null;
	sort?: string | null;
}

interface Pagination {
	offset?: number | null;
	limit?: number | null;
}

export type Filter = { pagination?: Pagination | null } & Record<string, unknown>;

/** Rows that pass every filter, in the order asked for: by default 20 per page, at most 100. */
export function search(rows: Row[], filter: Filter | null | undefined): Row[] {
	const { pagination, ...members } = filter ?? {};
	const offset = pagination?.offset ?? 0;
	const limit = pagination?.limit ?? 20;
	if (offset < 0) throw new GraphQLError('pagination.offset must be >= 0');
	if (limit < 1 || limit > 100) throw new GraphQLError('pagination.limit must be > 0 and <= 100');
	const filters = fieldFilters(members);
	const found = rows.filter((row) =>
		filters.every(([path, each]) => passes(path, valueAt(row, path), each)),
	);
	const sorts = filters.filter(([, each]) => each.sort);
	found.sort((a, b) => {
		for (const [path, { sort }] of sorts) {
			const difference = compare(valueAt(a, path), valueAt(b, path));
			if (difference !== 0) return sort === 'DESC' ? -difference : difference;
		}
		return 0;
	});
	return found.slice(offset, offset + limit);
}

/** Filters by dotted path: an address has one for each of its members. */
function fieldFilters(members: Record<string, unknown>, prefix = ''): Array<[string, FieldFilter]> {
	return Object.entries(members).flatMap(([name, filter]): Array<[string, FieldFilter]> => {
		if (typeof filter !== 'object' || filter === null) return [];
		if (isFieldFilter(filter)) return [[prefix + name, filter]];
		return fieldFilters({ ...filter }, `${prefix}${name}.`);
	});
}

function isFieldFilter(filter: object): filter is FieldFilter {
	return ['value', 'filterOperator', 'sort'].some((name) => name in filter);
}

function passes(
	path: string,
	value: unknown,
	{ value: wanted, filterOperator }: FieldFilter,
): boolean {
	if (wanted === undefined || wanted === null) return true;
	if (!filterOperator) {
		throw new GraphQLError(`Filter ${path} has a value, so it requires a filterOperator`);
	}
	const operators = operatorsFor(wanted);
	if (!operators.includes(filterOperator)) {
		throw new GraphQLError(`Filter ${path} cannot use the filterOperator ${filterOperator}`);
	}
	if (Array.isArray(value)) {
		return value.some((each) => passes(path, each, { value: wanted, filterOperator }));
	}
	if (value === undefined || value === null) return false;
	if (filterOperator === 'CONTAINS') {
		return String(value).toLowerCase().includes(String(wanted).toLowerCase());
	}
	const difference = compare(value, wanted);
	return (
		{
			EQ: difference === 0,
			LT: difference < 0,
			LTE: difference <= 0,
			GT: difference > 0,
			GTE: difference >= 0,
		}[filterOperator] ?? false
	);
}

function operatorsFor(wanted: unknown): string[] {
	if (typeof wanted === 'number') return ['EQ', 'LT', 'LTE', 'GT', 'GTE'];
	return typeof wanted === 'string' ? ['EQ', 'CONTAINS'] : ['EQ'];
}

function compare(a: unknown, b: unknown): number {
	if (typeof a === 'number' || typeof b === 'number') return Number(a) - Number(b);
	return String(a ?? '').localeCompare(String(b ?? ''));
}

function valueAt(row: Record<string, unknown>, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>(
			(value, member) =>
				typeof value === 'object' && value !== null
					? Object.entries(value).find(([name]) => name === member)?.[1]
					: undefined,
			row,
		);
}
