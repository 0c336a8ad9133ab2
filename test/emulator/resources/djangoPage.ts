import { ok } from '../answers';
import type { Context } from '../operation';
import type { EmulatorResponse } from '../types';

/** Rows on a page when `page_size` is not sent; not documented. */
const PAGE_SIZE = 20;

/** 404 as Django REST framework words it. */
export const detail = (text: string): EmulatorResponse => ({ status: 404, body: { detail: text } });

/** One page as `{ count, next, previous, results }`; a page beyond the last answers 404. */
export function djangoPage(rows: unknown[], { account, request }: Context): EmulatorResponse {
	const { query, path } = request;
	const number = (name: string, otherwise: number) => {
		const value = Number(query.get(name) ?? otherwise);
		return Number.isInteger(value) && value > 0 ? value : otherwise;
	};
	const size = number('page_size', PAGE_SIZE);
	const page = number('page', 1);
	const last = Math.max(1, Math.ceil(rows.length / size));
	if (page > last) return detail('Invalid page.');
	const link = (other: number) => {
		const search = new URLSearchParams(query);
		search.set('page', String(other));
		return `${account.url}${path}?${search.toString()}`;
	};
	return ok({
		count: rows.length,
		next: page < last ? link(page + 1) : null,
		previous: page > 1 ? link(page - 1) : null,
		results: rows.slice((page - 1) * size, page * size),
	});
}

/** Accepts rows by the query's bare names: `member` equals, `member__in` is one of a comma list. */
export function bareFilters(query: URLSearchParams, members: string[]) {
	return (row: Record<string, unknown>): boolean =>
		members.every((member) => {
			const value = row[member];
			const text = String(
				value !== null && typeof value === 'object' && 'id' in value ? value.id : (value ?? ''),
			).toLowerCase();
			const one = query.get(member)?.toLowerCase();
			const several = query
				.getAll(`${member}__in`)
				.flatMap((list) => list.toLowerCase().split(','))
				.filter((part) => part !== '');
			return (!one || text === one) && (several.length === 0 || several.includes(text));
		});
}
