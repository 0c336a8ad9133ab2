import type { INodeParameters } from 'n8n-workflow';
import { pollEvents } from '../../nodes/ActiveCampaign/trigger/poll/pollEvents';
import type { PollStorage } from '../support/poll';
import { openPollBench, type PollBench, type PollBenchOptions } from './pollBench';

let bench: PollBench;
const open = async (options: PollBenchOptions = {}) => {
	bench = await openPollBench(options);
	return bench.emulator;
};
afterEach(async () => await bench.close());

const minute = 60_000;
const idsOf = (items: Array<Record<string, unknown>>) => items.map(({ eventId }) => eventId);
const touch = (id: string) =>
	bench.emulator.account.collection('contacts').update(id, { firstName: `Changed ${bench.now()}` });

describe('the ID of an event', () => {
	it('is the same from a webhook and from the catch-up of the same change', async () => {
		const { seed } = await open();
		seed.contacts(2);
		await bench.wait(minute);
		await bench.poll();
		await bench.wait(minute);
		touch('1');
		touch('2');
		const changedAt = bench.now();
		await bench.wait(minute);
		const caughtUp = await bench.poll();
		// A workflow of its own, which knows nothing of the catch-up.
		bench.database.staticData = {};
		const delivered = await bench.webhook('2', (changedAt - bench.now()) / 1_000);
		expect(caughtUp).toHaveLength(2);
		expect(idsOf(delivered)).toEqual([caughtUp[1]?.eventId]);
		expect(caughtUp[1]?.eventId).toMatch(/^update:2:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
	});

	it('is the same when a delivery comes again to another process, and not that of another event', async () => {
		await open();
		const [first] = await bench.webhook('1', 0, 'contact_tag_added');
		bench.restart();
		const [again] = await bench.webhook('1', 0, 'contact_tag_added');
		bench.restart();
		const [later] = await bench.webhook('1', 1, 'contact_tag_added');
		expect(first?.eventId).toEqual(again?.eventId);
		expect(first?.eventId).not.toEqual(later?.eventId);
	});

	it.each(['leased', 'cursors'] as PollStorage[])(
		'is the same when n8n throws a round away (%s)',
		async (storage) => {
			const { seed } = await open({ storage });
			await bench.poll();
			seed.contacts(3);
			await bench.wait(minute);
			const first = idsOf(await bench.discard());
			await bench.wait(minute);
			expect(idsOf(await bench.poll())).toEqual(first);
			expect(new Set(first).size).toBe(3);
		},
	);

	it('is another one when a contact enters a segment again', async () => {
		const { faults } = await open();
		bench.emulator.seed.contacts(3);
		const parameters = {
			event: 'scoreReached',
			score: { __rl: true, mode: 'id', value: '2' },
			threshold: 50,
		};
		const round = async (...scored: string[]) => {
			await bench.wait(minute);
			faults.next({
				kind: 'status',
				status: 200,
				match: ({ query }) => query.has('sortId'),
				body: {
					contacts: scored.map((id) => ({ id })),
					scoreValues: scored.map((contact) => ({ score: '2', contact, scoreValue: '60' })),
				},
			});
			return idsOf(await bench.poll(parameters));
		};
		await round('1');
		const [first] = await round('1', '3');
		await round('1');
		const [second] = await round('1', '3');
		expect(first).toMatch(/^scoreReached:3:/);
		expect(second).toMatch(/^scoreReached:3:/);
		expect(second).not.toBe(first);
	});

	it('is in the sample of every event of the schedule trigger', async () => {
		const { seed, account, faults } = await open();
		const [contact] = seed.contacts(1);
		seed.automations(['Welcome']);
		seed.campaigns(1, '5');
		const date = new Date(bench.now()).toISOString();
		account.collection('campaigns').update('1', { ldate: date });
		account.collection('contactAutomations').insert({
			contact: contact?.id,
			automation: '1',
			status: '2',
			completed: 1,
			adddate: date,
			remdate: date,
		});
		for (const state of ['1', '2'])
			account.collection('ecomOrders').insert({ state, createdDate: date, abandonedDate: date });
		account.collection('customObjectSchemas').insert({ id: 's', slug: 's', fields: [] });
		account.collection('customObjectRecords').insert({
			id: 'r',
			schemaId: 's',
			createdTimestamp: date,
			updatedTimestamp: date,
		});
		faults.next({
			kind: 'status',
			status: 200,
			match: ({ query }) => query.has('sortId'),
			body: {
				contacts: [{ id: '1' }],
				scoreValues: [{ score: '2', contact: '1', scoreValue: '60' }],
			},
		});
		faults.next({
			kind: 'status',
			status: 200,
			match: { path: /bulk_import/ },
			body: { recentlyCompleted: [{ forDate: '2026-01-05', batches: 1, contacts: 1 }] },
		});
		const byId = (value: string) => ({ __rl: true, mode: 'id', value });
		const source: INodeParameters = {
			score: byId('2'),
			threshold: 50,
			schema: byId('s'),
			segment: byId('744390a5-208e-4c3d-b709-b3c3ea6e5948'),
		};
		for (const event of Object.keys(pollEvents)) {
			const [item] = await bench.test({ ...source, event });
			expect([event, item?.eventId]).toEqual([event, expect.stringMatching(/^\w+:/)]);
		}
	});
});

describe('a contact that was caught up', () => {
	const storages: PollStorage[] = ['static', 'leased', 'cursors'];

	it.each(storages)(
		'holds back its late delivery once n8n has accepted it (%s)',
		async (storage) => {
			const { seed } = await open({ storage });
			seed.contacts(1);
			await bench.wait(minute);
			await bench.poll();
			await bench.wait(minute);
			touch('1');
			const changedAt = bench.now();
			const late = () => (changedAt - bench.now()) / 1_000;
			await bench.wait(minute);
			expect(await bench.poll()).toHaveLength(1);
			if (storage === 'cursors') await bench.poll();
			expect(await bench.webhook('1', late())).toEqual([]);
			expect(await bench.webhook('1', 0)).toHaveLength(1);
		},
	);

	it.each(['leased', 'cursors'] as PollStorage[])(
		'does not hold back its late delivery if n8n has thrown the round away (%s)',
		async (storage) => {
			const { seed } = await open({ storage });
			seed.contacts(1);
			await bench.wait(minute);
			await bench.poll();
			await bench.wait(minute);
			touch('1');
			const changedAt = bench.now();
			await bench.wait(minute);
			expect(await bench.discard()).toHaveLength(1);
			expect(await bench.webhook('1', (changedAt - bench.now()) / 1_000)).toHaveLength(1);
			// The webhook has delivered it, so it is not caught up.
			expect(await bench.polls(2)).toEqual([]);
		},
	);

	it('does not hold back the delivery of a change from before the activation', async () => {
		const { seed } = await open();
		seed.contacts(1);
		await bench.wait(2_000);
		await bench.poll();
		await bench.wait(minute);
		await bench.poll();
		expect(await bench.webhook('1', -62)).toHaveLength(1);
	});
});
