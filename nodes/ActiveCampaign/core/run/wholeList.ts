import type { Client } from '../client/client';
import type { ApiRequest } from '../client/exchange';
import { type Page, smallestPage, walkPages } from '../client/pages';
import type { Operation } from '../descriptor';
import { Failure } from '../failure';
import { isRow } from '../values';

/**
 * The pages of a read whose form has no limit. Whether lists below a thing, such as
 * `/contacts/{id}/notes`, have pages is not documented, so a list that may be longer is read on.
 * Nothing for other answers.
 */
export function wholeList(
	operation: Operation,
	request: ApiRequest,
	body: unknown,
	client: Client,
): AsyncGenerator<Page> | undefined {
	const { returns = '' } = operation;
	const rows = isRow(body) ? body[returns] : undefined;
	if (request.method !== 'GET' || !Array.isArray(rows) || rows.length < smallestPage)
		return undefined;
	const fetch = async (page: ApiRequest) => await client.call(page).catch(undefinedIfRefused);
	return walkPages(request, returns, 'byOffset', fetch, Infinity, body);
}

/** A route that refuses the parameters of paging has no pages. */
function undefinedIfRefused(failure: unknown): undefined {
	if (failure instanceof Failure && [400, 422].includes(failure.facts.status ?? 0))
		return undefined;
	throw failure;
}
