import type { INode } from 'n8n-workflow';
import { EarlierTries } from '../../nodes/ActiveCampaign/n8n/earlierTries';
import { VirtualClock } from '../support/virtualClock';
import { json, openWorkbench, pairs, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
	bench.emulator.seed.contacts(3);
});
afterEach(async () => await bench.close());

const notes = (values: string[], contacts = values.map(() => '1')) => ({
	resource: 'note',
	operation: 'create',
	values: {
		ownerType: 'contact',
		contact: '={{ $json.contact }}',
		note: '={{ $json.note }}',
	},
	items: values.map((note, index) => ({ note, contact: contacts[index] ?? '1' })),
	retryOnFail: { maxTries: 3 },
});

const stored = () => bench.rows('notes').map(({ note }) => note);
const posts = () => bench.emulator.journal.entries.filter(({ method }) => method === 'POST').length;

describe('Retry On Fail', () => {
	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'makes nothing twice when the first item stays bad, with On Error %s',
		async (continueOnFail) => {
			const run = await bench.run({
				...notes(['', 'one', 'two', 'three']),
				continueOnFail,
			});
			expect(stored().sort()).toEqual(['one', 'three', 'two']);
			const all = [...json(run), ...run.errorItems.map((item) => item.json)];
			expect(all.filter(({ error }) => error !== undefined)).toHaveLength(1);
			expect(all.filter(({ id }) => id !== undefined)).toHaveLength(3);
		},
	);

	it('makes nothing twice with On Error: Stop, and says so in the last failure', async () => {
		const run = await bench.run(notes(['one', 'two', '']));
		expect(run.error?.message).toBe('Note is empty');
		expect(run.error?.description).toMatch(/Done before the stop: items 0–1 of 3 items/);
		expect(stored().sort()).toEqual(['one', 'two']);
	});

	it('makes nothing twice with API Request', async () => {
		await bench.run({
			...notes(['', 'one', 'two']),
			resource: 'apiRequest',
			operation: 'send',
			values: {
				api: 'v3',
				method: 'POST',
				path: '={{ $json.note === "" ? "" : "/notes" }}',
				body: '={{ ({ note: { note: $json.note, relid: 1, reltype: "Subscriber" } }) }}',
			},
			continueOnFail: 'continueRegularOutput',
		});
		expect(stored().sort()).toEqual(['one', 'two']);
	});

	it('gives the output of an earlier try with the items that only a later try has done', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 422,
			body: { errors: [{ title: 'Not now' }] },
			match: ({ rawBody }) => rawBody.includes('two'),
		});
		const run = await bench.run(notes(['one', 'two', 'three']));
		expect(run.error).toBeUndefined();
		expect(json(run).map(({ note }) => note)).toEqual(['one', 'two', 'three']);
		expect(pairs(run)).toEqual([0, 1, 2]);
		expect(posts()).toBe(4);
		expect(stored().sort()).toEqual(['one', 'three', 'two']);
	});

	it('does not send again what may have been made', async () => {
		const [campaign] = bench.emulator.seed.campaigns(1);
		bench.emulator.faults.next({ kind: 'resetAfter', match: { method: 'POST' } });
		const run = await bench.run({
			resource: 'campaign',
			operation: 'copy',
			values: { campaign: { __rl: true, mode: 'id', value: campaign?.id ?? '' } },
			retryOnFail: { maxTries: 3 },
		});
		expect(run.error?.message).toMatch(/may have been made/);
		expect(posts()).toBe(1);
	});

	it('does equal items of one run each, and equal items of another execution again', async () => {
		const twice = {
			...notes(['', 'same', 'same']),
			continueOnFail: 'continueRegularOutput' as const,
		};
		await bench.run(twice);
		expect(stored()).toEqual(['same', 'same']);
		await bench.run(twice);
		expect(stored()).toEqual(['same', 'same', 'same', 'same']);
	});

	it('does every pass of a loop', async () => {
		const node = (name: string, more: Partial<INode>): Partial<INode> => ({
			id: name,
			name,
			typeVersion: 1,
			position: [0, 0],
			...more,
		});
		const create = node('Create', {
			type: 'n8n-nodes-activecampaign.activeCampaign',
			parameters: {
				resource: 'note',
				operation: 'note.create',
				ownerType: 'contact',
				contact: '1',
				note: '={{ $json.note }}',
			},
			credentials: { activeCampaignAccountApi: { id: 'credential', name: 'Credential' } },
			retryOnFail: true,
			waitBetweenTries: 1,
			onError: 'continueRegularOutput',
		});
		const run = await bench.clock.run(
			bench.engine.runWorkflow(
				{
					nodes: [
						node('Start', { type: 'n8n-nodes-base.manualTrigger', parameters: {} }),
						create,
						node('Other', { type: 'n8n-nodes-base.noOp', parameters: {} }),
					],
					// Two ways from the trigger lead to the node, so that it runs twice.
					connections: {
						Start: {
							main: [
								[
									{ node: 'Create', type: 'main', index: 0 },
									{ node: 'Other', type: 'main', index: 0 },
								],
							],
						},
						Other: { main: [[{ node: 'Create', type: 'main', index: 0 }]] },
					},
				},
				{ credentials: bench.credentials, pinned: { Start: [{ note: '' }, { note: 'again' }] } },
			),
		);
		expect(run.raw.data.resultData.runData.Create).toHaveLength(2);
		expect(stored()).toEqual(['again', 'again']);
	});

	it('without it, keeps nothing', async () => {
		const { retryOnFail: _, ...once } = notes(['', 'one']);
		await bench.run({ ...once, continueOnFail: 'continueRegularOutput' });
		expect(stored()).toEqual(['one']);
	});
});

describe('What earlier tries have done', () => {
	const results = (count: number) =>
		new Map(Array.from({ length: count }, (_, index) => [String(index), { rows: [] }]));

	it('is given once, and forgotten after a minute', async () => {
		const clock = new VirtualClock();
		const tries = new EarlierTries(clock.forNode());
		tries.keep('run', results(2));
		expect(tries.take('run').size).toBe(2);
		expect(tries.take('run').size).toBe(0);
		tries.keep('run', results(2));
		await clock.run(clock.sleep(60_000));
		expect(tries.take('run').size).toBe(0);
	});

	it('is at most 20,000 items, the newest ones', () => {
		const tries = new EarlierTries(new VirtualClock().forNode());
		tries.keep('old', results(15_000));
		tries.keep('new', results(15_000));
		expect(tries.take('old').size).toBe(0);
		expect(tries.take('new').size).toBe(15_000);
		tries.keep('large', results(30_000));
		expect(tries.take('large').size).toBe(20_000);
	});
});
