import type { Client } from '../../core/client/client';
import { pageSize } from '../../core/client/pages';
import { plainRequest } from '../../core/client/route';
import { Failure } from '../../core/failure';
import { isRow, type Row } from '../../core/values';

/** A row of a list, and where to resume after it. */
export interface Placed {
	row: Row;
	cursor: string;
}

interface List {
	path: string;
	/** Member of the answer that holds the rows. */
	key: string;
	query?: Row;
}

/**
 * The rows under `key`. Throws `Failure` if the answer has no such list: without it, an outage page
 * would mean that nothing has happened, or that everybody has left.
 */
export function listIn(body: unknown, key: string): Row[] {
	const rows = isRow(body) ? body[key] : undefined;
	if (Array.isArray(rows)) return rows.filter(isRow);
	throw new Failure(`ActiveCampaign's answer has no list of ${key}`, {
		description: 'Nothing is lost: the next check starts from the same position',
	});
}

/** A page of a list, and where it starts. */
interface PageAt {
	rows: Row[];
	body: unknown;
	start: number;
	total: number;
}

/** Pages of a list by offset, from a cursor `offset/total` on. */
export async function* pagesFrom(
	client: Client,
	{ path, key, query = {} }: List,
	cursor = '',
): AsyncGenerator<PageAt> {
	let [offset = 0, total = 0] = cursor.split('/').map(Number);
	let first: unknown;
	for (;;) {
		const body = await client.call(
			plainRequest('GET', path, { ...query, limit: pageSize, offset }),
		);
		const rows = listIn(body, key);
		const missing = total - totalIn(body);
		total -= missing;
		if (missing > 0 && offset > 0) {
			// Rows before this page were deleted, and as many have moved past it unread.
			offset = Math.max(0, offset - missing);
			first = undefined;
			continue;
		}
		// The same page again would come for ever.
		if (rows.length === 0 || (first !== undefined && rows[0]?.id === first)) return;
		yield { rows, body, start: offset, total };
		first = rows[0]?.id;
		offset += rows.length;
		if (rows.length < pageSize && offset >= total) return;
	}
}

/** Rows of a list from its start, or from a cursor. */
export async function* fromStart(
	client: Client,
	list: List,
	cursor?: string,
): AsyncGenerator<Placed> {
	for await (const { rows, start, total } of pagesFrom(client, list, cursor))
		for (const [index, row] of rows.entries())
			yield { row, cursor: `${start + index + 1}/${total}` };
}

/**
 * Rows of a list from its end, or from a cursor: lists without a documented order have the newest at
 * the end. New rows do not move the others; if one is deleted, another may come twice, but none is skipped.
 */
export async function* fromEnd(
	client: Client,
	{ path, key, query = {} }: List,
	cursor?: string,
): AsyncGenerator<Placed> {
	const page = async (offset: number, limit: number) =>
		await client.call(plainRequest('GET', path, { ...query, limit, offset }));
	const lengthNow = async () => {
		const first = await page(0, 1);
		const total = totalIn(first);
		if (total > 0 || listIn(first, key).length === 0) return total;
		throw new Failure(`ActiveCampaign's answer does not say how many ${key} there are`);
	};
	let end = cursor === undefined ? await lengthNow() : Number(cursor);
	while (end > 0) {
		const start = Math.max(0, end - pageSize);
		const rows = listIn(await page(start, end - start), key);
		for (let index = rows.length - 1; index >= 0; index--) {
			const row = rows[index];
			if (row) yield { row, cursor: String(start + index) };
		}
		end = start;
	}
}

/** `meta.total`; 0 if the answer has none. */
function totalIn(body: unknown): number {
	return (isRow(body) && isRow(body.meta) && Number(body.meta.total)) || 0;
}
