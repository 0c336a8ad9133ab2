import { isRow, type Row } from '../values';
import type { ApiRequest, Paging } from './exchange';
import { OffsetCursor } from './offsetCursor';
import { IdCursor, PageNumber, type PageCursor, pageSize, smallestPage } from './pageCursor';
import { listRequest } from './route';

export { pageSize, smallestPage };

/** A page: the rows up to the limit, and the whole body. */
export interface Page {
	rows: Row[];
	body: unknown;
}

/**
 * Walks a list page by page and cannot loop: it ends at `limit` rows, at an empty page, at a repeated
 * page, and at a short page unless the total promises more. `first` is a first page that has been
 * read already.
 */
export async function* walkPages(
	request: ApiRequest,
	key: string,
	paging: Paging,
	fetch: (request: ApiRequest) => Promise<unknown>,
	limit = Infinity,
	first?: unknown,
): AsyncGenerator<Page> {
	const cursor = cursorFor(paging);
	let given = 0;
	while (given < limit) {
		const query = { ...request.query, ...cursor.query(limit - given) };
		const isRead: boolean = given === 0 && first !== undefined;
		const body = isRead ? first : await fetch(listRequest({ ...request, query }, key));
		const read = rowsOf(body, key);
		const rows = cursor.fresh(read)?.slice(0, limit - given);
		if (rows === undefined) return;
		if (rows.length > 0) yield { rows, body };
		given += rows.length;
		if (!cursor.advance({ rows: read, total: totalOf(body), given })) return;
	}
}

function cursorFor(paging: Paging): PageCursor {
	switch (paging) {
		case 'byId':
			return new IdCursor();
		case 'byOffset':
			return new OffsetCursor();
		case 'byPage':
			return new PageNumber(pageSize);
		case 'byNumber':
			return new PageNumber();
	}
}

/**
 * The rows under `key`; other members of the answer are side-loaded lists. An empty key means the
 * legacy API, whose rows are the members "0", "1", … next to the result code.
 */
export function rowsOf(page: unknown, key: string): Row[] {
	const rows = isRow(page) ? (key === '' ? numbered(page) : page[key]) : page;
	return Array.isArray(rows) ? rows.filter(isRow) : [];
}

function numbered(page: Row): unknown[] {
	return Object.keys(page)
		.filter((member) => /^\d+$/.test(member))
		.map((member) => page[member]);
}

/** `meta.total`, or `count` at the top level. */
function totalOf(page: unknown): number {
	if (!isRow(page)) return 0;
	return Number(isRow(page.meta) ? (page.meta.total ?? 0) : (page.count ?? 0));
}
