import { Cancelled } from '../failure';
import { topicOf } from './cache';
import type { ReadyConnection } from './connection';
import { isContentMissing, withContent } from './content';
import type { Answer, ApiRequest, Outcome } from './exchange';
import { explain } from './explain';
import { idIn } from './findCreated';
import { type Gate, rateOf } from './gate';
import { refusePlaceholders } from './placeholders';
import { isFindable, isRecoverable, LostCreates, shouldRecover } from './recover';
import {
	type Attempts,
	countedDelay,
	type FailedOutcome,
	isMissing,
	isThrottled,
	outcomeUnknown,
	retryDelay,
} from './retry';

/** Sends each request at its turn, until it has an answer or may not be sent again. */
export class Caller {
	private readonly lostCreates: LostCreates;

	constructor(private readonly connection: ReadyConnection) {
		this.lostCreates = new LostCreates(connection, async (read) => (await this.call(read)).body);
	}

	/**
	 * A 2xx answer with its status; 200 for what was found after its answer was lost. It counts as
	 * recovered unless a later refusal led to it: then another client may have created it. Throws
	 * `Failure`, or `Cancelled` if the execution is stopped.
	 */
	async call(request: ApiRequest): Promise<Answer> {
		refusePlaceholders(request);
		const attempts: Attempts = {
			since: Date.now(),
			sent: 0,
			failed: 0,
			throttled: 0,
			throttledMs: 0,
			mayHaveHappened: false,
		};
		const { signal, writes, meter } = this.connection;
		for (;;) {
			const outcome = await this.attempt(request);
			if (outcome.kind === 'cancelled' || (outcome.kind !== 'answer' && signal?.aborted))
				throw new Cancelled();
			const isUnknown = outcomeUnknown(outcome);
			const missing = isMissing(outcome);
			if (outcome.kind === 'answer' || isUnknown || missing) this.forgetStale(request);
			if (outcome.kind === 'answer') {
				const { status, body } = outcome;
				writes?.noteAnswer(request, body);
				const found = await this.lostCreates.recoverEmptyAnswer(request, body, attempts.since);
				return found === undefined ? { status, body } : { status, body: found, recovered: true };
			}
			// A repeated DELETE that finds nothing: the first one had worked.
			if (missing && attempts.mayHaveHappened && request.method === 'DELETE')
				return { status: 200, body: {} };
			attempts.sent++;
			attempts[isThrottled(outcome) ? 'throttled' : 'failed']++;
			attempts.mayHaveHappened ||= isUnknown;
			if (request.repeatable && isContentMissing(outcome) && isFindable(request)) {
				const stored = await this.lostCreates.findStored(request, attempts.since);
				if (stored !== undefined) return { status: 200, body: stored };
			}
			if (shouldRecover(request, outcome, attempts)) {
				const answer = await this.lostCreates.recover(request, outcome, attempts);
				if (answer !== undefined)
					return { status: 200, body: answer, ...(isUnknown ? { recovered: true } : {}) };
			} else {
				await this.waitToRetry(request, outcome, attempts);
			}
			meter.retries++;
		}
	}

	/** Sends once, at the request's turn. */
	private async attempt(request: ApiRequest): Promise<Outcome> {
		const { send, creates, writes, clock, signal, meter } = this.connection;
		const recovery = isRecoverable(request) ? request.recovery : undefined;
		const release = recovery && (await creates.lock(recovery.returns, false, signal));
		try {
			await meter.hold(this.turn(request));
			meter.requests++;
			writes?.noteRequest(request);
			const startedAt = clock.now();
			const outcome = withContent(request, await send(request, signal));
			this.gateThatLimits(request, outcome).observe(outcome, startedAt);
			if (recovery && outcome.kind === 'answer')
				creates.add(recovery.returns, idIn(outcome.body, recovery.member));
			return outcome;
		} finally {
			release?.();
		}
	}

	/** Waits until the request may be sent again; throws `Failure` if it may not. */
	private async waitToRetry(
		request: ApiRequest,
		outcome: FailedOutcome,
		attempts: Attempts,
	): Promise<void> {
		const { retryPolicy: policy, clock, random, signal, meter } = this.connection;
		const { repeatable, method } = request;
		const delay = retryDelay(outcome, attempts, { policy, random, repeatable, method });
		if (isThrottled(outcome)) {
			meter.limited++;
			const { retryAfterMs = policy.minDelayMs } = outcome;
			const pause = delay ?? Math.min(retryAfterMs, policy.maxRetryAfterMs);
			this.gateThatLimits(request, outcome).pauseWithJitter(pause);
			if (delay !== undefined) attempts.throttledMs += countedDelay(pause, policy);
		}
		if (delay === undefined) throw explain(outcome, request, attempts, policy);
		// Behind the limit the gate itself makes the request wait.
		if (!isThrottled(outcome)) await clock.sleep(delay, signal);
	}

	/** The gate to pause: the account's, or the importer's own when the service reports that one (HTTP 400). */
	private gateThatLimits({ alsoLimited }: ApiRequest, outcome: Outcome): Gate {
		const { gate, gateOf } = this.connection;
		const isOwn = isThrottled(outcome) && outcome.status === 400;
		return (isOwn && alsoLimited && gateOf?.(alsoLimited.by)) || gate;
	}

	/** Waits for the request's own limit, if it has one, then for the account's. */
	private async turn({ alsoLimited }: ApiRequest): Promise<void> {
		const { gate, gateOf, requestsPerSecond, signal } = this.connection;
		if (alsoLimited) await gateOf?.(alsoLimited.by).take(alsoLimited.rate, signal);
		await gate.take(rateOf(requestsPerSecond), signal);
	}

	private forgetStale({ method, path }: ApiRequest): void {
		if (method !== 'GET') this.connection.cache.forget(topicOf(path));
	}
}
