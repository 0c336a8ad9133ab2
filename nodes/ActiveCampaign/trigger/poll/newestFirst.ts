import type { Client } from '../../core/client/client';
import { pageSize, rowsOf } from '../../core/client/pages';
import { plainRequest } from '../../core/client/route';
import { isRow, type Row } from '../../core/values';

/**
 * Rows of a list from its end: lists without a documented order have the newest there. Ends after
 * `most` rows. A row that moves because another is deleted comes twice, none is passed over.
 */
export async function* newestFirst(
	client: Client,
	path: string,
	key: string,
	query: Row = {},
	most = 10_000,
): AsyncGenerator<Row> {
	const ask = async (offset: number, limit: number) =>
		await client.call(plainRequest('GET', path, { ...query, limit, offset }));
	const first = await ask(0, 1);
	const meta = isRow(first) && isRow(first.meta) ? first.meta : {};
	let end = Number(meta.total) || 0;
	for (let given = 0; end > 0 && given < most; end -= pageSize) {
		const start = Math.max(0, end - pageSize);
		const rows = rowsOf(await ask(start, end - start), key);
		given += rows.length;
		yield* rows.reverse();
	}
}

/** Milliseconds of the first date that is one; NaN where none is. */
export function timeOf(...dates: unknown[]): number {
	for (const date of dates) {
		const time = typeof date === 'string' && !date.startsWith('0000') ? Date.parse(date) : NaN;
		if (!Number.isNaN(time)) return time;
	}
	return NaN;
}
