import { jsonOf, template } from './expression';
import type { Choice, Move } from './move';
import type { Parameters } from './workflowFile';

/** A request that API Request: Send makes exactly as n8n's node did. */
export interface PlainRequest {
	method: 'DELETE' | 'GET' | 'POST' | 'PUT';
	/** Parts of the path; each may be an expression. */
	path: unknown[];
	query?: Parameters;
	/** Leaf values may be expressions. */
	body?: Parameters;
	/** Member of the response that holds the result. */
	member?: string;
	allPages?: unknown;
}

/** The parameters of API Request: Send. */
export function apiRequestParameters(request: PlainRequest): Parameters {
	const { method, path, query = {}, body, member, allPages } = request;
	return {
		api: 'v3',
		method,
		path: template(...path),
		...(Object.keys(query).length > 0 ? { query: jsonOf(query) } : {}),
		...(body === undefined ? {} : { body: jsonOf(body) }),
		...(allPages === undefined ? {} : { allPages }),
		...(member === undefined ? {} : { options: { member } }),
	};
}

/** Keeps the original request, sent by API Request: Send, where no operation fits. */
export function asApiRequest(request: PlainRequest, note: string): Choice {
	return {
		given: {},
		to: 'apiRequest.send',
		parameters: {},
		set: apiRequestParameters(request),
		notes: [note],
	};
}

/** For an operation that works differently in this package: keeps the original request. */
export function throughApiRequest(
	from: string,
	requestOf: (given: Parameters) => PlainRequest,
	note: string,
	optional: string[] = [],
): Move {
	return {
		from,
		to: 'apiRequest.send',
		optional,
		choose(given) {
			const request = requestOf(given);
			const choice = asApiRequest(request, note);
			return request.path.some((part) => part === undefined || part === '')
				? { ...choice, notes: [note, 'The ID is empty: fill it in under Path.'] }
				: choice;
		},
	};
}
