import { Cancelled, Failure } from '../failure';
import type { Row } from '../values';
import { Caller } from './call';
import type { Connection } from './connection';
import { CreateRegistry } from './createRegistry';
import type { Answer, ApiRequest, Paging } from './exchange';
import { type Page, walkPages } from './pages';
import { defaultRetryPolicy } from './retry';
import { plainRequest } from './route';

/** An answer slower than this leaves the gate idle at times; more at once would only wait. */
const slowAnswerSeconds = 1.6;

/**
 * The only way to ActiveCampaign: every call is throttled, retried if that is safe, and its failure
 * explained.
 */
export class Client {
	private readonly caller: Caller;
	private readonly creates: CreateRegistry;

	constructor(private readonly connection: Connection) {
		const { creates = new CreateRegistry(), retryPolicy = defaultRetryPolicy } = connection;
		this.creates = creates;
		this.caller = new Caller({ ...connection, creates, retryPolicy });
	}

	/** The decoded body of a 2xx answer; throws `Failure`, or `Cancelled` if the execution is stopped. */
	async call(request: ApiRequest): Promise<unknown> {
		return (await this.exchange(request)).body;
	}

	/** A 2xx answer with its status; throws like `call`. */
	async exchange(request: ApiRequest): Promise<Answer> {
		return await this.caller.call(request);
	}

	/** How many requests to have in flight at once, so that the gate never waits for an answer. */
	get width(): number {
		return Math.max(5, Math.ceil(this.connection.requestsPerSecond * slowAnswerSeconds));
	}

	/** Deletes what is at a path of v3; false if it did not exist, which is the wanted state. */
	async remove(path: string): Promise<boolean> {
		const failure = await this.call(plainRequest('DELETE', path)).then(
			() => undefined,
			(error: unknown) => error,
		);
		if (failure === undefined) return true;
		if (failure instanceof Failure && failure.facts.missing) return false;
		throw failure;
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

	/** Pages of a list, each with its side-loaded lists. */
	pages(request: ApiRequest, key: string, paging: Paging, limit?: number): AsyncGenerator<Page> {
		return walkPages(request, key, paging, (page) => this.call(page), limit);
	}

	/** What `load` gives, cached under the name; a write below one of the topics makes it stale. */
	async remember<T>(
		name: string,
		topics: string[],
		load: () => Promise<T>,
		maxAgeMs?: number,
	): Promise<T> {
		const { cache, meter, signal } = this.connection;
		let isCached = true;
		const loadNow = async () => {
			isCached = false;
			return await load();
		};
		for (;;) {
			const attempt = await cache.get(name, topics, loadNow, maxAgeMs).then(
				(value) => ({ value }),
				(error: unknown) => ({ error }),
			);
			if ('value' in attempt) {
				if (isCached) meter.remembered++;
				return attempt.value;
			}
			// The load belonged to another execution, which was stopped; this one loads for itself.
			if (attempt.error instanceof Cancelled && !signal?.aborted) continue;
			throw attempt.error;
		}
	}

	/** Does work alone among all executions of this process that name the same thing of the account. */
	async exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
		const release = await this.creates.lock(name, true, this.connection.signal);
		try {
			return await work();
		} finally {
			release();
		}
	}

	/** An ID that no other call gives, from the time and random digits. */
	uniqueId(): string {
		const digits = () => this.connection.random().toString(36).slice(2, 12);
		return [Date.now().toString(36), digits(), digits()].join('-');
	}

	/** Drops what was cached of a topic. */
	forget(topic: string): void {
		this.connection.cache.forget(topic);
	}
}
