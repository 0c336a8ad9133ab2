import type { Client } from '../../core/client/client';
import { pageSize, rowsOf } from '../../core/client/pages';
import { plainRequest } from '../../core/client/route';
import { isRow, type Row } from '../../core/values';

/**
 * The last `limit` rows of a list, newest first: lists without a documented order have the newest at
 * the end. If a row is deleted meanwhile, another may come twice, but none is skipped.
 */
export async function* newestFirst(
	client: Client,
	path: string,
	key: string,
	query: Row = {},
	limit = 10_000,
): AsyncGenerator<Row> {
	const page = async (offset: number, size: number) =>
		await client.call(plainRequest('GET', path, { ...query, limit: size, offset }));
	const first = await page(0, 1);
	const meta = isRow(first) && isRow(first.meta) ? first.meta : {};
	let end = Number(meta.total) || 0;
	for (let count = 0; end > 0 && count < limit; end -= pageSize) {
		const start = Math.max(0, end - pageSize);
		const rows = rowsOf(await page(start, end - start), key);
		count += rows.length;
		yield* rows.reverse();
	}
}

/** Milliseconds of the first valid date; NaN if there is none. */
export function timeOf(...dates: unknown[]): number {
	for (const date of dates) {
		const time = typeof date === 'string' && !date.startsWith('0000') ? Date.parse(date) : NaN;
		if (!Number.isNaN(time)) return time;
	}
	return NaN;
}
