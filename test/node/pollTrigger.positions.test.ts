import type { PollStorage } from '../support/poll';
import { openPollBench, type PollBench, type PollBenchOptions } from './pollBench';

let bench: PollBench;
const open = async (options: PollBenchOptions = {}) => {
	bench = await openPollBench(options);
	return bench;
};
afterEach(async () => await bench.close());

const minute = 60_000;
const ids = (items: Array<Record<string, unknown>>) =>
	items.map(({ contact }) => (contact as { id: string }).id);
const storages: PollStorage[] = ['leased', 'cursors'];

/** A bench whose first round has been accepted, with so many contacts before it. */
const started = async (options: PollBenchOptions = {}, contacts = 5) => {
	await open(options);
	bench.emulator.seed.contacts(contacts);
	await bench.wait(2_000);
	expect(await bench.poll()).toEqual([]);
	return bench.emulator;
};

describe.each(storages)('a position that n8n keeps (%s)', (storage) => {
	it('stays where it was when n8n throws a round away', async () => {
		const { seed } = await started({ storage });
		seed.contacts(50);
		await bench.wait(minute);
		expect(await bench.discard()).toHaveLength(50);
		expect(await bench.discard()).toHaveLength(50);
		expect(await bench.poll()).toHaveLength(50);
		expect(await bench.polls(3)).toEqual([]);
	});

	it('moves on with the members of a segment only if n8n accepts the round', async () => {
		await open({ storage });
		const segment = { __rl: true, mode: 'id', value: '744390a5-208e-4c3d-b709-b3c3ea6e5948' };
		const parameters = { event: 'segmentEntered', segment };
		bench.emulator.seed.contacts(2);
		await bench.poll(parameters);
		bench.emulator.seed.contacts(1);
		const first = await bench.discard(parameters);
		expect(ids(first)).toEqual(['3']);
		await bench.wait(minute);
		expect(await bench.poll(parameters)).toEqual(first);
		expect(await bench.poll(parameters)).toEqual([]);
	});

	it('covers what was read before a slow page: 151 of 151, each once', async () => {
		const { seed, faults } = await started({ storage, timeoutMs: 15_000 });
		faults.next({
			kind: 'slow',
			delayMs: 22_000,
			match: ({ query }) => Number(query.get('id_greater')) >= 90,
		});
		seed.contacts(151);
		await bench.wait(minute);
		const first = ids(await bench.poll());
		expect(first.length).toBeGreaterThan(50);
		await bench.wait(minute);
		const all = [...first, ...ids(await bench.polls(4))];
		expect(all).toHaveLength(151);
		expect(new Set(all).size).toBe(151);
	});

	it('is not lost when the only page is slow, and comes once', async () => {
		const { seed, faults } = await started({ storage, timeoutMs: 15_000 });
		faults.next({ kind: 'slow', delayMs: 22_000, match: ({ query }) => query.has('orders[id]') });
		seed.contacts(20);
		await bench.wait(minute);
		expect(await bench.poll()).toEqual([]);
		await bench.wait(minute);
		expect(await bench.poll()).toHaveLength(20);
		expect(await bench.polls(3)).toEqual([]);
	});

	it('is the same for every main process', async () => {
		const { seed } = await started({ storage });
		bench.switchMain('second');
		await bench.poll();
		seed.contacts(200);
		await bench.wait(minute);
		expect(await bench.poll()).toHaveLength(200);
		bench.switchMain('first');
		await bench.wait(minute);
		expect(await bench.poll()).toEqual([]);
		seed.contacts(1);
		await bench.wait(minute);
		expect(await bench.poll()).toHaveLength(1);
	});
});

describe('a position in the static data of a workflow', () => {
	it('is the database’s when another main process has polled meanwhile', async () => {
		const { seed } = await started();
		bench.switchMain('second');
		await bench.poll();
		seed.contacts(200);
		await bench.wait(minute);
		expect(await bench.poll()).toHaveLength(200);
		bench.switchMain('first');
		await bench.wait(minute);
		expect(await bench.poll()).toEqual([]);
	});

	it('survives a restart of n8n after rounds without items', async () => {
		const { seed } = await started();
		await bench.polls(5);
		bench.restart();
		seed.contacts(30);
		await bench.wait(10 * minute);
		expect(await bench.poll()).toHaveLength(30);
		bench.restart();
		expect(await bench.polls(3)).toEqual([]);
	});
});

describe('a round that takes its time', () => {
	it.each(storages)('waits for no Retry-After beyond its end (%s)', async (storage) => {
		const { seed, faults } = await started({ storage });
		seed.contacts(145);
		await bench.wait(minute);
		faults.next({
			kind: 'status',
			status: 429,
			headers: { 'Retry-After': '50' },
			match: ({ query }) => query.has('id_greater'),
		});
		const before = bench.now();
		expect(await bench.poll()).toHaveLength(95);
		expect(bench.now() - before).toBeLessThan(45_000);
		await bench.wait(minute);
		expect(await bench.poll()).toHaveLength(50);
		expect(await bench.polls(2)).toEqual([]);
	});

	it('is only slowed by an account that admits nothing for long', async () => {
		const { seed, faults } = await started({ storage: 'cursors' });
		seed.contacts(10);
		await bench.wait(minute);
		faults.next({ kind: 'status', status: 429, headers: { 'Retry-After': '3600' } });
		expect(await bench.poll()).toEqual([]);
		await bench.wait(minute);
		expect(await bench.poll()).toHaveLength(10);
	});

	it('fails after several in a row that got no answer, and goes on afterwards', async () => {
		const { seed, faults } = await started({ storage: 'cursors' });
		seed.contacts(10);
		await bench.wait(minute);
		faults.next({ kind: 'slow', delayMs: 60_000, times: 6 });
		for (let round = 0; round < 5; round++) {
			expect(await bench.poll()).toEqual([]);
			await bench.wait(minute);
		}
		await expect(bench.poll()).rejects.toThrow(/nothing within 32 seconds, 6 checks in a row/);
		await bench.wait(minute);
		expect(await bench.poll()).toHaveLength(10);
		expect(await bench.polls(2)).toEqual([]);
	});
});
