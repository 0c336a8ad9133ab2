import { Failure } from '../failure';
import { type Row, shorten } from '../values';
import type { ApiRequest, Method } from './exchange';

/**
 * A v3 read or delete without a descriptor; build the path with `segments`, which escapes its parts.
 * Writes are built by their operation, which says whether they may be repeated.
 */
export function plainRequest(method: 'GET' | 'DELETE', path: string, query: Row = {}): ApiRequest {
	return { api: 'v3', method, path, query, repeatable: true };
}

/** A read whose answer must have rows in that member; without a name, any content will do. */
export function listRequest(read: ApiRequest, member: string): ApiRequest {
	return member === '' ? read : { ...read, content: 'list', member };
}

/** Joins and escapes parts of a path: `segments('contacts', id)` is `/contacts/12`. Throws `Failure`. */
export function segments(...parts: string[]): string {
	return parts.map((part) => `/${pathPart(part, 'ID')}`).join('');
}

/**
 * Escapes one part of a path; throws `Failure`. Blank, dotted or invisible parts would reach another
 * object than the one meant, and a proxy may decode escaped dots.
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

/** Control and format characters, and lone surrogates. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}]/u;

export function splitRoute(route: string): { method: Method; path: string } {
	const space = route.indexOf(' ');
	return { method: route.slice(0, space) as Method, path: route.slice(space + 1) };
}
