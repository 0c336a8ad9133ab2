import type { ApiRequest, Outcome } from './exchange';

/** When a failed request is sent again. Times are milliseconds. */
export interface RetryPolicy {
	/** Sends of one request that may fail, the first included. Throttled sends are not counted. */
	maxAttempts: number;
	/** Longest `Retry-After` we honour; beyond it the call fails and says when to try again. */
	maxRetryAfterMs: number;
	/** Longest time for which the limit may delay one request in all. */
	maxThrottledMs: number;
	/** Least wait before a retry, so that a server in trouble gets a pause. */
	minDelayMs: number;
	/** Upper bound of the random part of the wait after the first failure; doubled by each further one. */
	backOffMs: number;
	/** Largest upper bound of the random part. */
	maxBackOffMs: number;
	/** Extra wait before a recovery search after a time-out: the service may still be at work. */
	slowDelayMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
	maxAttempts: 5,
	maxRetryAfterMs: 60_000,
	maxThrottledMs: 5 * 60_000,
	minDelayMs: 1_000,
	backOffMs: 1_000,
	maxBackOffMs: 16_000,
	slowDelayMs: 10_000,
};

/** The sends of one request so far. */
export interface Attempts {
	/** When the call began, in milliseconds since 1970. */
	since: number;
	sent: number;
	/** Sends that failed, throttled ones excluded. */
	failed: number;
	/** Sends that were refused because the account was over its limit. */
	throttled: number;
	/** Time for which the limit has delayed the request. */
	throttledMs: number;
	/** One of the sends may have done its work. */
	mayHaveHappened: boolean;
}

/** An attempt that brought no answer, or a refusal. */
export type FailedOutcome = Exclude<Outcome, { kind: 'answer' | 'cancelled' }>;

/** What decides how long a wait is; `random` gives numbers from 0 to 1. */
interface Waiting {
	policy: RetryPolicy;
	random: () => number;
}

/** What decides whether a request is sent again. */
type Repeatability = Pick<ApiRequest, 'repeatable'> & Partial<Pick<ApiRequest, 'method'>>;

type Refusal = Extract<Outcome, { kind: 'refusal' }>;

/**
 * Milliseconds until the request may be sent again, or undefined if it may not. The service's own
 * `Retry-After` is taken as it is; other waits have full jitter. Throttled sends are bounded by time
 * and not by number: nothing was done, and where others use the account their number says nothing
 * about the request.
 */
export function retryDelay(
	outcome: Outcome,
	{ failed, throttled, throttledMs }: Pick<Attempts, 'failed' | 'throttled' | 'throttledMs'>,
	{ policy, random, repeatable, method }: Waiting & Repeatability,
): number | undefined {
	const isOver = isThrottled(outcome)
		? throttledMs >= policy.maxThrottledMs
		: failed >= policy.maxAttempts;
	const isWorthIt = mayRepeat(outcome, repeatable) || (isBlockedRead() && failed < 2);
	if (isOver || !isWorthIt) return undefined;
	if (outcome.kind === 'refusal' && outcome.retryAfterMs !== undefined) {
		return outcome.retryAfterMs <= policy.maxRetryAfterMs ? outcome.retryAfterMs : undefined;
	}
	return backOff(isThrottled(outcome) ? throttled : failed, { policy, random });

	/** A firewall may let the next one through; more of them would look like an attack. */
	function isBlockedRead(): boolean {
		const isBlocked = outcome.kind === 'refusal' && outcome.blocked === true;
		return isBlocked && repeatable && method === 'GET';
	}
}

/** Milliseconds to wait after an unknown outcome before the recovery search. */
export function recoveryDelay(
	outcome: Outcome,
	{ failed }: Pick<Attempts, 'failed'>,
	{ policy, random }: Waiting,
): number {
	const isSlow = outcome.kind === 'lost' && outcome.reason === 'ETIMEDOUT';
	return (isSlow ? policy.slowDelayMs : 0) + backOff(failed, { policy, random });
}

function backOff(attempt: number, { policy, random }: Waiting): number {
	const bound = Math.min(policy.maxBackOffMs, policy.backOffMs * 2 ** (attempt - 1));
	return policy.minDelayMs + random() * bound;
}

/** ActiveCampaign has no idempotency keys: work that may be done is repeated only if that is harmless. */
function mayRepeat(outcome: Outcome, repeatable: boolean): boolean {
	switch (outcome.kind) {
		case 'lost':
			return !outcome.sent || repeatable;
		case 'refusal':
			if (outcome.limited || refusedBeforeWork(outcome)) return true;
			return repeatable && isServerTrouble(outcome);
		default:
			return false;
	}
}

/** A 503 with `Retry-After` comes from a gate in front of the service, not from a failure within. */
function refusedBeforeWork(outcome: Refusal): boolean {
	return outcome.status === 503 && outcome.retryAfterMs !== undefined;
}

/** A failure during the work; a duplicate is a refusal, whatever its status. */
function isServerTrouble({ status, duplicate }: Refusal): boolean {
	return !duplicate && (status >= 500 || status === 408);
}

/** A wait for the limit as it counts towards `maxThrottledMs`: endless `Retry-After: 0` ends as well. */
export function countedDelay(delayMs: number, { minDelayMs }: RetryPolicy): number {
	return Math.max(minDelayMs, delayMs);
}

/** True if the account's limit, or a further one, was exceeded: nothing was done. */
export function isThrottled(outcome: Outcome): outcome is Refusal & { limited: true } {
	return outcome.kind === 'refusal' && outcome.limited;
}

/** True if the service refused what the request asks for. */
export function isRejected(outcome: Outcome): boolean {
	if (outcome.kind !== 'refusal' || outcome.limited) return false;
	return outcome.status < 500 || outcome.duplicate === true;
}

/** True if the request may have done its work although no answer says so. */
export function outcomeUnknown(outcome: Outcome): boolean {
	if (outcome.kind === 'lost') return outcome.sent;
	if (outcome.kind !== 'refusal' || outcome.limited || refusedBeforeWork(outcome)) return false;
	return isServerTrouble(outcome);
}

/** True if the service says that what the request is about does not exist. */
export function isMissing(outcome: Outcome): boolean {
	return outcome.kind === 'refusal' && outcome.missing !== undefined;
}
