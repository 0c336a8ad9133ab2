import { isRow } from '../../nodes/ActiveCampaign/core/values';
import { json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
});
afterEach(async () => await bench.close());

/** Three items; the importer takes the second address and fails on it later. */
const items = ['ann@example.com', 'bad@nodomain.x', 'cid@example.com'].map((email) => ({ email }));

const importing = async (options: object = {}, more: object = {}) =>
	await bench.run({
		resource: 'contact',
		operation: 'import',
		values: {
			email: '={{ $json.email }}',
			customFields: { mappingMode: 'defineBelow', value: null },
			options: options as never,
			...more,
		},
		items,
		continueOnFail: 'continueRegularOutput',
	});

const outcomes = (run: Awaited<ReturnType<typeof importing>>) =>
	json(run).map(({ error, imported }) => error ?? imported);

/** What the status of an import says once it has ended. */
const answering = (body: object) =>
	bench.emulator.faults.next({
		kind: 'status',
		status: 200,
		body: { status: 'completed', ...body },
		match: { path: /import\/info/ },
		times: 100,
	});

const lookUps = () => bench.emulator.journal.count({ method: 'GET', path: '/api/3/contacts' });
const failed = 'ActiveCampaign could not import this contact';
const unconfirmed = 'ActiveCampaign did not say whether it imported this contact';

describe('The result of an import that is completed', () => {
	beforeEach(() => {
		bench.emulator.seed.contacts(3, (place) => items[place - 1] ?? {});
	});

	const bad = 'bad@nodomain.x';

	it.each<[string, object]>([
		['an array', { success: ['1', '3'], failure: [bad] }],
		['an array in other case', { success: [1, 3], failure: [` ${bad.toUpperCase()}`] }],
		['an array of rows', { success: ['1', '3'], failure: [{ email: bad, reason: 'Not valid' }] }],
		['an object of addresses', { success: { 0: '1', 2: '3' }, failure: { 1: bad } }],
		['an object of rows', { success: ['1', '3'], failure: { 1: { contact: { email: bad } } } }],
		['an object by address', { success: ['1', '3'], failure: { [bad]: 'Not valid' } }],
		['an array, without the imported ones', { failure: [bad] }],
	])('has its failed rows as %s', async (_, body) => {
		answering(body);
		expect(outcomes(await importing())).toEqual(['done', failed, 'done']);
		expect(lookUps()).toBe(0);
	});

	it.each<[string, object]>([
		['no member', {}],
		['null', { failure: null }],
		['an empty object', { failure: {} }],
		['an empty array', { failure: [] }],
		['a text', { failure: 'none' }],
	])('is done for all rows with %s for the failed ones, if all IDs are there', async (_, body) => {
		answering({ success: ['1', '2', '3'], ...body });
		expect(outcomes(await importing())).toEqual(['done', 'done', 'done']);
		expect(lookUps()).toBe(0);
	});

	it.each<[string, object]>([
		['no member', {}],
		['null', { failure: null }],
		['an empty array', { failure: [] }],
		['a text', { failure: 'one row' }],
		['a number', { failure: 1 }],
		['rows without addresses', { failure: [{ row: 2 }] }],
	])('finds the rows by their IDs with %s for the failed ones', async (_, body) => {
		answering({ success: ['1', '3'], ...body });
		expect(outcomes(await importing())).toEqual(['done', unconfirmed, 'done']);
		expect(lookUps()).toBe(3);
	});

	it.each<[string, object]>([
		['neither list', {}],
		['lists that are null', { success: null, failure: null }],
		['a failed row without address', { failure: [{ row: 2 }] }],
		['no imported rows', { success: [], failure: [] }],
		['texts', { success: 'yes', failure: 'no' }],
	])('is not done for any row with %s', async (_, body) => {
		answering(body);
		const run = await importing();
		expect(outcomes(run)).toEqual([unconfirmed, unconfirmed, unconfirmed]);
		expect(lookUps()).toBe(0);
	});

	it('leaves rows open whose IDs cannot be looked up', async () => {
		answering({ success: ['1', '3'], failure: null });
		bench.emulator.faults.next({
			kind: 'status',
			status: 403,
			body: { message: 'No permission' },
			match: { method: 'GET', path: '/api/3/contacts' },
			times: 10,
		});
		expect(outcomes(await importing())).toEqual([unconfirmed, unconfirmed, unconfirmed]);
	});
});

describe('The result of an import', () => {
	it('is done for the rows that were stored before it ended early', async () => {
		bench.emulator.endNextImport('interrupted', 1);
		expect(outcomes(await importing())).toEqual([
			'done',
			'The import ended early: interrupted',
			'The import ended early: interrupted',
		]);
	});

	it('is unknown for the rows of one batch only, where its status cannot be read', async () => {
		const people = Array.from({ length: 300 }, (_, at) => ({ email: `p${at}@example.com` }));
		let firstBatch: string | undefined;
		bench.emulator.faults.next({
			kind: 'status',
			status: 403,
			body: { message: 'No permission' },
			match: ({ path, query }) => {
				if (!/import\/info/.test(path)) return false;
				firstBatch ??= query.get('batchId') ?? '';
				return query.get('batchId') === firstBatch;
			},
			times: 100,
		});
		const run = await bench.run({
			resource: 'contact',
			operation: 'import',
			values: {
				email: '={{ $json.email }}',
				customFields: { mappingMode: 'defineBelow', value: null },
			},
			items: people,
			continueOnFail: 'continueRegularOutput',
		});
		const unknown = json(run).filter(({ error }) => error !== undefined);
		expect([50, 250]).toContain(unknown.length);
		expect(unknown[0]?.error).toBe(
			'The import is queued, but its result is unknown: No permission',
		);
		expect(json(run).filter(({ imported }) => imported === 'done')).toHaveLength(
			300 - unknown.length,
		);
	});

	it('is unknown when it takes longer than Longest Wait, and names the import', async () => {
		bench.emulator.assume({ importDuration: 'fiveMinutes' });
		const { error } = await bench.run({
			resource: 'contact',
			operation: 'import',
			values: { email: 'ann@example.com', maxWait: 60 },
		});
		expect(error?.message).toMatch(
			/^The import is queued, but its result is unknown: .*60 seconds/,
		);
		expect(error?.description).toMatch(/Get Status and the batch ID [0-9a-f-]{36}/);
	});

	it('is not overtaken by a later item with the same address', async () => {
		bench.emulator.assume({ importDuration: 'fiveMinutes' });
		const run = await bench.run({
			resource: 'contact',
			operation: 'import',
			values: {
				email: '={{ $json.email }}',
				maxWait: 60,
				customFields: { mappingMode: 'defineBelow', value: null },
			},
			items: [...items, { email: 'ANN@example.com' }],
			continueOnFail: 'continueRegularOutput',
		});
		expect(json(run)[3]?.error).toBe('An earlier item with this address may still be under way');
		expect(bench.emulator.journal.count({ method: 'POST' })).toBe(1);
	});

	it('stays done when its ID cannot be read', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 403,
			body: { message: 'No permission' },
			match: { method: 'GET', path: '/api/3/contacts' },
			times: 1,
		});
		const run = await importing({ returnIds: true });
		const rows = json(run);
		expect(rows.map(({ imported }) => imported)).toEqual(['done', 'done', 'done']);
		expect(rows.map(({ id, idNotRead }) => id ?? idNotRead).sort()).toEqual([
			expect.any(String),
			expect.any(String),
			'No permission',
		]);
	});

	it.each([
		['nothing', {}, 'ActiveCampaign answered with nothing'],
		['something else', { message: 'Hello' }, 'ActiveCampaign did not confirm the import'],
	])('is unknown where the importer answers with %s', async (_, body, reason) => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 200,
			body,
			match: { path: /bulk_import/ },
			times: 10,
		});
		const run = await importing();
		expect(outcomes(run)).toEqual(Array(3).fill(reason));
	});

	it('is queued where the importer gives no batch to wait for', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 200,
			body: { success: 1, queued_contacts: 3 },
			match: { path: /bulk_import/ },
		});
		expect(outcomes(await importing())).toEqual(['queued', 'queued', 'queued']);
	});

	it('isolates a refused row where the refusal comes with status 200', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 200,
			body: { success: 0, message: 'Not valid', failureReasons: ['An address is odd'] },
			match: ({ body, rawBody }) => isRow(body) && rawBody.includes('nodomain'),
			times: 10,
		});
		const run = await importing();
		expect(outcomes(run)).toEqual(['done', 'Not valid: An address is odd', 'done']);
	});
});
