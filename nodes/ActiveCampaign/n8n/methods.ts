import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Client } from '../core/client';
import { Failure } from '../core/failure';
import { describe, offer, rowsFor } from '../core/identify';
import type { Lookup, Row } from '../core/types';
import { connect } from './connect';
import { nodeError } from './errors';

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** A searchable selector for every look-up, under the look-up's name. */
export function listSearches(lookups: Record<string, Lookup>): Record<string, ListSearch> {
	return Object.fromEntries(
		Object.entries(lookups).map(([name, lookup]) => [name, listSearch(lookup)]),
	);
}

/** All of a look-up, for selectors of several, under the look-up's name. */
export function loadOptions(lookups: Record<string, Lookup>): Record<string, LoadOptions> {
	return Object.fromEntries(
		Object.entries(lookups).map(([name, lookup]) => [
			name,
			async function (this: ILoadOptionsFunctions) {
				return await shown(this, async (client) =>
					(await rowsFor(client, lookup)).map((row) => optionOf(lookup, row)),
				);
			},
		]),
	);
}

function listSearch(lookup: Lookup): ListSearch {
	return async function (this: ILoadOptionsFunctions, filter = '', paginationToken = '0') {
		return await shown(this, async (client) => {
			const { rows, next } = await offer(client, lookup, filter.trim(), Number(paginationToken));
			return {
				results: rows.map((row) => optionOf(lookup, row)),
				...(next === undefined ? {} : { paginationToken: String(next) }),
			};
		});
	};
}

function optionOf(lookup: Lookup, row: Row): { name: string; value: string } {
	return { name: describe(lookup, row), value: String(row.id) };
}

/** What a request for the form gives, or its failure as the form shows it. */
async function shown<T>(
	context: ILoadOptionsFunctions,
	ask: (client: Client) => Promise<T>,
): Promise<T> {
	const attempt = await connect(context)
		.then(async ({ client }) => ({ value: await ask(client) }))
		.catch((failure: unknown) => ({ failure }));
	if ('value' in attempt) return attempt.value;
	throw attempt.failure instanceof Failure
		? nodeError(context.getNode(), attempt.failure)
		: attempt.failure;
}
