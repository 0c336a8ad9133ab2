import { isRow, type Row } from '../values';
import type { ApiRequest, Paging } from './exchange';
import { listRequest } from './route';

/** The largest page that ActiveCampaign gives. */
export const pageSize = 100;

interface Position {
	asked: number;
	given: number;
	cursor: string;
	page: number;
}

const byId = ({ asked, cursor }: Position): Row => ({
	limit: asked,
	'orders[id]': 'ASC',
	...(cursor === '' ? {} : { id_greater: cursor }),
});

const byOffset = ({ asked, given }: Position): Row => ({ limit: asked, offset: given });

// The page size stays the same: with a smaller last page its number would mean another offset.
const byPage = ({ page }: Position): Row => ({ page, page_size: pageSize });

const byNumber = ({ page }: Position): Row => ({ page });

/** A page: the rows up to the limit, and the whole body. */
export interface Page {
	rows: Row[];
	body: unknown;
}

/**
 * Walks a list page by page and cannot loop: it ends at `limit` rows, at an empty page, at a repeated
 * page, and at a short page unless the total promises more.
 */
export async function* walkPages(
	request: ApiRequest,
	key: string,
	paging: Paging,
	fetch: (request: ApiRequest) => Promise<unknown>,
	limit = Infinity,
): AsyncGenerator<Page> {
	let given = 0;
	let cursor = '';
	const seen = new Set<string>();
	let page = 1;
	while (given < limit) {
		const asked = Math.min(pageSize, limit - given);
		const position = { byId, byOffset, byPage, byNumber }[paging]({
			asked,
			given,
			cursor,
			page: page++,
		});
		const query = { ...request.query, ...position };
		const body = await fetch(listRequest({ ...request, query }, key));
		const rows = rowsOf(body, key).slice(0, limit - given);
		const firstHere = identityOf(rows[0]);
		if (rows.length === 0 || seen.has(firstHere)) return;
		yield { rows, body };
		seen.add(firstHere);
		given += rows.length;
		const last = String(rows[rows.length - 1]?.id ?? '');
		if (paging === 'byId') {
			// A cursor that does not advance would give the same page for ever.
			if (rows.length < asked || !(Number(last) > Number(cursor || '0'))) return;
			cursor = last;
		} else if (paging === 'byNumber') {
			// The page size is the service's own, so a short page cannot be recognised.
			if (given >= totalOf(body) && totalOf(body) > 0) return;
		} else if (rows.length < asked && !(given < totalOf(body))) {
			return;
		}
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

function identityOf(row: Row | undefined): string {
	return row === undefined ? '' : JSON.stringify(row.id ?? row);
}
