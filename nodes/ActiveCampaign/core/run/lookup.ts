import { topicOf } from '../client/cache';
import type { Client } from '../client/client';
import type { ApiRequest } from '../client/exchange';
import { pageSize, rowsOf } from '../client/pages';
import { splitRoute } from '../client/route';
import type { Lookup } from '../descriptor';
import type { Row } from '../values';

/** Narrows a look-up's list: a search on the server, an age that is too old, how many are enough. */
export interface Narrow {
	query?: Row;
	maxAgeMs?: number;
	limit?: number;
}

/** The things of a look-up over all pages, remembered for a while. */
export async function listOf(
	client: Client,
	lookup: Lookup,
	{ query = {}, maxAgeMs, limit }: Narrow = {},
): Promise<Row[]> {
	const request = requestFor(lookup, query);
	const load = async () => {
		const things: Row[] = [];
		const pages = client.pages(request, lookup.returns, lookup.paging ?? 'byOffset', limit);
		for await (const { rows, body } of pages) things.push(...(lookup.read?.(rows, body) ?? rows));
		return things;
	};
	return await client.remember(
		JSON.stringify([lookup.label, request.path, query, limit]),
		topicsOf(lookup),
		load,
		maxAgeMs,
	);
}

/** What a selector offers for a typed text, with the offset at which more follows. */
export async function offer(
	client: Client,
	lookup: Lookup,
	text: string,
	offset: number,
): Promise<{ rows: Row[]; next?: number }> {
	if (lookup.search === undefined) {
		const wanted = text.toLowerCase();
		const rows = await listOf(client, lookup);
		return { rows: rows.filter((row) => describe(lookup, row).toLowerCase().includes(wanted)) };
	}
	const query = { ...(text === '' ? {} : { [lookup.search]: text }), limit: pageSize, offset };
	const request = requestFor(lookup, query);
	const rows = await client.remember(
		JSON.stringify([request.path, query]),
		topicsOf(lookup),
		async () => rowsOf(await client.call(request), lookup.returns),
	);
	return { rows, ...(rows.length < pageSize ? {} : { next: offset + rows.length }) };
}

/** Title and, where it tells two apart, detail. */
export function describe(lookup: Lookup, row: Row): string {
	const detail = lookup.detail?.(row) ?? '';
	return detail === '' ? lookup.title(row) : `${lookup.title(row)} (${detail})`;
}

function requestFor(lookup: Lookup, query: Row): ApiRequest {
	return { api: 'v3', ...splitRoute(lookup.route), query, repeatable: true };
}

function topicsOf(lookup: Lookup): string[] {
	return [topicOf(splitRoute(lookup.route).path), ...(lookup.changedBy ?? [])];
}
