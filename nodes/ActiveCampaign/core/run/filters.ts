import type { Field, FieldGroup, Operation } from '../descriptor';
import { Failure } from '../failure';
import { isRow, parseJson, type Row, shorten } from '../values';
import { asWord, isNothing, isNoValue } from '../words';
import { isShown } from './request';
import { isUnset } from './unset';

/** The values without the filters that were added and are empty, and the first of these. */
export interface FilterCheck {
	values: Row;
	empty: Field | undefined;
}

/**
 * Looks for filters that were added and are empty. A filter that is left out widens the result to
 * everything, so it must never be dropped silently. Throws `Failure` for a filter that holds what
 * an expression without a value leaves.
 */
export function checkFilters(fields: Field[], values: Row): FilterCheck {
	const filters = fields.find(({ name }) => name === 'filters');
	if (filters?.type !== 'collection' || !('filters' in values)) return { values, empty: undefined };
	// An expression may give all filters at once.
	const given = values.filters;
	if (isNothing(given) && !isRow(given))
		return { values: { ...values, filters: {} }, empty: filters };
	const added = parseJson(given, filters.displayName);
	if (!isRow(added)) return { values, empty: undefined };
	const empty = (filters.options as Field[]).filter(
		(field) =>
			field.name in added && isShown(field, added) && isEmptyFilter(field, added[field.name]),
	);
	const names = new Set(empty.map(({ name }) => name));
	const filled = Object.entries(added).filter(([name]) => !names.has(name));
	return { values: { ...values, filters: Object.fromEntries(filled) }, empty: empty[0] };
}

/** The failure of an empty filter; `item` counts from 0, as n8n does. */
export function emptyFilterFailure({ displayName }: Field, item?: number): Failure {
	const place = item === undefined ? '' : ` in item ${item}`;
	const choice =
		item === undefined
			? ''
			: '. To get no rows instead, set If a Filter Is Empty under Options to Return No Rows';
	return new Failure(`The filter ${shorten(displayName)} is empty${place}`, {
		description: `Without it everything would fit. Check the expression that gives it, or remove the filter${choice}`,
		field: displayName,
	});
}

/** The operation as it is for an item that gets no rows: without any request. */
export function withoutRows(operation: Operation): Operation {
	const { batch: _batch, ...others } = operation;
	return { ...others, steps: async () => await Promise.resolve([]) };
}

function isEmptyFilter(field: Field, value: unknown): boolean {
	if (field.type === 'fixedCollection') return hasEmptyRow(field.options as FieldGroup[], value);
	if (typeof value === 'string' && isNoValue(value) && !isNothing(value))
		asWord(value, field.displayName);
	return isUnset(field, value) || isNothing(value);
}

/** Without a row, or with a row that has an empty member. */
function hasEmptyRow(groups: FieldGroup[], value: unknown): boolean {
	const rows = groups.flatMap(({ name, values }) => {
		const given = isRow(value) ? value[name] : undefined;
		return (Array.isArray(given) ? given : [given]).filter(isRow).map((row) => ({ values, row }));
	});
	const isHollow = ({ values, row }: (typeof rows)[number]) =>
		values.some(
			(field) => isShown(field, row) && field.name in row && isEmptyFilter(field, row[field.name]),
		);
	return rows.length === 0 || rows.some(isHollow);
}
