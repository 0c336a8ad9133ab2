import { Cancelled, Failure } from '../failure';
import type { Row } from '../values';
import type { Cache } from './cache';
import type { ApiRequest, Clock, Outcome, Paging, RequestRecovery } from './exchange';
import { explain } from './explain';
import { type Gate, rateOf } from './gate';
import { Creates } from './locks';
import type { Meter } from './meter';
import type { OwnWrites } from './ownWrites';
import { type Page, walkPages } from './pages';
import { findCreated, idIn, isEmptyAnswer } from './recovery';
import {
	coolingTime,
	heldFor,
	isLimited,
	isMissing,
	maxAttempts,
	maxRetryAfterMs,
	outcomeUnknown,
	retryDelay,
} from './retry';
import { plainRequest } from './route';

/** An answer slower than this leaves the gate idle at times; more at once would only wait. */
const slowAnswerSeconds = 1.6;

/** A success: its HTTP status and its decoded body. */
export interface Answer {
	status: number;
	body: unknown;
}

/** Sends a request once and tells how it ended; adds address and key, never throws for a status. */
export type Send = (request: ApiRequest, signal?: AbortSignal) => Promise<Outcome>;

export interface Connection {
	send: Send;
	gate: Gate;
	/** The gate of a limit beside the account's. */
	gateOf?: (name: string) => Gate;
	requestsPerSecond: number;
	cache: Cache;
	/** SeenChanges of every write, so that triggers can tell our own events. */
	writes?: OwnWrites;
	/** What this process created in the account. */
	creates?: Creates;
	clock: Clock;
	random: () => number;
	signal?: AbortSignal;
	meter: Meter;
}

/** What became of the sends of one request so far. */
interface Attempts {
	/** When the call began, as a date. */
	since: number;
	sent: number;
	/** Sends that failed, those that the limit refused left aside. */
	failed: number;
	held: number;
	/** Milliseconds that the limit held it back. */
	throttledMs: number;
	/** One of them may have done its work. */
	mayHaveHappened: boolean;
}

/** An attempt that brought no answer, or none that is a success. */
type FailedOutcome = Exclude<Outcome, { kind: 'answer' | 'cancelled' }>;

/** A create that can be found when its answer is lost. */
type RecoverableRequest = ApiRequest & { recovery: RequestRecovery };

function isRecoverable(request: ApiRequest): request is RecoverableRequest {
	return typeof request.recovery === 'object';
}

/**
 * Whether a create may have worked, so that it is looked for before all else. What is refused after a
 * doubt may be refused because the first one had worked.
 */
function shouldRecover(
	request: ApiRequest,
	outcome: Outcome,
	{ mayHaveHappened }: Attempts,
): request is RecoverableRequest {
	const isRefused = outcome.kind === 'refusal' && !outcome.limited && outcome.status < 500;
	return isRecoverable(request) && (outcomeUnknown(outcome) || (mayHaveHappened && isRefused));
}

/** The one way to ActiveCampaign: every call waits its turn, is retried when that is safe, and explains its failure. */
export class Client {
	private readonly creates: Creates;

	constructor(private readonly connection: Connection) {
		this.creates = connection.creates ?? new Creates();
	}

	/** The decoded body of a 2xx answer; throws `Failure`, or `Cancelled` when the execution is stopped. */
	async call(request: ApiRequest): Promise<unknown> {
		return (await this.exchange(request)).body;
	}

	/** A 2xx answer with its status, 200 for what was found after its answer was lost; throws like `call`. */
	async exchange(request: ApiRequest): Promise<Answer> {
		const tries: Attempts = {
			since: Date.now(),
			sent: 0,
			failed: 0,
			held: 0,
			throttledMs: 0,
			mayHaveHappened: false,
		};
		for (;;) {
			const outcome = await this.attempt(request);
			const { signal, writes, meter } = this.connection;
			if (outcome.kind === 'cancelled' || (outcome.kind !== 'answer' && signal?.aborted))
				throw new Cancelled();
			const isUnknown = outcomeUnknown(outcome);
			const missing = isMissing(outcome);
			if (outcome.kind === 'answer' || isUnknown || missing) this.forgetWhatChanged(request);
			if (outcome.kind === 'answer') {
				writes?.noteAnswer(request, outcome.body);
				const found = await this.unsaid(request, outcome.body, tries.since);
				return { status: outcome.status, body: found ?? outcome.body };
			}
			// A repeated DELETE that finds nothing: our first one had worked.
			if (missing && tries.mayHaveHappened && request.method === 'DELETE')
				return { status: 200, body: {} };
			tries.sent++;
			tries[isLimited(outcome) ? 'held' : 'failed']++;
			tries.mayHaveHappened ||= isUnknown;
			if (shouldRecover(request, outcome, tries)) {
				const made = await this.look(request, outcome, tries);
				if (made !== undefined) return { status: 200, body: made };
			} else await this.waitToRetry(request, outcome, tries);
			meter.retries++;
		}
	}

	/** Waits until the request may go again; throws `Failure` when it may not. */
	private async waitToRetry(
		request: ApiRequest,
		outcome: FailedOutcome,
		tries: Attempts,
	): Promise<void> {
		const { clock, random, signal, meter } = this.connection;
		const limited = isLimited(outcome);
		const attempt = limited ? tries.held : tries.failed;
		const delay = retryDelay(outcome, attempt, request, random, tries.throttledMs);
		if (limited) {
			meter.limited++;
			const pause = delay ?? Math.min(outcome.retryAfterMs ?? 1_000, maxRetryAfterMs);
			this.gateThatLimits(request, outcome).pauseWithJitter(pause);
			tries.throttledMs += heldFor(pause);
		}
		if (delay === undefined) throw explain(outcome, request, tries.sent, tries.throttledMs);
		// Behind the limit the gate itself makes it wait.
		if (!limited) await clock.sleep(delay, signal);
	}

	/**
	 * What a create has made that may have worked; undefined when nothing was, so that it may go again.
	 * Throws `Failure` when it may not, or when that cannot be told.
	 */
	private async look(
		request: RecoverableRequest,
		outcome: FailedOutcome,
		{ since, sent, failed }: Attempts,
	): Promise<unknown> {
		const { clock, random, signal } = this.connection;
		const isUnknown = outcomeUnknown(outcome);
		if (isUnknown) await clock.sleep(coolingTime(outcome, failed, random), signal);
		const made = await this.made(request, since).catch((failure: unknown) => {
			throw failure instanceof Failure ? explain(outcome, request, sent) : failure;
		});
		if (made === undefined && (!isUnknown || failed >= maxAttempts))
			throw explain(outcome, { ...request, repeatable: true }, sent);
		return made;
	}

	/** Sends once, at its turn. */
	private async attempt(request: ApiRequest): Promise<Outcome> {
		const { send, writes, clock, signal, meter } = this.connection;
		const recovery = typeof request.recovery === 'object' ? request.recovery : undefined;
		const leave = recovery && (await this.creates.turn(recovery.returns, false, signal));
		try {
			await meter.hold(this.turn(request));
			meter.requests++;
			writes?.noteRequest(request);
			const startedAt = clock.now();
			const outcome = await send(request, signal);
			this.gateThatLimits(request, outcome).observe(outcome, startedAt);
			if (recovery && outcome.kind === 'answer')
				this.creates.note(recovery.returns, idIn(outcome.body, recovery.member));
			return outcome;
		} finally {
			leave?.();
		}
	}

	/** What a create has made that was answered with nothing; never sent again, since it was no refusal. */
	private async unsaid(request: ApiRequest, body: unknown, since: number): Promise<unknown> {
		if (!isRecoverable(request) || !isEmptyAnswer(body)) return undefined;
		return await this.made(request, since).catch((failure: unknown) => {
			if (failure instanceof Failure) return undefined;
			throw failure;
		});
	}

	/** What a create has made although its answer was lost; throws `Failure` when that cannot be told. */
	private async made(request: RecoverableRequest, since: number): Promise<unknown> {
		const { writes, signal } = this.connection;
		const { recovery } = request;
		const leave = await this.creates.turn(recovery.returns, true, signal);
		try {
			const made = await findCreated(request, recovery, {
				call: async (read) => await this.call(read),
				since,
				isTaken: ({ id }) => this.creates.has(recovery.returns, id),
			});
			this.creates.note(recovery.returns, idIn(made, recovery.member));
			writes?.noteAnswer(request, made);
			return made;
		} finally {
			leave();
		}
	}

	/** The account's gate, but for the importer's limit of its own, which it tells with status 400. */
	private gateThatLimits({ alsoLimited }: ApiRequest, outcome: Outcome): Gate {
		const { gate, gateOf } = this.connection;
		const isOwn = isLimited(outcome) && outcome.status === 400;
		return (isOwn && alsoLimited && gateOf?.(alsoLimited.by)) || gate;
	}

	/** Waits for the account's turn, and for that of a limit of its own before it. */
	private async turn({ alsoLimited }: ApiRequest): Promise<void> {
		const { gate, gateOf, requestsPerSecond, signal } = this.connection;
		if (alsoLimited) await gateOf?.(alsoLimited.by).take(alsoLimited.rate, signal);
		await gate.take(rateOf(requestsPerSecond), signal);
	}

	/** Requests of this client that can be under way at once without one waiting for another's answer. */
	get width(): number {
		return Math.max(5, Math.ceil(this.connection.requestsPerSecond * slowAnswerSeconds));
	}

	/** Deletes what is at a path of v3; false when it was gone already, which is what was wanted. */
	async remove(path: string): Promise<boolean> {
		const gone = await this.call(plainRequest('DELETE', path)).then(
			() => undefined,
			(failure: unknown) => failure,
		);
		if (gone === undefined) return true;
		if (gone instanceof Failure && gone.facts.missing) return false;
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
	async remember<T>(
		name: string,
		topics: string[],
		load: () => Promise<T>,
		maxAgeMs?: number,
	): Promise<T> {
		const { cache, meter } = this.connection;
		let isRemembered = true;
		const loadNow = async () => {
			isRemembered = false;
			return await load();
		};
		for (;;) {
			const attempt = await cache.get(name, topics, loadNow, maxAgeMs).then(
				(value) => ({ value }),
				(error: unknown) => ({ error }),
			);
			if ('value' in attempt) {
				if (isRemembered) meter.remembered++;
				return attempt.value;
			}
			// Another execution had asked first and was stopped: its end is not ours, so we ask ourselves.
			if (attempt.error instanceof Cancelled && !this.connection.signal?.aborted) continue;
			throw attempt.error;
		}
	}

	/** Does work alone among all that name the same thing in this process and account. */
	async exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
		const leave = await this.creates.turn(name, true, this.connection.signal);
		try {
			return await work();
		} finally {
			leave();
		}
	}

	/** An ID that no other call gives, from the time and random digits. */
	uniqueId(): string {
		const digits = () => this.connection.random().toString(36).slice(2, 12);
		return [Date.now().toString(36), digits(), digits()].join('-');
	}

	/** Makes what was remembered of a topic stale. */
	forget(topic: string): void {
		this.connection.cache.forget(topic);
	}

	private forgetWhatChanged(request: ApiRequest): void {
		if (request.method !== 'GET') this.forget(topicOf(request.path));
	}
}

/** First segments that stand for a product, not for a thing: the second tells the thing. */
const products = new Set(['customObjects', 'prism', 'ecom', 'sms', 'channel', 'import']);

/** What a write to a path makes stale: `contacts`, or `customObjects/schemas`. */
export function topicOf(path: string): string {
	const [first = '', second = ''] = path.split('/').slice(1);
	return products.has(first) ? `${first}/${second}` : first;
}
