import type { INodeParameters } from 'n8n-workflow';
import { openPollBench, type PollBench } from './pollBench';

let bench: PollBench;
beforeEach(async () => {
	bench = await openPollBench();
});
afterEach(async () => await bench.close());

const minute = 60_000;
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const uuid = (digit: number) => `744390a5-208e-4c3d-b709-b3c3ea6e594${digit}`;
const { keys } = Object;

/** Makes the next answers to the request about scores hold these values of contacts. */
const scored = (values: Record<string, number>, score = '2') =>
	bench.emulator.faults.next({
		kind: 'status',
		status: 200,
		match: ({ query }) => query.has('orders[score]'),
		body: {
			contacts: keys(values).map((id) => ({ id })),
			scoreValues: Object.entries(values).map(([contact, value]) => ({
				score,
				contact,
				scoreValue: String(value),
			})),
		},
	});

describe('the position of a schedule trigger whose source is changed', () => {
	it('starts anew with another segment', async () => {
		bench.emulator.seed.contacts(40);
		const { faults } = bench.emulator;
		const matches = (...contacts: number[]) =>
			faults.next({
				kind: 'status',
				status: 200,
				match: { method: 'GET', path: /segmentMatchAll/ },
				body: {
					data: [
						{
							attributes: {
								run_id: 'r',
								segment_id: 's',
								is_ready: true,
								matches: contacts,
								page: { last_page: 1 },
							},
						},
					],
				},
			});
		const watch = (digit: number) => ({ event: 'segmentEntered', segment: byId(uuid(digit)) });
		matches(1, 2);
		expect(await bench.poll(watch(1))).toEqual([]);
		matches(10, 11, 12);
		expect(await bench.poll(watch(2))).toEqual([]);
		matches(10, 11, 12, 13);
		expect(await bench.poll(watch(2))).toMatchObject([{ contact: { id: '13' } }]);
	});

	it('starts anew with another threshold or score', async () => {
		bench.emulator.seed.contacts(5);
		const watch = (threshold: number, score: string) => ({
			event: 'scoreReached',
			score: byId(score),
			threshold,
		});
		scored({ 1: 150, 2: 130 });
		expect(await bench.poll(watch(150, '2'))).toEqual([]);
		scored({ 1: 150, 2: 130 });
		expect(await bench.poll(watch(120, '2'))).toEqual([]);
		scored({ 3: 150, 4: 130 }, '3');
		expect(await bench.poll(watch(120, '3'))).toEqual([]);
		scored({ 3: 150, 4: 130, 5: 125 }, '3');
		expect(await bench.poll(watch(120, '3'))).toMatchObject([{ contact: { id: '5' } }]);
	});

	it('starts anew with another list, automation or custom object', async () => {
		const { seed, account } = bench.emulator;
		const [one, other] = seed.lists(['One', 'Other']);
		seed.automations(['One', 'Other']);
		const contacts = seed.contacts(20);
		await bench.wait(minute);
		await bench.poll({ list: byId('1') });
		await bench.wait(2 * minute);
		for (const contact of contacts) {
			if (one && other) for (const list of [one, other]) seed.subscribe(contact, list);
			account.collection('contacts').update(contact.id, { firstName: 'New' });
			for (const automation of ['1', '2'])
				account.collection('contactAutomations').insert({
					contact: contact.id,
					automation,
					status: '1',
					adddate: new Date(bench.now()).toISOString(),
				});
		}
		await bench.wait(minute);
		expect(await bench.poll({ list: byId('2') })).toEqual([]);
		const entered = { event: 'automationEntered' };
		await bench.poll({ ...entered, automation: byId('1') });
		expect(await bench.poll({ ...entered, automation: byId('2') })).toEqual([]);
	});

	it('goes on where it stopped after an inactive time, and anew with another Start From', async () => {
		const { seed } = bench.emulator;
		const from = (time: number): INodeParameters => ({
			options: { changedSince: new Date(time).toISOString() },
		});
		await bench.poll();
		await bench.wait(60 * minute);
		const before = bench.now();
		seed.contacts(30);
		await bench.wait(60 * minute);
		bench.restart();
		expect(await bench.poll()).toHaveLength(30);
		await bench.wait(minute);
		expect(await bench.poll(from(before - minute))).toHaveLength(30);
		expect(await bench.poll(from(before - minute))).toEqual([]);
		expect(await bench.poll(from(bench.now()))).toEqual([]);
	});

	it('stays with an expression under Start From that has another value each time', async () => {
		bench.emulator.seed.contacts(3);
		await bench.wait(minute);
		const parameters = { options: { changedSince: '={{ $now.minus({ hours: 1 }).toISO() }}' } };
		expect(await bench.poll(parameters)).toHaveLength(3);
		expect(await bench.polls(3, parameters)).toEqual([]);
	});

	it('starts anew with another account', async () => {
		const parameters = { event: 'bulkImportFinished' };
		const day = (batches: number) =>
			bench.emulator.faults.next({
				kind: 'status',
				status: 200,
				match: { path: /bulk_import/ },
				body: {
					outstanding: [],
					recentlyCompleted: [{ forDate: '2026-01-05', batches, contacts: 1 }],
				},
			});
		day(1);
		await bench.poll(parameters);
		const other = await openPollBench({ database: bench.database });
		other.emulator.faults.next({
			kind: 'status',
			status: 200,
			match: { path: /bulk_import/ },
			body: {
				outstanding: [],
				recentlyCompleted: [{ forDate: '2026-01-04', batches: 9, contacts: 9 }],
			},
		});
		const items = await other.poll(parameters);
		await other.close();
		expect(items).toEqual([]);
	});
});

describe('a set that is not in the answer', () => {
	it.each([
		['a message', { message: 'We are working on it' }],
		['no body', {}],
	])('is a failure and leaves the members as they were (%s)', async (_, body) => {
		const { seed, faults } = bench.emulator;
		seed.contacts(3);
		const parameters = { event: 'scoreReached', score: byId('2'), threshold: 50 };
		scored({ 1: 90, 2: 80 });
		expect(await bench.poll(parameters)).toEqual([]);
		const match = ({ query }: { query: URLSearchParams }) => query.has('sortId');
		faults.next({ kind: 'status', status: 200, body, match, times: 5 });
		await expect(bench.poll(parameters)).rejects.toThrow(/has no list of|answered with nothing/);
		faults.clear();
		scored({ 1: 90, 2: 80, 3: 70 });
		expect(await bench.poll(parameters)).toMatchObject([{ contact: { id: '3' } }]);
	});

	it('is a failure for a segment, too: nobody has left it', async () => {
		const { seed, faults } = bench.emulator;
		seed.contacts(3);
		const parameters = { event: 'segmentLeft', segment: byId(uuid(1)) };
		await bench.poll(parameters);
		faults.next({
			kind: 'status',
			status: 200,
			match: ({ path, method }) => method === 'GET' && /segmentMatchAll\/.+\/.+/.test(path),
			body: { data: [{ attributes: { run_id: 'r', segment_id: 's', is_ready: true } }] },
		});
		await expect(bench.poll(parameters)).rejects.toThrow(/has no list of/);
		expect(await bench.poll(parameters)).toEqual([]);
	});

	it.each([
		['contactChanged', /contacts$/],
		['orderCreated', /ecomOrders/],
		['automationEntered', /contactAutomations/],
		['campaignFinished', /campaigns/],
		['bulkImportFinished', /bulk_import/],
	])('is a failure of %s', async (event, path) => {
		await bench.poll({ event });
		bench.emulator.faults.next({
			kind: 'status',
			status: 200,
			times: 3,
			match: { method: 'GET', path },
			body: { message: 'We are working on it' },
		});
		await expect(bench.poll({ event })).rejects.toThrow(/has no list of/);
	});

	it('is read again before everybody is taken to have left', async () => {
		const { seed, faults } = bench.emulator;
		seed.contacts(90);
		const parameters = { event: 'scoreReached', score: byId('2'), threshold: 50 };
		const all = Object.fromEntries(Array.from({ length: 90 }, (_, id) => [String(id + 1), 60]));
		scored(all);
		expect(await bench.poll(parameters)).toEqual([]);
		scored({});
		scored(all);
		expect(await bench.poll(parameters)).toEqual([]);
		scored(all);
		expect(await bench.poll(parameters)).toEqual([]);
		faults.clear();
	});
});

describe('the contacts with a score', () => {
	const parameters = { event: 'scoreReached', score: byId('2'), threshold: 50 };

	it('are asked for in the order of that score', async () => {
		scored({});
		await bench.poll(parameters);
		const [asked] = bench.emulator.journal.filter({ path: /contacts$/ });
		expect(asked?.query).toMatchObject({ 'orders[score]': 'DESC', sortId: '2' });
	});

	it('are found on every page of a list in another order', async () => {
		const pages = 30;
		const answers = (extra?: string) => {
			for (let page = 0; page < pages; page++) {
				const ids = Array.from({ length: 100 }, (_, index) => String(page * 100 + index + 1));
				const values = ids.map((id) => (Number(id) === 150 || id === extra ? 60 : Number(id) % 40));
				bench.emulator.faults.next({
					kind: 'status',
					status: 200,
					match: ({ query }) =>
						query.has('orders[score]') && query.get('offset') === String(page * 100),
					body: {
						contacts: ids.map((id) => ({ id })),
						scoreValues: ids.map((contact, index) => ({
							score: '2',
							contact,
							scoreValue: String(values[index]),
						})),
						meta: { total: String(pages * 100) },
					},
				});
			}
		};
		bench.emulator.seed.contacts(3_000);
		answers();
		expect(await bench.poll(parameters)).toEqual([]);
		answers('2899');
		expect(await bench.poll(parameters)).toMatchObject([{ contact: { id: '2899' } }]);
	});

	it('do not enter again when the order of the list changed while it was read', async () => {
		bench.emulator.seed.contacts(3);
		scored({ 1: 60, 2: 50 });
		expect(await bench.poll(parameters)).toEqual([]);
		scored({ 1: 60 });
		bench.emulator.faults.next({
			kind: 'status',
			status: 200,
			match: ({ query }) => query.has('ids[0]'),
			body: {
				contacts: [{ id: '2' }],
				scoreValues: [{ score: '2', contact: '2', scoreValue: '50' }],
			},
		});
		expect(await bench.poll(parameters)).toEqual([]);
		scored({ 1: 60, 2: 50 });
		expect(await bench.poll(parameters)).toEqual([]);
	});
});
