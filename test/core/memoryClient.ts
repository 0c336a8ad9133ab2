import { Cache } from '../../nodes/ActiveCampaign/core/client/cache';
import { Client } from '../../nodes/ActiveCampaign/core/client/client';
import { decode } from '../../nodes/ActiveCampaign/core/client/decode';
import type { ApiRequest, Method, Send } from '../../nodes/ActiveCampaign/core/client/exchange';
import { Gate } from '../../nodes/ActiveCampaign/core/client/gate';
import { Meter } from '../../nodes/ActiveCampaign/core/client/meter';
import type { RetryPolicy } from '../../nodes/ActiveCampaign/core/client/retry';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import {
	type MemoryAnswer,
	MemoryServer,
	type NetworkError,
	type Script,
} from '../support/memoryServer';
import { VirtualClock } from '../support/virtualClock';

export interface MemoryClientOptions {
	script?: Script<ApiRequest>;
	clock?: VirtualClock;
	server?: MemoryServer<ApiRequest>;
	gate?: Gate;
	requestsPerSecond?: number;
	cache?: Cache;
	signal?: AbortSignal;
	random?: () => number;
	retryPolicy?: RetryPolicy;
	/** Virtual milliseconds between sending a request and its arrival. */
	travel?: () => number;
}

const neverSent = ['ECONNREFUSED', 'ENOTFOUND'];

/** A client of a server in memory, with the parts that tests inspect. */
export function memoryClient(options: MemoryClientOptions = {}) {
	const clock = options.clock ?? new VirtualClock();
	const server =
		options.server ??
		new MemoryServer<ApiRequest>({
			clock,
			latency: 50,
			script: options.script ?? [],
			limit: false,
		});
	const gate = options.gate ?? new Gate(clock, options.random ?? (() => 0));
	const cache = options.cache ?? new Cache(clock);
	const meter = new Meter(clock);
	const { signal, travel, retryPolicy } = options;
	const send: Send = async (request, sendSignal) => {
		if (travel) await clock.sleep(travel());
		return outcomeOf(await server.send(request, sendSignal));
	};
	const client = new Client({
		send,
		gate,
		requestsPerSecond: options.requestsPerSecond ?? 5,
		cache,
		clock,
		random: options.random ?? (() => 0),
		meter,
		...(signal ? { signal } : {}),
		...(retryPolicy ? { retryPolicy } : {}),
	});
	return { client, clock, server, gate, cache, meter, sent: () => sentTo(server) };
}

function outcomeOf(answer: MemoryAnswer | NetworkError) {
	if ('status' in answer)
		return decode({
			status: answer.status,
			headers: answer.headers ?? {},
			body: answer.body ?? (answer.status < 300 ? anyContent : ''),
		});
	const reason = answer.networkError;
	return reason === 'ERR_CANCELED'
		? ({ kind: 'cancelled' } as const)
		: ({ kind: 'lost', sent: !neverSent.includes(reason), reason } as const);
}

/** `GET /tags` for each request that arrived, in order. */
function sentTo(server: MemoryServer<ApiRequest>): string[] {
	return server.journal.map(({ request }) => `${request.method} ${request.path}`);
}

export function ask(method: Method, path: string, more: Partial<ApiRequest> = {}): ApiRequest {
	const repeatable = method !== 'POST' && method !== 'PATCH';
	return { api: 'v3', method, path, query: {}, repeatable, ...more };
}

/** The content of an answer whose content does not matter. */
export const anyContent = { done: '1' };

export const ok = (body: unknown = anyContent): MemoryAnswer => ({ status: 200, body });

/** A list endpoint over rows, with support for limit, offset, id_greater, page and page_size. */
export function listing(key: string, rows: Row[], meta?: Row) {
	return ({ query }: ApiRequest): MemoryAnswer => {
		const after = Number(query.id_greater ?? -Infinity);
		const left = rows.filter(({ id }) => query.id_greater === undefined || Number(id) > after);
		const size = Number(query.limit ?? query.page_size ?? 20);
		const offset = Number(query.offset ?? (Number(query.page ?? 1) - 1) * size);
		const page = left.slice(offset, offset + size);
		return ok({ [key]: page, ...(meta ? { meta } : {}) });
	};
}

/** Most arrivals in any window of the given length. */
export function worstWindow(times: readonly number[], milliseconds = 1000): number {
	const sorted = [...times].sort((one, other) => one - other);
	return Math.max(
		0,
		...sorted.map((from) => sorted.filter((at) => at >= from && at < from + milliseconds).length),
	);
}

/** The reason of a rejected promise; throws when the promise resolves. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
	return await work.then(
		(value) => {
			throw new Error(`Expected a failure, got ${JSON.stringify(value)}`);
		},
		(failure: unknown) => failure,
	);
}
