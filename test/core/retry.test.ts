import type { Outcome } from '../../nodes/ActiveCampaign/core/client/exchange';
import {
	maxAttempts,
	outcomeUnknown,
	retryDelay,
} from '../../nodes/ActiveCampaign/core/client/retry';

const refused = (
	status: number,
	more: { limited?: boolean; retryAfterMs?: number } = {},
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
const delay = (outcome: Outcome, attempt = 1, repeatable = true, random = 0) =>
	retryDelay(outcome, attempt, { repeatable }, () => random);

type Rule = [what: string, outcome: Outcome, repeatable: boolean, once: boolean, unknown: boolean];

const rules: Rule[] = [
	['an answer', { kind: 'answer', status: 200, body: {} }, false, false, false],
	['a stop', { kind: 'cancelled' }, false, false, false],
	['the limit', limited(), true, true, false],
	['the limit of the importer', refused(400, { limited: true }), true, true, false],
	['a connection that was refused', lost(false, 'ECONNREFUSED'), true, true, false],
	['an unknown host', lost(false, 'ENOTFOUND'), true, true, false],
	['a connection that broke', lost(true, 'ECONNRESET'), true, false, true],
	['an answer that did not come', lost(true, 'ETIMEDOUT'), true, false, true],
	['an answer that broke off', lost(true, 'TRUNCATED'), true, false, true],
	['408', refused(408), true, false, true],
	['500', refused(500), true, false, true],
	['502', refused(502), true, false, true],
	['503', refused(503), true, false, true],
	['503 with a time to come back', refused(503, { retryAfterMs: 2000 }), true, true, false],
	['504', refused(504), true, false, true],
	['500 with a time to come back', refused(500, { retryAfterMs: 2000 }), true, false, true],
	['301', refused(301), false, false, false],
	['400', refused(400), false, false, false],
	['401', refused(401), false, false, false],
	['402', refused(402), false, false, false],
	['403', refused(403), false, false, false],
	['404', refused(404), false, false, false],
	['409', refused(409), false, false, false],
	['422', refused(422), false, false, false],
];

it.each(rules)('after %s sends again what is safe to send again', (_, outcome, safe, once) => {
	expect(delay(outcome, 1, true) !== undefined).toBe(safe);
	expect(delay(outcome, 1, false) !== undefined).toBe(once);
});

it.each(rules)(
	'after %s knows whether the work may have been done',
	(_, outcome, _s, _o, unknown) => {
		expect(outcomeUnknown(outcome)).toBe(unknown);
	},
);

it('sends nothing a second time whose first sending may have done the work', () => {
	for (const [, outcome] of rules) {
		if (outcomeUnknown(outcome)) expect(delay(outcome, 1, false)).toBeUndefined();
	}
});

it('gives up after five attempts', () => {
	expect(maxAttempts).toBe(5);
	for (const outcome of [refused(500), lost(false, 'ENOTFOUND')]) {
		expect([1, 2, 3, 4, 5].map((attempt) => delay(outcome, attempt) !== undefined)).toEqual([
			true,
			true,
			true,
			true,
			false,
		]);
	}
});

it('bounds refusals by the limit by time, not by number', () => {
	const after = (throttledMs: number) =>
		retryDelay(limited(1000), 50, { repeatable: false }, () => 0, throttledMs);
	expect(after(299_000)).toBe(1000);
	expect(after(300_000)).toBeUndefined();
});

it.each([
	[1, 1000, 2000],
	[2, 1000, 3000],
	[3, 1000, 5000],
	[4, 1000, 9000],
])('waits after attempt %s between %s and %s ms, spread over all of it', (attempt, least, most) => {
	for (const outcome of [refused(500), limited(), lost(true, 'ECONNRESET')]) {
		expect(delay(outcome, attempt, true, 0)).toBe(least);
		expect(delay(outcome, attempt, true, 0.999_999)).toBeCloseTo(most, 1);
		expect(delay(outcome, attempt, true, 0.5)).toBe((least + most) / 2);
	}
});

it.each([0, 1, 30_000, 60_000])(
	'waits the %s ms that the service asked for, without jitter',
	(ms) => {
		for (const random of [0, 0.999]) {
			expect(delay(limited(ms), 1, false, random)).toBe(ms);
			expect(delay(refused(503, { retryAfterMs: ms }), 1, false, random)).toBe(ms);
			expect(delay(refused(500, { retryAfterMs: ms }), 4, true, random)).toBe(ms);
		}
	},
);

it('does not wait for more than a minute', () => {
	expect(delay(limited(60_001))).toBeUndefined();
	expect(delay(refused(503, { retryAfterMs: 3_600_000 }))).toBeUndefined();
});
