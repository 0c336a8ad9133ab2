import { Pace } from '../../nodes/ActiveCampaign/core/client/pace';
import { runWorkers, type Signals } from './workers';

const asked = { requests: 5, windowMs: 1100 };
const perSecond = ({ requests, windowMs }: { requests: number; windowMs: number }) =>
	(1000 * requests) / windowMs;
const middle = () => 0.5;

it('gives the rate that is asked for until the first refusal', () => {
	const pace = new Pace(middle);
	for (const remaining of [4, 0, 0, 3]) pace.hear({ limit: 5, remaining }, 100);
	expect(pace.within(asked, 100)).toBe(asked);
});

it('goes slower and evenly after a refusal, and takes a burst for one piece of news', () => {
	const pace = new Pace(middle);
	pace.within(asked, 0);
	pace.refuse(0, 100);
	expect(pace.within(asked, 100)).toMatchObject({ requests: 3, windowMs: 1100, spacingMs: 330 });
	for (let index = 0; index < 4; index++) pace.refuse(0, 100);
	expect(perSecond(pace.within(asked, 100))).toBeCloseTo(1 / 1.1);
	pace.pass(150);
	pace.refuse(200, 300);
	expect(perSecond(pace.within(asked, 300))).toBeCloseTo(1 / 2.2);
});

it('is as fast as before, bursts and all, a while after the last refusal', () => {
	const pace = new Pace(middle);
	pace.within(asked, 0);
	pace.refuse(0, 100);
	const rates = [];
	for (let now = 100; now < 60_000; now += 500) rates.push(perSecond(pace.within(asked, now)));
	expect(rates).toEqual([...rates].sort((one, other) => one - other));
	expect(pace.within(asked, 60_000)).toBe(asked);
});

it('forgets what it learned when nobody asked for a long time', () => {
	const pace = new Pace(middle);
	pace.within(asked, 0);
	pace.refuse(0, 100);
	pace.within(asked, 200);
	expect(pace.within(asked, 100_000)).toBe(asked);
});

it('tries nothing while the limit is used up, and at once where there is room', () => {
	const pace = new Pace(middle);
	pace.within(asked, 0);
	pace.refuse(0, 0);
	for (let now = 500; now < 30_000; now += 500) {
		pace.hear({ limit: 10, remaining: 0 }, now);
		expect(pace.within(asked, now)).toMatchObject({ requests: 3 });
	}
});

it.each([1, 2, 5])('is never above %s requests a second where that is asked for', (requests) => {
	const pace = new Pace(middle);
	const rate = { requests, windowMs: 1100 };
	for (let now = 0; now < 100_000; now += 700) {
		if (now % 9_100 === 0) pace.refuse(now - 50, now);
		expect(perSecond(pace.within(rate, now))).toBeLessThanOrEqual(perSecond(rate) + 1e-9);
	}
});

it('lets a request through now and then, however often it is refused', () => {
	const pace = new Pace(middle);
	for (let now = 0; now < 1_000_000; now += 20_000) {
		pace.within(asked, now);
		pace.refuse(now, now + 1);
	}
	expect(pace.within(asked, 1_000_000).windowMs).toBeLessThanOrEqual(16 * 1100);
});

/** What has to hold with so many workers, as shares: used at least, refused at most. */
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
const withoutHeaders = withHeaders.map((promise) => ({ ...promise, used: promise.used - 0.1 }));
const kinds: Array<[string, Signals, Expected[]]> = [
	['headers and Retry-After', { tellsLimit: true, retryAfter: 1 }, withHeaders],
	['headers', { tellsLimit: true }, withHeaders],
	['Retry-After', { tellsLimit: false, retryAfter: 1 }, withoutHeaders],
	['429 alone', { tellsLimit: false }, withoutHeaders],
];
const cases = kinds.flatMap(([told, signals, promises]) =>
	promises.map((promise) => ({ told, signals, ...promise })),
);

it.each(cases)('shares one account among $workers workers, told by $told', async (promised) => {
	const { workers, signals } = promised;
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
			`${workers} workers, ${promised.told}: ${percent(together.used)} used, ${percent(all.refused)} refused, ` +
				`shares ${Math.min(...together.shares)} to ${Math.max(...together.shares)}\n`,
		);
	}
	expect(together.used).toBeGreaterThanOrEqual(promised.used);
	expect(all.refused).toBeLessThanOrEqual(promised.refused);
});

it.each(kinds)('is fair to two workers, told by %s', async (told, signals) => {
	const run = await runWorkers([{ requests: 800 }, { requests: 800 }], signals);
	const { shares } = run.between(0, Math.min(...run.ends));
	const unfairness = Math.max(...shares) / Math.min(...shares);
	expect(unfairness).toBeLessThan(told.startsWith('headers') ? 1.5 : 5);
});

it.each(kinds)(
	'is soon as fast as alone when the other has ended, told by %s',
	async (told, signals) => {
		const run = await runWorkers([{ requests: 100 }, { requests: 700 }], signals);
		const end = run.ends[0] ?? 0;
		const grace = told.startsWith('headers') ? 15_000 : 60_000;
		expect(run.between(end + grace, end + grace + 40_000).used).toBeGreaterThanOrEqual(0.88);
	},
);

it.each(kinds)('lets a newcomer in, told by %s', async (_, signals) => {
	const run = await runWorkers([{ requests: 600 }, { requests: 200, from: 30_000 }], signals);
	// A process that was alone goes in bursts: it can take a minute until one of them is hit.
	const { shares } = run.between(30_000, 130_000);
	expect(Math.min(...shares)).toBeGreaterThan(15);
});
