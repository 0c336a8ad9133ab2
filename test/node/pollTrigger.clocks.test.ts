import type { Positions } from '../emulator';
import { openPollBench, type PollBench, type PollBenchOptions } from './pollBench';

let bench: PollBench;
const open = async (options: PollBenchOptions = {}) => {
	bench = await openPollBench(options);
	return bench.emulator;
};
afterEach(async () => await bench.close());

const minute = 60_000;
const hour = 60 * minute;
const ids = (items: Array<Record<string, unknown>>) =>
	items.map(({ contact }) => (contact as { id: string }).id);
const touch = (id: string) =>
	bench.emulator.account.collection('contacts').update(id, { firstName: `Changed ${id}` });

const zones: Array<Positions['dateFilterZone']> = ['heeded', 'ignored'];
const unreadable: Array<Positions['unreadableDateFilter']> = ['findsNothing', 'ignored'];
const skews = [-hour, 0, hour];
const positions = zones.flatMap((dateFilterZone) =>
	unreadable.flatMap((unreadableDateFilter) =>
		skews.flatMap((n8n) =>
			skews.map((service) => ({ dateFilterZone, unreadableDateFilter, n8n, service })),
		),
	),
);

describe.each(positions)(
	'the catch-up where n8n is $n8n ms ahead, ActiveCampaign $service ms, offsets are $dateFilterZone and an unreadable date $unreadableDateFilter',
	({ dateFilterZone, unreadableDateFilter, n8n, service }) => {
		const assume = { dateFilterZone, unreadableDateFilter };
		// Nothing says that both clocks are behind but the dates of rows, which may be in the future.
		const delayMs = n8n < 0 && service < 0 ? hour : 0;

		it('emits each change once and nothing from before the activation', async () => {
			const { seed } = await open({ assume, clockSkewMs: service });
			bench.skewMs = n8n;
			seed.contacts(5);
			await bench.wait(20 * minute);
			touch('1');
			await bench.wait(minute);
			const found = ids(await bench.poll());
			for (let id = 2; id <= 5; id++) {
				await bench.wait(20_000);
				touch(String(id));
				await bench.wait(40_000);
				found.push(...ids(await bench.poll()));
			}
			seed.contacts(2);
			await bench.wait(delayMs + minute);
			found.push(...ids(await bench.polls(4)));
			expect(found.sort()).toEqual(['2', '3', '4', '5', '6', '7']);
		});

		it('emits the first contacts of an empty account', async () => {
			const { seed } = await open({ assume, clockSkewMs: service });
			bench.skewMs = n8n;
			expect(await bench.poll()).toEqual([]);
			await bench.wait(minute);
			seed.contacts(3);
			await bench.wait(delayMs + minute);
			expect(ids(await bench.polls(4))).toEqual(['1', '2', '3']);
		});
	},
);

describe('a clock of n8n that is set right after the activation', () => {
	it.each([-hour, -3 * minute, 3 * minute, hour])('by %d ms loses nothing', async (skew) => {
		const { seed } = await open();
		bench.skewMs = skew;
		seed.contacts(3);
		await bench.wait(minute);
		await bench.poll();
		const found: string[] = [];
		for (let round = 0; round < 10; round++) {
			seed.contacts(1);
			if (round === 2) bench.skewMs = 0;
			await bench.wait(minute);
			found.push(...ids(await bench.poll()));
		}
		found.push(...ids(await bench.polls(2)));
		expect(found).toHaveLength(10);
		expect(new Set(found).size).toBe(10);
	});
});

describe('the question how the account reads dates', () => {
	it('is asked once, and costs two requests', async () => {
		const { seed, journal } = await open();
		seed.contacts(2);
		await bench.wait(minute);
		await bench.poll();
		const first = journal.count({ path: /contacts$/ });
		await bench.wait(minute);
		await bench.poll();
		expect([first, journal.count({ path: /contacts$/ })]).toEqual([3, 4]);
		expect(journal.suspicious).toEqual([]);
	});

	it('may be refused: nothing is lost', async () => {
		const { seed, faults } = await open({ assume: { dateFilterZone: 'ignored' } });
		faults.next({
			kind: 'status',
			status: 400,
			times: 100,
			match: ({ query }) => [...query.keys()].some((name) => name.startsWith('ids')),
		});
		seed.contacts(2);
		await bench.wait(minute);
		await bench.poll();
		touch('2');
		await bench.wait(minute);
		expect(ids(await bench.polls(3))).toEqual(['2']);
	});
});
