import { topicOf } from '../client/cache';
import type { Client } from '../client/client';
import type { ApiRequest } from '../client/exchange';
import { pageSize, rowsOf } from '../client/pages';
import { listRequest, splitRoute } from '../client/route';
import type { Thing } from '../descriptor';
import { nameKey } from '../equality';
import type { Row } from '../values';

/** Narrows a thing's list: a search on the server, an age that is too old, how many are enough. */
export interface Narrow {
	query?: Row;
	maxAgeMs?: number | undefined;
	limit?: number;
}

/** All things of a kind over all pages, remembered for a while. */
export async function listOf(
	client: Client,
	thing: Thing,
	{ query = {}, maxAgeMs, limit }: Narrow = {},
): Promise<Row[]> {
	const request = requestFor(thing, query);
	const load = async () => {
		const things: Row[] = [];
		const pages = client.pages(request, thing.returns, thing.paging ?? 'byOffset', limit);
		for await (const { rows, body } of pages) things.push(...(thing.read?.(rows, body) ?? rows));
		return things;
	};
	return await client.remember(
		JSON.stringify([thing.name, request.path, query, limit]),
		topicsOf(thing),
		load,
		maxAgeMs,
	);
}

/** What is not in a list this old may have been added since. */
export const freshMs = 1_000;

/** What a look-up of at most `foundMs` finds, or else one that is made anew. */
export async function findFresh<T>(
	find: (maxAgeMs?: number) => Promise<T | undefined>,
	foundMs?: number,
): Promise<T | undefined> {
	return (await find(foundMs)) ?? (await find(freshMs));
}

/** The thing with an ID, from the list of all; undefined where there is none. */
export async function rowWithId(
	client: Client,
	thing: Thing,
	id: string,
): Promise<Row | undefined> {
	return await findFresh(async (maxAgeMs) =>
		(await listOf(client, thing, { maxAgeMs })).find((row) => String(row.id) === id),
	);
}

/** What a selector offers for a typed text, with the offset at which more follows. */
export async function offer(
	client: Client,
	thing: Thing,
	text: string,
	offset: number,
): Promise<{ rows: Row[]; next?: number }> {
	if (thing.search === undefined) {
		const wanted = nameKey(text);
		const rows = await listOf(client, thing);
		return { rows: rows.filter((row) => nameKey(describe(thing, row)).includes(wanted)) };
	}
	const query = { ...(text === '' ? {} : { [thing.search]: text }), limit: pageSize, offset };
	const request = requestFor(thing, query);
	const rows = await client.remember(
		JSON.stringify([request.path, query]),
		topicsOf(thing),
		async () => rowsOf(await client.call(listRequest(request, thing.returns)), thing.returns),
	);
	return { rows, ...(rows.length < pageSize ? {} : { next: offset + rows.length }) };
}

/** Title and, where it tells two apart, detail. */
export function describe(thing: Thing, row: Row): string {
	const detail = thing.detail?.(row) ?? '';
	return detail === '' ? thing.title(row) : `${thing.title(row)} (${detail})`;
}

function requestFor(thing: Thing, query: Row): ApiRequest {
	return { api: 'v3', ...splitRoute(thing.route), query, repeatable: true };
}

function topicsOf(thing: Thing): string[] {
	return [topicOf(splitRoute(thing.route).path), ...(thing.changedBy ?? [])];
}
