import type { Account, Row } from '../../types';
import type { Parameters } from './parameters';

/** Rows of `ids=1,2` or `ids=all`; without ids, all rows if there are filters, or none. */
export function askedRows(parameters: Parameters, account: Account, collection: string): Row[] {
	const ids = parameters.several('ids');
	const rows = account.collection(collection).all();
	const filtered = [
		...parameters.keyed('filters').keys(),
		...parameters.keyed('filters[fields]').keys(),
	];
	if (ids.length === 0) return filtered.length > 0 ? rows : [];
	if (ids[0]?.toLowerCase() === 'all') return rows;
	return rows.filter((row) => ids.includes(row.id));
}

/** The 1-based `page` of rows. */
export function pageOf<T>(rows: T[], parameters: Parameters, size: number): T[] {
	const first = (Math.max(1, parameters.count('page', 1)) - 1) * size;
	return rows.slice(first, first + size);
}

/** The members of a `*_paginator` answer. */
export function slice(
	rows: Row[],
	parameters: Parameters,
	show: (row: Row) => unknown,
): Record<string, unknown> {
	const offset = parameters.count('offset', 0);
	const limit = parameters.count('limit', 20);
	const shown = rows.slice(offset, offset + limit).map(show);
	return { offset, limit, total: rows.length, cnt: shown.length, rows: shown };
}
