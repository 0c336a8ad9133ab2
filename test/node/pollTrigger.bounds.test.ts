import type { INodeParameters } from 'n8n-workflow';
import { openPollBench, type PollBench, type PollBenchOptions } from './pollBench';

let bench: PollBench;
const open = async (options: PollBenchOptions = {}) => {
	bench = await openPollBench(options);
	return bench.emulator;
};
afterEach(async () => await bench.close());

const minute = 60_000;
const schema = { __rl: true, mode: 'id', value: 'schema-1' };
const records = { event: 'recordChanged', schema };
const iso = (time: number) => new Date(time).toISOString();

/** Records of a custom object that were created and changed at a time. */
const addRecords = (from: number, to: number, time: number) => {
	const { account } = bench.emulator;
	if (!account.collection('customObjectSchemas').get('schema-1'))
		account
			.collection('customObjectSchemas')
			.insert({ id: 'schema-1', slug: 'things', fields: [] });
	for (let number = from; number <= to; number++)
		account.collection('customObjectRecords').insert({
			id: `record-${number}`,
			schemaId: 'schema-1',
			createdTimestamp: iso(time),
			updatedTimestamp: iso(time),
		});
};

/** The keys of all items of so many rounds, a minute apart. */
const drain = async (rounds: number, parameters: INodeParameters, member: string) =>
	(await bench.polls(rounds, parameters)).map((item) => (item[member] as { id: string }).id);

const expectOnce = (keys: string[], count: number) => {
	expect(new Set(keys).size).toBe(count);
	expect(keys).toHaveLength(count);
};

describe('more changes than one round emits', () => {
	it('of records in one span all come, each once', async () => {
		await open();
		addRecords(1, 10, bench.now());
		await bench.wait(minute);
		await bench.poll(records);
		addRecords(11, 1_510, bench.now());
		await bench.wait(minute);
		const all = await drain(8, { ...records, options: { mostItems: 270 } }, 'record');
		expectOnce(all, 1_500);
	});

	it('of contacts in one second all come, each once', async () => {
		const { seed } = await open();
		await bench.poll({ options: { mostItems: 150 } });
		seed.contacts(1_000);
		await bench.wait(minute);
		expectOnce(await drain(12, { options: { mostItems: 150 } }, 'contact'), 1_000);
	});

	it('of orders between two checks all come, each once', async () => {
		const { account } = await open();
		const add = (count: number, time: number) => {
			for (let left = count; left > 0; left--)
				account.collection('ecomOrders').insert({ state: '1', createdDate: iso(time) });
		};
		add(1_500, bench.now() - 10 * minute);
		const event = 'orderCreated';
		await bench.poll({ event });
		add(2_500, bench.now());
		await bench.wait(minute);
		expectOnce(await drain(5, { event }, 'order'), 2_500);
	});
});

describe('more rows than one round can read', () => {
	const limited: PollBenchOptions = { storage: 'cursors', timeoutMs: 15_000 };

	it('delay the change of a record, but it comes, once', async () => {
		await open({ ...limited, timeoutMs: 6_000 });
		addRecords(1, 2_000, bench.now() - 600 * minute);
		expect(await drain(4, records, 'record')).toEqual([]);
		const changed = ['record-5', 'record-1000', 'record-1990'];
		for (const id of changed)
			bench.emulator.account
				.collection('customObjectRecords')
				.update(id, { updatedTimestamp: iso(bench.now()) });
		expect((await drain(9, records, 'record')).sort()).toEqual([...changed].sort());
	}, 60_000);

	it('skip no record when others are deleted between the rounds', async () => {
		await open(limited);
		addRecords(1, 2_000, bench.now() - 600 * minute);
		await bench.poll(records);
		const changedAt = bench.now();
		for (let number = 1; number <= 2_000; number++)
			bench.emulator.account
				.collection('customObjectRecords')
				.update(`record-${number}`, { updatedTimestamp: iso(changedAt) });
		await bench.wait(minute);
		const parameters = { ...records, options: { mostItems: 330 } };
		const all: string[] = [];
		for (let round = 0; round < 8; round++) {
			all.push(...(await drain(1, parameters, 'record')));
			for (let number = 1; number <= 15; number++)
				bench.emulator.account
					.collection('customObjectRecords')
					.remove(`record-${round * 15 + number}`);
		}
		const survivors = Array.from({ length: 2_000 - 8 * 15 }, (_, index) => `record-${index + 121}`);
		expect(survivors.filter((id) => !all.includes(id))).toEqual([]);
		expect(new Set(all).size).toBe(all.length);
	});

	it('delay contacts of a large import, but all come, each once', async () => {
		const { seed } = await open(limited);
		await bench.poll();
		seed.contacts(5_000);
		await bench.wait(minute);
		const parameters = { options: { mostItems: 20_000 } };
		expectOnce(await drain(4, parameters, 'contact'), 5_000);
	}, 60_000);

	it('delay completions among 10,000 runs of automations', async () => {
		const { seed, account } = await open(limited);
		const [contact] = seed.contacts(1);
		seed.automations(['Welcome']);
		const runs = account.collection('contactAutomations');
		for (let left = 10_000; left > 0; left--)
			runs.insert({
				contact: contact?.id,
				automation: '1',
				status: '1',
				completed: 0,
				adddate: iso(bench.now() - 600 * minute),
			});
		const event = 'automationCompleted';
		await drain(3, { event }, 'enrolment');
		const done = ['3', '5000', '9999'];
		for (const id of done)
			runs.update(id, { status: '2', completed: 1, remdate: iso(bench.now()) });
		expect((await drain(9, { event }, 'enrolment')).sort()).toEqual([...done].sort());
	}, 60_000);
});

describe('rows that are not in the order of their dates', () => {
	it('do not hide newer ones: a run that is dated back', async () => {
		const { seed, account } = await open();
		const [contact] = seed.contacts(1);
		seed.automations(['Welcome']);
		const enrol = (time: number) =>
			account.collection('contactAutomations').insert({
				contact: contact?.id,
				automation: '1',
				status: '1',
				adddate: iso(time),
			});
		const event = 'automationEntered';
		for (let left = 300; left > 0; left--) enrol(bench.now());
		await bench.poll({ event });
		await bench.wait(minute);
		for (let left = 20; left > 0; left--) enrol(bench.now());
		enrol(bench.now() - 3 * minute);
		await bench.wait(minute);
		expectOnce(await drain(3, { event }, 'enrolment'), 20);
	});
});
