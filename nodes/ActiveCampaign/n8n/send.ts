import type {
	IAllExecuteFunctions,
	IDataObject,
	IHttpRequestMethods,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { hosts } from '../core/client/accountUrl';
import { decode } from '../core/client/decode';
import type { Api, ApiRequest, Outcome, Send } from '../core/client/exchange';
import { isTooLarge } from '../core/client/size';
import { isRow } from '../core/values';

export const credentialType = 'activeCampaignAccountApi';

/** Time-out of one request. Tests shorten it. */
export const timing = { timeoutMs: 30_000 };

const bases = { v3: '/api/3', v2: '/api/2', v1: '/admin/api.php' };

/** Network errors that occur before anything reaches the service. */
const neverSent = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);

/**
 * Sends through n8n's HTTP helper, which adds the key, the proxy and the network rules of the
 * instance. Redirects are not followed: the key would go with them. `onDate` gets the `Date` header of
 * each answer.
 */
export function sender(
	context: Pick<IAllExecuteFunctions, 'helpers'>,
	origin: string,
	onDate?: (header: unknown) => void,
): Send {
	return async (request, signal) => {
		if (signal?.aborted) return { kind: 'cancelled' };
		try {
			// The helper writes the key into the options, so they are built for each call and not kept.
			const reply: unknown = await context.helpers.httpRequestWithAuthentication.call(
				context as IAllExecuteFunctions,
				credentialType,
				optionsFor(request, origin),
			);
			if (!isRow(reply)) return { kind: 'lost', sent: true, reason: 'NO_ANSWER' };
			const status = Number(reply.statusCode);
			const headers = isRow(reply.headers) ? { ...reply.headers } : {};
			onDate?.(headers.date);
			// A read always has a body; without one, the answer was lost on the way.
			if (request.method === 'GET' && status === 200 && isBlank(reply.body))
				return { kind: 'lost', sent: true, reason: 'NO_CONTENT' };
			return isTooLarge(reply.body, headers['content-length'])
				? tooLargeOutcome(status)
				: decode({ status, headers, body: reply.body });
		} catch (error) {
			if (signal?.aborted) return { kind: 'cancelled' };
			return tooLong.has(networkCode(error)) ? tooLargeOutcome(200) : lost(error);
		}
	};
}

function isBlank(body: unknown): boolean {
	return body === undefined || (typeof body === 'string' && body.trim() === '');
}

/** Codes of errors about an answer that came and is longer than Node.js or its HTTP client takes. */
const tooLong = new Set(['ERR_STRING_TOO_LONG', 'ERR_BUFFER_TOO_LARGE', 'ERR_OUT_OF_RANGE']);

/** No lost answer: it would be as large again. */
function tooLargeOutcome(status: number): Outcome {
	const problem = {
		title: 'The answer of ActiveCampaign is larger than 50 MB',
		code: 'too_large',
	};
	return { kind: 'refusal', status, problems: [problem], limited: false };
}

type Parts = Pick<IHttpRequestOptions, 'url' | 'qs' | 'body' | 'headers' | 'json'>;

const partsFor: Record<Api, (request: ApiRequest, origin: string) => Parts> = {
	v3: restParts,
	v2: restParts,
	v1: legacyParts,
	tracking: ({ path, body }) => ({ url: `${hosts.tracking}${path}`, ...form(body) }),
};

function optionsFor(request: ApiRequest, origin: string): IHttpRequestOptions {
	return {
		method: request.method as IHttpRequestMethods,
		...partsFor[request.api](request, origin),
		timeout: timing.timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
}

function restParts({ api, path, query, body }: ApiRequest, origin: string): Parts {
	return {
		url: `${origin}${api === 'v2' ? bases.v2 : bases.v3}${path}`,
		qs: query as IDataObject,
		json: true,
		...jsonBody(body),
	};
}

/** n8n omits an empty object, so it is sent as text: with all fields optional the body is still needed. */
function jsonBody(body: unknown): Pick<Parts, 'body' | 'headers'> {
	if (body === undefined) return {};
	const isBlank = isRow(body) && Object.keys(body).length === 0;
	return isBlank
		? { body: '{}', headers: { 'Content-Type': 'application/json' } }
		: { body: body as IDataObject };
}

/** The legacy API has one URL; the action is in the query. */
function legacyParts({ path, query, body }: ApiRequest, origin: string): Parts {
	return {
		url: `${origin}${bases.v1}`,
		qs: {
			api_action: decodeURIComponent(path.slice(1)),
			api_output: 'json',
			...query,
		} as IDataObject,
		...form(body),
	};
}

function form(body: unknown): Pick<Parts, 'body' | 'headers'> {
	if (!isRow(body)) return {};
	const members = Object.entries(body).map(([name, value]): [string, string] => [
		name,
		String(value),
	]);
	return {
		body: new URLSearchParams(members).toString(),
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
	};
}

function lost(error: unknown): Outcome {
	const reason = networkCode(error);
	return {
		kind: 'lost',
		sent: !neverSent.has(reason),
		reason: reason === 'ECONNABORTED' ? 'ETIMEDOUT' : reason,
	};
}

/** The code of a network error, which n8n wraps; the rest may contain the key. */
function networkCode(error: unknown, depth = 0): string {
	if (!isRow(error) || depth > 3) return 'CONNECTION_LOST';
	for (const code of [error.httpCode, error.code]) {
		if (typeof code === 'string' && /^E[A-Z_]{2,40}$/.test(code)) return code;
	}
	return networkCode(error.cause, depth + 1);
}
