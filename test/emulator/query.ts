import { milliseconds } from './dates';
import type { Account } from './types';
import type { Context, Rules } from './operation';
import { order } from './order';
import { isDocumented } from './validateQuery';
import type { EmulatorResponse, Row } from './types';

/** Default 20, at most 100 (developers.activecampaign.com/reference/pagination). */
export function pageOf(
	query: URLSearchParams,
	{ assumes }: Pick<Account, 'assumes'>,
): { limit: number; offset: number } {
	const number = (name: string, otherwise: number) => {
		const value = Number.parseInt(query.get(name) ?? '', 10);
		return Number.isNaN(value) || value < 0 ? otherwise : value;
	};
	const limit = number('limit', 20);
	const most = assumes.limitAbove100 === 'honored' ? Infinity : 100;
	return { limit: limit === 0 ? 20 : Math.min(limit, most), offset: number('offset', 0) };
}

/** The rows of a list below a thing, such as `/contacts/{id}/notes`; other answers stay as they are. */
export function pageOfSublist(
	response: EmulatorResponse,
	{ account, fact, request }: Pick<Context, 'account' | 'fact' | 'request'>,
): EmulatorResponse {
	const { body } = response;
	const { dataKey } = fact.response;
	const isSublist = fact.method === 'GET' && /^\/\w+\/\{\w+\}\/\w+$/.test(fact.path);
	if (!isSublist || !dataKey || account.assumes.sublists === 'whole') return response;
	if (body === null || typeof body !== 'object' || 'meta' in body) return response;
	const rows = (body as Record<string, unknown>)[dataKey];
	if (!Array.isArray(rows)) return response;
	const { limit, offset } = pageOf(request.query, account);
	const size = account.assumes.sublists === 'pagesOf20' ? 20 : limit;
	return { ...response, body: { ...body, [dataKey]: rows.slice(offset, offset + size) } };
}

/** Rows after `filters[…]`, `search` and `orders[…]`, before paging. */
export function select(rows: Row[], context: Context, rules: Rules): Row[] {
	const { query } = context.request;
	let selected = rows;
	for (const [name, value] of query) {
		const accepts = filterOf(name, value, context, rules);
		if (accepts) selected = selected.filter(accepts);
	}
	return order(selected, query);
}

function filterOf(
	name: string,
	value: string,
	{ account, fact }: Context,
	rules: Rules,
): ((row: Row) => boolean) | undefined {
	const own = rules.filters?.[name];
	if (own) return (row) => own(row, value, account);
	if (name === 'search' && rules.searched) {
		if (value === '') return undefined;
		const wanted = value.toLowerCase();
		return (row) =>
			(rules.searched ?? []).some((member) =>
				String(row[member] ?? '')
					.toLowerCase()
					.includes(wanted),
			);
	}
	const parts = /^filters?\[([^\]]+)\](?:\[([^\]]*)\])?$/.exec(name);
	if (!parts) return undefined;
	const [, member = '', operator] = parts;
	const named = rules.filters?.[`filters[${member}]`];
	if (named && operator === undefined) return (row) => named(row, value, account);
	if (account.assumes.unknownFilters === 'ignored' && !isDocumented(fact, name)) return undefined;
	const stored = rules.rename?.[member] ?? member;
	return (row) => compare(row[stored], operator ?? 'eq', value);
}

/** Operators of the page reference/filtering; text is compared without regard to case. */
export function compare(actual: unknown, operator: string, wanted: string): boolean {
	const text = String(actual ?? '').toLowerCase();
	const value = wanted.toLowerCase();
	const difference = orderOf(text, value);
	switch (operator) {
		case 'neq':
			return text !== value;
		case 'gt':
			return difference > 0;
		case 'gte':
			return difference >= 0;
		case 'lt':
			return difference < 0;
		case 'lte':
			return difference <= 0;
		case 'contains':
			return text.includes(value);
		case 'starts':
			return text.startsWith(value);
		default:
			return text === value;
	}
}

function orderOf(a: string, b: string): number {
	if (a !== '' && b !== '') {
		const numbers = Number(a) - Number(b);
		if (!Number.isNaN(numbers)) return numbers;
		if (/^\d{4}-\d\d-\d\d/.test(a) && /^\d{4}-\d\d-\d\d/.test(b)) {
			const dates = milliseconds(a.toUpperCase()) - milliseconds(b.toUpperCase());
			if (!Number.isNaN(dates)) return dates;
		}
	}
	return a < b ? -1 : a > b ? 1 : 0;
}
