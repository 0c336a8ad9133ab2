import type { ServerResponse } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { type SeenRequest, startLocalServer } from '../support/fixtures/localServer';
import type { ObservedAnswer, ObservedRequest } from './entry';

/** An answer, one that depends on the request, or a connection that is cut before the answer. */
export type StubAnswer =
	ObservedAnswer | 'cut' | ((request: ObservedRequest) => ObservedAnswer | Promise<ObservedAnswer>);

/** What a request must match; other members of its query do not count, its body never does. */
type Route = Pick<ObservedRequest, 'method' | 'path' | 'query'>;

/** A server that answers as recorded. */
export interface Stub {
	url: string;
	/** All requests in the order of their arrival. */
	requests: ObservedRequest[];
	/** Answers a route; several answers come in turn, and the last one stays. */
	answer(route: Route, ...answers: [StubAnswer, ...StubAnswer[]]): void;
	/** Throws if a request had no answer. */
	close(): Promise<void>;
}

export async function startStub(): Promise<Stub> {
	const routes: Array<{ route: Route; answers: StubAnswer[] }> = [];
	const requests: ObservedRequest[] = [];
	const unexpected: string[] = [];
	const answerTo = (request: ObservedRequest): StubAnswer => {
		const answers = routes.find(({ route }) => fits(route, request))?.answers ?? [];
		const answer = answers.length > 1 ? answers.shift() : answers[0];
		if (answer !== undefined) return answer;
		unexpected.push(lineOf(request));
		// Neither repeated nor taken for "there is no such thing".
		return { status: 418, body: { message: `No answer is recorded for ${lineOf(request)}` } };
	};
	const server = await startLocalServer(async (seen, response) => {
		const request = requestIn(seen);
		requests.push(request);
		const answer = answerTo(request);
		if (answer === 'cut') response.destroy();
		else send(response, typeof answer === 'function' ? await answer(request) : answer);
	});
	return {
		url: server.url,
		requests,
		answer: (route, ...answers) => {
			const same = routes.find((other) => isDeepStrictEqual(other.route, route));
			if (same) same.answers.push(...answers);
			else routes.push({ route, answers });
		},
		close: async () => {
			await server.close();
			if (unexpected.length > 0)
				throw new Error(`No answer is recorded for:\n${unexpected.join('\n')}`);
		},
	};
}

/** A request in one line, for messages and short expectations. */
export const lineOf = ({ method, path, query }: ObservedRequest): string => {
	const pairs = Object.entries(query ?? {}).map(([name, value]) => `${name}=${String(value)}`);
	return `${method} ${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
};

function fits(route: Route, request: ObservedRequest): boolean {
	return (
		route.method === request.method &&
		route.path === request.path &&
		Object.entries(route.query ?? {}).every(([name, value]) =>
			isDeepStrictEqual(request.query?.[name], value),
		)
	);
}

function requestIn({ method, url, body }: SeenRequest): ObservedRequest {
	const { pathname, searchParams } = new URL(url, 'http://stub.invalid');
	const query = Object.fromEntries(
		[...new Set(searchParams.keys())].map((name) => {
			const values = searchParams.getAll(name);
			return [name, values.length > 1 ? values : String(values[0])];
		}),
	);
	return {
		method,
		path: pathname,
		...(Object.keys(query).length > 0 ? { query } : {}),
		...(body === '' ? {} : { body: JSON.parse(body) as unknown }),
	};
}

function send(response: ServerResponse, { status, headers = {}, body = '' }: ObservedAnswer): void {
	const isText = typeof body === 'string';
	const type = isText ? 'text/html; charset=UTF-8' : 'application/json';
	response.writeHead(status, { 'content-type': type, ...headers });
	response.end(isText ? body : JSON.stringify(body));
}
