import type { Outcome } from '../../nodes/ActiveCampaign/core/client/exchange';
import {
	defaultRetryPolicy,
	outcomeUnknown,
	retryDelay,
	type RetryPolicy,
} from '../../nodes/ActiveCampaign/core/client/retry';

const refused = (
	status: number,
	more: { limited?: boolean; retryAfterMs?: number; duplicate?: true } = {},
): Outcome => ({
	kind: 'refusal',
	status,
	problems: [],
	limited: false,
	...more,
});
const lost = (sent: boolean, reason: string): Outcome => ({ kind: 'lost', sent, reason });
const limited = (retryAfterMs?: number) =>
	refused(429, { limited: true, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
interface Given {
	attempt?: number;
	repeatable?: boolean;
	random?: number;
	throttledMs?: number;
	policy?: RetryPolicy;
}

function delay(outcome: Outcome, given: Given = {}): number | undefined {
	const { attempt = 1, repeatable = true, random = 0, throttledMs = 0 } = given;
	const { policy = defaultRetryPolicy } = given;
	const attempts = { failed: attempt, throttled: attempt, throttledMs };
	return retryDelay(outcome, attempts, { policy, random: () => random, repeatable });
}

type Rule = [
	what: string,
	outcome: Outcome,
	/** Sent again if it is repeatable, if it is not, and whether its work may be done. */
	repeatable: boolean,
	other: boolean,
	unknown: boolean,
];

const rules: Rule[] = [
	['an answer', { kind: 'answer', status: 200, body: {} }, false, false, false],
	['a cancelled send', { kind: 'cancelled' }, false, false, false],
	['a throttled send', limited(), true, true, false],
	['the limit of the importer', refused(400, { limited: true }), true, true, false],
	['a refused connection', lost(false, 'ECONNREFUSED'), true, true, false],
	['an unknown host', lost(false, 'ENOTFOUND'), true, true, false],
	['a broken connection', lost(true, 'ECONNRESET'), true, false, true],
	['a time-out', lost(true, 'ETIMEDOUT'), true, false, true],
	['a truncated answer', lost(true, 'TRUNCATED'), true, false, true],
	['408', refused(408), true, false, true],
	['500', refused(500), true, false, true],
	['502', refused(502), true, false, true],
	['503', refused(503), true, false, true],
	['503 with Retry-After', refused(503, { retryAfterMs: 2000 }), true, true, false],
	['504', refused(504), true, false, true],
	['500 with Retry-After', refused(500, { retryAfterMs: 2000 }), true, false, true],
	['301', refused(301), false, false, false],
	['400', refused(400), false, false, false],
	['401', refused(401), false, false, false],
	['402', refused(402), false, false, false],
	['403', refused(403), false, false, false],
	['404', refused(404), false, false, false],
	['409', refused(409), false, false, false],
	['422', refused(422), false, false, false],
	['500 that reports a duplicate', refused(500, { duplicate: true }), false, false, false],
];

describe('the retry policy', () => {
	it.each(rules)('repeats a request after %s only if that is safe', (_, outcome, safe, other) => {
		expect(delay(outcome, { repeatable: true }) !== undefined).toBe(safe);
		expect(delay(outcome, { repeatable: false }) !== undefined).toBe(other);
	});

	it.each(rules)('knows after %s whether the work may be done', (_, outcome, _s, _o, unknown) => {
		expect(outcomeUnknown(outcome)).toBe(unknown);
	});

	it('never repeats a request that is not repeatable after an unknown outcome', () => {
		for (const [, outcome] of rules) {
			if (outcomeUnknown(outcome)) expect(delay(outcome, { repeatable: false })).toBeUndefined();
		}
	});

	it.each([
		['by default', defaultRetryPolicy, 5],
		['with another policy', { ...defaultRetryPolicy, maxAttempts: 2 }, 2],
	])('gives up after maxAttempts %s', (_, policy, maxAttempts) => {
		for (const outcome of [refused(500), lost(false, 'ENOTFOUND')]) {
			for (let attempt = 1; attempt <= 6; attempt++) {
				const isRetried = delay(outcome, { attempt, policy }) !== undefined;
				expect(isRetried).toBe(attempt < maxAttempts);
			}
		}
	});

	it('bounds throttled sends by time, not by number', () => {
		const after = (throttledMs: number) =>
			delay(limited(1000), { attempt: 50, repeatable: false, throttledMs });
		expect(after(299_000)).toBe(1000);
		expect(after(300_000)).toBeUndefined();
	});

	it.each([
		[1, 1000, 2000],
		[2, 1000, 3000],
		[3, 1000, 5000],
		[4, 1000, 9000],
	])('spreads the back-off after attempt %s over %s to %s ms', (attempt, least, most) => {
		for (const outcome of [refused(500), limited(), lost(true, 'ECONNRESET')]) {
			expect(delay(outcome, { attempt, random: 0 })).toBe(least);
			expect(delay(outcome, { attempt, random: 0.999_999 })).toBeCloseTo(most, 1);
			expect(delay(outcome, { attempt, random: 0.5 })).toBe((least + most) / 2);
		}
	});

	it.each([0, 1, 30_000, 60_000])('honours a Retry-After of %s ms without jitter', (ms) => {
		for (const random of [0, 0.999]) {
			expect(delay(limited(ms), { repeatable: false, random })).toBe(ms);
			expect(delay(refused(503, { retryAfterMs: ms }), { repeatable: false, random })).toBe(ms);
			expect(delay(refused(500, { retryAfterMs: ms }), { attempt: 4, random })).toBe(ms);
		}
	});

	it('does not wait for a Retry-After of more than a minute', () => {
		expect(delay(limited(60_001))).toBeUndefined();
		expect(delay(refused(503, { retryAfterMs: 3_600_000 }))).toBeUndefined();
	});
});
