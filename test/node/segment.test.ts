import type { INodeParameters } from 'n8n-workflow';
import { byId, byName, json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
});
afterEach(async () => {
	const { suspicious } = bench.emulator.journal;
	await bench.close();
	expect(suspicious).toEqual([]);
});

const definition = {
	segment_conditions: [
		{
			id: '1',
			source_system: 'activecampaign',
			object_type: 'tag',
			fields: [{ name: 'tagid', operator: '=', data_type: 'string', value: '14' }],
		},
	],
	segment_condition_groups: [
		{ id: '1', operator: 'and', values: [{ id: '1', type: 'condition' }] },
	],
	segment_condition_group_operator: 'and',
};

const segment = async (operation: string, values: INodeParameters = {}) => {
	const run = await bench.run({ resource: 'segment', operation, values });
	expect(run.error).toBeUndefined();
	return json(run);
};
const create = async (name: string) =>
	(
		await segment('create', {
			name,
			definition: JSON.stringify(definition),
			additionalFields: { description: 'Bought this year' },
		})
	)[0] as { id: string };

describe('Segment', () => {
	it('creates a segment with conditions, finds it by name, updates and deletes it', async () => {
		const { id } = await create('Customers');
		const [read] = await segment('get', { segment: byName('customers') });
		expect(read).toMatchObject({
			id,
			...definition,
			name: 'Customers',
			description: 'Bought this year',
		});
		expect(await segment('getSummary', { segment: byId(id) })).toMatchObject([
			{ name: 'Customers' },
		]);

		const either = { ...definition, segment_condition_group_operator: 'or' };
		await segment('update', {
			segment: byName('Customers'),
			definition: JSON.stringify(either),
		});
		expect(await segment('get', { segment: byId(id) })).toMatchObject([either]);
		expect(await segment('delete', { segment: byId(id) })).toEqual([{ deleted: true }]);
		expect(bench.emulator.account.collection('segmentsV2').size).toBe(0);
	});

	it('takes conditions from an item and does not change the item', async () => {
		const run = await bench.run({
			resource: 'segment',
			operation: 'create',
			values: { name: 'Customers', definition: '={{ $json.conditions }}' },
			items: [{ conditions: definition }],
		});
		expect(run.error).toBeUndefined();
		expect(Object.keys(definition)).not.toContain('name');
		expect(json(run)).toMatchObject([{ name: 'Customers', ...definition }]);
	});

	it('lists saved segments page by page, in the given order', async () => {
		for (const name of ['Anglers', 'Bakers', 'Cooks']) await create(name);
		const found = await segment('getAll', { sort: { by: 'name', direction: 'DESC' }, limit: 2 });
		expect(found.map(({ name }) => name)).toEqual(['Cooks', 'Bakers']);
		const [only] = await segment('getAll', { filters: { search: 'angl' }, returnAll: true });
		expect(only).toMatchObject({ name: 'Anglers' });
	});
});

describe('Segment match', () => {
	const people = (count: number) => bench.emulator.seed.contacts(count);

	it('tells whether one contact matches', async () => {
		people(1);
		const { id } = await create('Customers');
		const [email] = bench.emulator.account.collection('contacts').all();
		const [answer] = await segment('matchContact', {
			segment: byName('Customers'),
			contact: { __rl: true, mode: 'email', value: String(email?.['email']) },
		});
		expect(answer).toHaveProperty('match');
		expect(
			await segment('matchContactWith', {
				segment: byId(id),
				contact: byId('1'),
				externalId: '1504',
			}),
		).toHaveLength(1);
	});

	it('waits for all matches and returns one item each', async () => {
		people(25);
		await create('Customers');
		const found = await segment('getMatches', {
			segment: byName('Customers'),
			returnAll: true,
			sort: { by: 'email', direction: 'DESC' },
		});
		expect(found).toHaveLength(25);
		expect(found[0]).toEqual({ contact: 1 });
		const reads = bench.emulator.journal.filter({ path: /segmentMatchAll/ });
		expect(reads.length).toBeGreaterThan(1);
		expect(reads.every(({ query }) => query.sort === '-email')).toBe(true);
		expect(reads.every(({ query }) => !('instant' in query))).toBe(true);
	});

	it('ends at Limit', async () => {
		people(25);
		await create('Customers');
		expect(await segment('getMatches', { segment: byName('Customers'), limit: 10 })).toHaveLength(
			10,
		);
	});

	it('returns the run at once without waiting, to be read later', async () => {
		people(3);
		const { id } = await create('Customers');
		const [run] = await segment('getMatches', { segment: byId(id), waitForResult: false });
		expect(run).toMatchObject({ is_ready: false, segment_id: id });
		const [started] = bench.emulator.journal.filter({ path: /segmentMatchAll/ });
		expect(started?.query).toHaveProperty('instant');
		const of = { segment: byId(id), id: String(run?.['run_id']) };
		expect(await segment('getMatchesOf', of)).toHaveLength(3);
		expect(await segment('getNarrowedMatchesOf', of)).toHaveLength(3);
	});

	it('matches conditions alone, and a segment with one more condition', async () => {
		people(3);
		await create('Customers');
		expect(
			await segment('matchConditions', { definition: JSON.stringify(definition), returnAll: true }),
		).toHaveLength(3);
		const [condition] = definition.segment_conditions;
		const [group] = definition.segment_condition_groups;
		expect(
			await segment('matchNarrowed', {
				segment: byName('Customers'),
				definition: JSON.stringify({
					conditions: condition,
					condition_groups: group,
					group_operator: 'and',
				}),
				additionalFields: { mostMatches: 100, either: true, externalId: '1504' },
				sort: { by: 'scoreOf', id: '5' },
			}),
		).toHaveLength(3);
	});

	it('fails when the service aborts the run', async () => {
		const attributes = {
			run_id: 'a',
			segment_id: '1ab85f0e-3b5c-4a35-bc07-242c68a7d195',
			is_ready: false,
			run_id_end: '2026-05-01T09:30:00Z',
		};
		bench.emulator.faults.next({
			match: { path: /segmentMatchAll/ },
			kind: 'status',
			status: 200,
			body: { data: [{ id: 'a', attributes }] },
		});
		const run = await bench.run({
			resource: 'segment',
			operation: 'getMatches',
			values: { segment: byId('1ab85f0e-3b5c-4a35-bc07-242c68a7d195') },
		});
		expect(run.error?.message).toMatch(/broke off/);
	});

	it('fails after the maximum wait', async () => {
		const { id } = await create('Customers');
		const run = await bench.run({
			resource: 'segment',
			operation: 'getMatches',
			values: { segment: byId(id), maxWait: 0.5 },
		});
		expect(run.error?.message).toMatch(/not finished/);
	});
});

describe('Segment versions, counts and legacy segments', () => {
	it('addresses earlier versions and counts by time', async () => {
		const { id } = await create('Customers');
		const when = '2026-05-01T09:30:00.000Z';
		await segment('getVersion', { segment: byId(id), when });
		await segment('restoreVersion', { segment: byId(id), when });
		await segment('getCountsBefore', { segment: byId(id), when });
		await segment('getCountsOf', { segment: byId(id) });
		await segment('getCounts', { ids: `${id}, b` });
		const paths = bench.emulator.journal.entries.map(({ path }) => path).join('\n');
		expect(paths).toContain('/createdDate/1777627800000');
		expect(paths).toContain('/count-history/1777627800');

		const wrong = await bench.run({
			resource: 'segment',
			operation: 'getVersion',
			values: { segment: byId(id), when: 'yesterday' },
		});
		expect(wrong.error?.message).toMatch(/As Of is not a date/);
	});

	it('reads legacy segments from both APIs', async () => {
		const segments = bench.emulator.account.collection('segments');
		const added = Array.from({ length: 45 }, (_, index) =>
			segments.insert({ name: `Segment ${index}`, logic: 'and', hidden: '0', seriesid: '8' }),
		);
		const [first] = added;
		expect(await segment('getLegacyMany', { returnAll: true })).toHaveLength(segments.size);
		expect(await segment('getLegacy', { id: String(first?.id) })).toMatchObject([
			{ name: 'Segment 0' },
		]);
		expect(await segment('getOfList', { returnAll: true })).toHaveLength(segments.size);
		const found = await segment('getOfList', {
			filters: { name: 'Segment 7' },
			sort: { by: 'name', direction: 'DESC' },
		});
		expect(found).toMatchObject([{ name: 'Segment 7' }]);
		await segment('getOfList', { filters: { automation: byId('8'), list: byId('3') } });
		const asked = bench.emulator.journal.filter({ path: /segment\/list/ });
		expect(asked[asked.length - 1]?.query).toMatchObject({
			'filters[automation_id]': '8',
			'filters[list_id]': '3',
		});
	});
});
