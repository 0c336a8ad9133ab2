import { Failure } from '../failure';
import { type Row, shorten } from '../values';
import type { ApiRequest, Method } from './exchange';

/** A request of v3 that no descriptor describes; the parts of its path are escaped by `segments`. */
export function plainRequest(
	method: Method,
	path: string,
	query: Row = {},
	body?: unknown,
): ApiRequest {
	return {
		api: 'v3',
		method,
		path,
		query,
		...(body === undefined ? {} : { body }),
		repeatable: /^(GET|PUT|DELETE)$/.test(method),
	};
}

/** A path of its escaped parts: `segments('contacts', id)` is `/contacts/12`. Throws `Failure`. */
export function segments(...parts: string[]): string {
	return parts.map((part) => `/${pathPart(part, 'ID')}`).join('');
}

/**
 * One part of a path, escaped. Blank, dotted or invisible ones would reach another thing than the
 * one meant, and dots that were escaped before may be read as dots on the way.
 */
export function pathPart(value: unknown, label: string, example = ''): string {
	const isNumber = typeof value === 'number' && Number.isFinite(value);
	const text = typeof value === 'string' || isNumber ? String(value).trim() : '';
	if (
		text === '' ||
		text.length > 500 ||
		/^(\.|%(25)*2e)+$/i.test(text) ||
		unprintable.test(text)
	) {
		throw new Failure(`${label} is not valid: ${shorten(value)}`, {
			description: `Give it as ActiveCampaign shows it${example}, or check the expression that gives it`,
			field: label,
		});
	}
	return encodeURIComponent(text);
}

/** Control and invisible characters, and halves of characters. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}]/u;

export function splitRoute(route: string): { method: Method; path: string } {
	const space = route.indexOf(' ');
	return { method: route.slice(0, space) as Method, path: route.slice(space + 1) };
}
