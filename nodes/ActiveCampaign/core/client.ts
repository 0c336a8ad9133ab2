import type { Cache } from './cache';
import { explain } from './explain';
import { Cancelled, Failure } from './failure';
import type { Gate } from './gate';
import { type Page, pageSize, rowsOf, walkPages } from './pages';
import { plainRequest } from './request';
import { retryDelay } from './retry';
import type { ApiRequest, Clock, Outcome, Paging, Row } from './types';

/** Sends a request once and tells how it ended; adds address and key, never throws for a status. */
export type Send = (request: ApiRequest, signal?: AbortSignal) => Promise<Outcome>;

/** What happened on the way, for the hint after a run. */
export interface Meter {
	requests: number;
	retries: number;
	limited: number;
}

export interface Connection {
	send: Send;
	gate: Gate;
	cache: Cache;
	clock: Clock;
	random: () => number;
	signal?: AbortSignal;
	meter: Meter;
}

/** The one way to ActiveCampaign: every call waits its turn, is retried when that is safe, and explains its failure. */
export class Client {
	constructor(private readonly connection: Connection) {}

	/** The decoded body of a 2xx answer; throws `Failure`, or `Cancelled` when the execution is stopped. */
	async call(request: ApiRequest): Promise<unknown> {
		const { send, gate, clock, random, signal, meter } = this.connection;
		for (let attempt = 1; ; attempt++) {
			await gate.take(signal);
			meter.requests++;
			const outcome = await send(request, signal);
			if (outcome.kind === 'answer') {
				this.forgetWhatChanged(request);
				return outcome.body;
			}
			if (outcome.kind === 'cancelled' || signal?.aborted) throw new Cancelled();
			if (attempt > 1 && alreadyGone(outcome, request)) return {};
			const delay = retryDelay(outcome, attempt, request, random);
			if (delay === undefined) throw explain(outcome, request, attempt);
			meter.retries++;
			if (outcome.kind === 'refusal' && outcome.limited) {
				meter.limited++;
				gate.pause(delay);
			} else {
				await clock.sleep(delay, signal);
			}
		}
	}

	/** Deletes what is at a path of v3; false when it was gone already, which is what was wanted. */
	async remove(path: string): Promise<boolean> {
		const gone = await this.call(plainRequest('DELETE', path)).then(
			() => undefined,
			(failure: unknown) => failure,
		);
		if (gone === undefined) return true;
		if (gone instanceof Failure && isMissing(gone)) return false;
		throw gone;
	}

	/** Rows of a list, page by page; nothing is fetched ahead. */
	async *walk(
		request: ApiRequest,
		key: string,
		paging: Paging,
		limit?: number,
	): AsyncGenerator<Row> {
		for await (const { rows } of this.pages(request, key, paging, limit)) yield* rows;
	}

	/** Pages of a list with what stands beside the rows. */
	pages(request: ApiRequest, key: string, paging: Paging, limit?: number): AsyncGenerator<Page> {
		return walkPages(request, key, paging, (page) => this.call(page), limit);
	}

	/** What `load` gives, remembered for a while; a write below one of the topics makes it stale. */
	async remember<T>(name: string, topics: string[], load: () => Promise<T>): Promise<T> {
		return await this.connection.cache.get(name, topics, load);
	}

	/** All rows of a list, remembered for a while; a write below one of the topics makes them stale. */
	async list(
		request: ApiRequest,
		key: string,
		paging: Paging,
		topics: string[],
		limit?: number,
	): Promise<Row[]> {
		const name = JSON.stringify([request.path, request.query, limit]);
		return await this.remember(name, topics, async () => {
			const rows: Row[] = [];
			for await (const row of this.walk(request, key, paging, limit)) rows.push(row);
			return rows;
		});
	}

	/** One remembered page of a list, for a selector that loads more as the user scrolls. */
	async page(request: ApiRequest, key: string, topics: string[], offset: number): Promise<Row[]> {
		const query = { ...request.query, limit: pageSize, offset };
		const name = JSON.stringify([request.path, query]);
		return await this.remember(name, topics, async () =>
			rowsOf(await this.call({ ...request, query }), key),
		);
	}

	/** Makes what was remembered of a topic stale. */
	forget(topic: string): void {
		this.connection.cache.forget(topic);
	}

	private forgetWhatChanged(request: ApiRequest): void {
		if (request.method !== 'GET') this.forget(topicOf(request.path));
	}
}

/** Some resources say so with another status: the words decide, and explain() has read them. */
function isMissing({ message, facts }: Failure): boolean {
	return facts.status === 404 || /^There is no /.test(message);
}

/** First segment of a path: what a write there makes stale. */
export function topicOf(path: string): string {
	return path.split('/')[1] ?? '';
}

/** A repeated DELETE that finds nothing: our first one had worked. */
function alreadyGone(outcome: Outcome, request: ApiRequest): boolean {
	return request.method === 'DELETE' && outcome.kind === 'refusal' && outcome.status === 404;
}
