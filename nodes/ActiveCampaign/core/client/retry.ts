import type { ApiRequest, Outcome } from './exchange';

/** Sends of one request at most that fail, the first included. */
export const maxAttempts = 5;
/** Longest wait that is kept for the service; a longer one is told to the user instead. */
export const maxRetryAfterMs = 60_000;
/** Longest that one request is held back by the limit in all. */
export const maxHeldMs = 5 * 60_000;
/** A server in trouble gets at least this long. */
const coolingMs = 1_000;
/** A request that was too slow may still be done. */
const slowCoolingMs = 10_000;
const backOffMs = 1_000;
const maxBackOffMs = 16_000;

/**
 * Milliseconds until the request may go again, or undefined when it may not. The server's own time
 * is taken as given; ours is spread by full jitter. `attempt` counts the sends so far that failed;
 * those that the limit refused are counted apart and bounded by time, by the `throttledMs` they waited:
 * nothing was done, and where others use the account their number says nothing about the request.
 */
export function retryDelay(
	outcome: Outcome,
	attempt: number,
	request: Pick<ApiRequest, 'repeatable'>,
	random: () => number,
	throttledMs = 0,
): number | undefined {
	const isOver = isLimited(outcome) ? throttledMs >= maxHeldMs : attempt >= maxAttempts;
	if (isOver || !mayGoAgain(outcome, request.repeatable)) return undefined;
	if (outcome.kind === 'refusal' && outcome.retryAfterMs !== undefined) {
		return outcome.retryAfterMs <= maxRetryAfterMs ? outcome.retryAfterMs : undefined;
	}
	return backOff(attempt, random);
}

/**
 * Milliseconds until it makes sense to look for what a create made: a time-out may mean that the
 * service is still at work.
 */
export function coolingTime(outcome: Outcome, attempt: number, random: () => number): number {
	const isSlow = outcome.kind === 'lost' && outcome.reason === 'ETIMEDOUT';
	return (isSlow ? slowCoolingMs : 0) + backOff(attempt, random);
}

function backOff(attempt: number, random: () => number): number {
	return coolingMs + random() * Math.min(maxBackOffMs, backOffMs * 2 ** (attempt - 1));
}

/** ActiveCampaign has no idempotency keys: what may have been done is sent again only if that is harmless. */
function mayGoAgain(outcome: Outcome, repeatable: boolean): boolean {
	switch (outcome.kind) {
		case 'lost':
			return !outcome.sent || repeatable;
		case 'refusal':
			if (outcome.limited || refusedBeforeWork(outcome)) return true;
			return repeatable && (outcome.status >= 500 || outcome.status === 408);
		default:
			return false;
	}
}

/** 503 with a time to come back is a gate in front of the service, not a failure within. */
function refusedBeforeWork(outcome: Extract<Outcome, { kind: 'refusal' }>): boolean {
	return outcome.status === 503 && outcome.retryAfterMs !== undefined;
}

/** Milliseconds of a wait for the limit, as counted: "Retry-After: 0" without end ends as well. */
export const heldFor = (delay: number) => Math.max(coolingMs, delay);

/** True when the account, or a limit beside it, was over its limit: nothing was done. */
export function isLimited(
	outcome: Outcome,
): outcome is Extract<Outcome, { kind: 'refusal' }> & { limited: true } {
	return outcome.kind === 'refusal' && outcome.limited;
}

/** True when the request may have done its work although no answer said so. */
export function outcomeUnknown(outcome: Outcome): boolean {
	if (outcome.kind === 'lost') return outcome.sent;
	if (outcome.kind !== 'refusal' || outcome.limited || refusedBeforeWork(outcome)) return false;
	return outcome.status >= 500 || outcome.status === 408;
}

/** Nothing is there. Some resources say so with 403, 400 or 422: the words decide. */
export function isMissing(outcome: Outcome): boolean {
	return (
		outcome.kind === 'refusal' &&
		(outcome.status === 404 ||
			outcome.problems.some(({ title }) => /^No Result found/i.test(title)))
	);
}
