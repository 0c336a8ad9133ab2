import { Pace } from '../../nodes/ActiveCampaign/core/client/pace';
import { runWorkers, type Signals } from './workers';

const asked = { requests: 5, windowMs: 1100 };
const perSecond = ({ requests, windowMs }: { requests: number; windowMs: number }) =>
	(1000 * requests) / windowMs;
const middle = () => 0.5;

describe('the pace of a process beside others on the account', () => {
	it('keeps the requested rate until the first refusal', () => {
		const pace = new Pace(middle);
		for (const remaining of [4, 0, 0, 3]) pace.onLimitHeaders({ limit: 5, remaining }, 100);
		expect(pace.currentRate(asked, 100)).toBe(asked);
	});

	it('lowers and spaces the rate after a refusal, and counts the refusals of one burst once', () => {
		const pace = new Pace(middle);
		pace.currentRate(asked, 0);
		pace.onThrottled(0, 100);
		expect(pace.currentRate(asked, 100)).toMatchObject({
			requests: 3,
			windowMs: 1100,
			spacingMs: 330,
		});
		for (let index = 0; index < 4; index++) pace.onThrottled(0, 100);
		expect(perSecond(pace.currentRate(asked, 100))).toBeCloseTo(1 / 1.1);
		pace.onAccepted(150);
		pace.onThrottled(200, 300);
		expect(perSecond(pace.currentRate(asked, 300))).toBeCloseTo(1 / 2.2);
	});

	it('returns to the requested rate, bursts included, some time after the last refusal', () => {
		const pace = new Pace(middle);
		pace.currentRate(asked, 0);
		pace.onThrottled(0, 100);
		const rates = [];
		for (let now = 100; now < 60_000; now += 500)
			rates.push(perSecond(pace.currentRate(asked, now)));
		expect(rates).toEqual([...rates].sort((one, other) => one - other));
		expect(pace.currentRate(asked, 60_000)).toBe(asked);
	});

	it('starts afresh after a long time without requests', () => {
		const pace = new Pace(middle);
		pace.currentRate(asked, 0);
		pace.onThrottled(0, 100);
		pace.currentRate(asked, 200);
		expect(pace.currentRate(asked, 100_000)).toBe(asked);
	});

	it('does not raise the rate while the headers say that the limit is used up', () => {
		const pace = new Pace(middle);
		pace.currentRate(asked, 0);
		pace.onThrottled(0, 0);
		for (let now = 500; now < 30_000; now += 500) {
			pace.onLimitHeaders({ limit: 10, remaining: 0 }, now);
			expect(pace.currentRate(asked, now)).toMatchObject({ requests: 3 });
		}
	});

	it.each([1, 2, 5])('never exceeds a requested rate of %s per second', (requests) => {
		const pace = new Pace(middle);
		const rate = { requests, windowMs: 1100 };
		for (let now = 0; now < 100_000; now += 700) {
			if (now % 9_100 === 0) pace.onThrottled(now - 50, now);
			expect(perSecond(pace.currentRate(rate, now))).toBeLessThanOrEqual(perSecond(rate) + 1e-9);
		}
	});

	it('admits one request in 16 windows at least, however often it is refused', () => {
		const pace = new Pace(middle);
		for (let now = 0; now < 1_000_000; now += 20_000) {
			pace.currentRate(asked, now);
			pace.onThrottled(now, now + 1);
		}
		expect(pace.currentRate(asked, 1_000_000).windowMs).toBeLessThanOrEqual(16 * 1100);
	});
});

/** Bounds for a number of workers, as parts of 1: `used` of the limit at least, `refused` of the requests at most. */
interface Expected {
	workers: number;
	used: number;
	refused: number;
}

const withHeaders: Expected[] = [
	{ workers: 1, used: 0.9, refused: 0 },
	{ workers: 2, used: 0.85, refused: 0.05 },
	{ workers: 4, used: 0.8, refused: 0.1 },
	{ workers: 8, used: 0.78, refused: 0.18 },
	{ workers: 16, used: 0.75, refused: 0.3 },
	{ workers: 32, used: 0.75, refused: 0.4 },
];
const withoutHeaders = withHeaders.map((bound) => ({ ...bound, used: bound.used - 0.1 }));
const kinds: Array<[source: string, signals: Signals, bounds: Expected[]]> = [
	['headers and Retry-After', { tellsLimit: true, retryAfter: 1 }, withHeaders],
	['headers', { tellsLimit: true }, withHeaders],
	['Retry-After', { tellsLimit: false, retryAfter: 1 }, withoutHeaders],
	['429 alone', { tellsLimit: false }, withoutHeaders],
];
const cases = kinds.flatMap(([source, signals, bounds]) =>
	bounds.map((bound) => ({ source, signals, ...bound })),
);

describe('workers without shared memory', () => {
	it.each(cases)('share the limit among $workers, learning from $source', async (expected) => {
		const { workers, signals } = expected;
		const requests = Math.max(50, 800 / workers);
		const plans = Array.from({ length: workers }, () => ({ requests }));
		const run = await runWorkers(plans, signals);
		expect(run.distinct).toBe(workers * requests);
		expect(run.accepted).toBe(workers * requests);
		expect(run.worst).toBeLessThanOrEqual(5);
		const together = run.between(0, Math.min(...run.ends));
		const all = run.between(0, Math.max(...run.ends) + 1);
		if (process.env.SHOW_PACE) {
			const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
			process.stdout.write(
				`${workers} workers, ${expected.source}: ${percent(together.used)} used, ${percent(all.refused)} refused, ` +
					`shares ${Math.min(...together.shares)} to ${Math.max(...together.shares)}\n`,
			);
		}
		expect(together.used).toBeGreaterThanOrEqual(expected.used);
		expect(all.refused).toBeLessThanOrEqual(expected.refused);
	});

	it.each(kinds)(
		'get equal parts of the limit when they are two, learning from %s',
		async (source, signals) => {
			const run = await runWorkers([{ requests: 800 }, { requests: 800 }], signals);
			const { shares } = run.between(0, Math.min(...run.ends));
			const unfairness = Math.max(...shares) / Math.min(...shares);
			expect(unfairness).toBeLessThan(source.startsWith('headers') ? 1.5 : 5);
		},
	);

	it.each(kinds)(
		'use the whole limit soon after the other worker has ended, learning from %s',
		async (source, signals) => {
			const run = await runWorkers([{ requests: 100 }, { requests: 700 }], signals);
			const end = run.ends[0] ?? 0;
			const grace = source.startsWith('headers') ? 15_000 : 60_000;
			expect(run.between(end + grace, end + grace + 40_000).used).toBeGreaterThanOrEqual(0.88);
		},
	);

	it.each(kinds)('let a newcomer in, learning from %s', async (_, signals) => {
		const run = await runWorkers([{ requests: 600 }, { requests: 200, from: 30_000 }], signals);
		// A process that was alone goes in bursts: it can take a minute until one of them is hit.
		const { shares } = run.between(30_000, 130_000);
		expect(Math.min(...shares)).toBeGreaterThan(15);
	});
});
