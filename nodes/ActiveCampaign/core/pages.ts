import { isRow } from './decode';
import type { ApiRequest, Paging, Row } from './types';

/** The most that ActiveCampaign gives at once. */
export const pageSize = 100;

/** A page as it came, with the rows that were asked for. */
export interface Page {
	rows: Row[];
	body: unknown;
}

/**
 * Walks a list page by page and cannot loop: it ends at `limit` rows, at an empty page, at a page
 * that repeats the one before, and at a short page unless the total promises more.
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
	let first = '';
	while (given < limit) {
		const asked = Math.min(pageSize, limit - given);
		const position =
			paging === 'byId'
				? { 'orders[id]': 'ASC', ...(cursor === '' ? {} : { id_greater: cursor }) }
				: { offset: given };
		const body = await fetch({
			...request,
			query: { ...request.query, limit: asked, ...position },
		});
		const rows = rowsOf(body, key).slice(0, limit - given);
		const firstHere = identityOf(rows[0]);
		if (rows.length === 0 || firstHere === first) return;
		yield { rows, body };
		first = firstHere;
		given += rows.length;
		const last = String(rows[rows.length - 1]?.id ?? '');
		if (paging === 'byId') {
			// A cursor that does not advance would bring the same page for ever.
			if (rows.length < asked || !(Number(last) > Number(cursor || '0'))) return;
			cursor = last;
		} else if (rows.length < asked && !(given < totalOf(body))) {
			return;
		}
	}
}

/**
 * The rows under `key`; other members of the answer are side lists. An empty key means the legacy
 * API, whose rows sit under "0", "1", … beside the result code.
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

function totalOf(page: unknown): number {
	const meta = isRow(page) && isRow(page.meta) ? page.meta : {};
	return Number(meta.total ?? 0);
}

function identityOf(row: Row | undefined): string {
	return row === undefined ? '' : JSON.stringify(row.id ?? row);
}
