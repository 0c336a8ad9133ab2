import { json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
describe('Bulk import', () => {
	beforeEach(async () => {
		bench = await openWorkbench();
	});
	afterEach(async () => {
		await bench.close();
		expect(bench.emulator.journal.suspicious).toEqual([]);
	});

	const run = async (operation: string, values = {}) =>
		await bench.run({ resource: 'bulkImport', operation, values });
	const sent = () => bench.emulator.journal.filter({ method: 'POST' }).map(({ body }) => body);

	it('imports contacts from rows with tags and lists, and waits for completion', async () => {
		bench.emulator.seed.lists(['News', 'Offers']);
		bench.emulator.seed.fields(['Company']);
		const done = await run('import', {
			listAs: 'rows',
			values: {
				contact: [
					{
						email: 'ann@example.com',
						firstName: 'Ann',
						lastName: '',
						tags: 'Customer, VIP',
						subscribe: '1',
						fields: { field: [{ id: '1', value: 'Example Ltd' }] },
					},
					{ email: 'bob@example.com' },
				],
			},
			additionalFields: {
				addTags: 'Imported',
				subscribeLists: ['2'],
				excludeAutomations: true,
				callback: {
					request: {
						url: 'http://127.0.0.1:9/done',
						requestType: 'POST',
						detailed_results: true,
						params: { pair: [{ key: 'batch', value: 'spring' }] },
					},
				},
			},
		});
		expect(done.error).toBeUndefined();
		expect(sent()).toEqual([
			{
				contacts: [
					{
						email: 'ann@example.com',
						first_name: 'Ann',
						tags: ['Customer', 'VIP', 'Imported'],
						subscribe: [{ listid: '1' }, { listid: '2' }],
						fields: [{ id: 1, value: 'Example Ltd' }],
						exclude_automations: true,
					},
					{
						email: 'bob@example.com',
						tags: ['Imported'],
						subscribe: [{ listid: '2' }],
						exclude_automations: true,
					},
				],
				callback: {
					url: 'http://127.0.0.1:9/done',
					requestType: 'POST',
					detailed_results: 'true',
					params: [{ key: 'batch', value: 'spring' }],
				},
			},
		]);
		expect(json(done)).toMatchObject([
			{ queued_contacts: 2, status: 'completed', success: ['1', '2'], failure: [] },
		]);
	});

	it('queues contacts given as JSON and reads the status later', async () => {
		const queued = await run('import', {
			listAs: 'json',
			items: '[{"email":"ann@example.com","first_name":"Ann"}]',
			waitForResult: false,
		});
		const [{ batchId } = { batchId: '' }] = json(queued);
		expect(json(queued)).toMatchObject([{ success: 1, queued_contacts: 1 }]);
		const now = await run('getStatus', { id: batchId, waitForResult: false });
		expect(json(now)).toMatchObject([{ batchId }]);
		const end = await run('getStatus', { id: batchId });
		expect(json(end)).toMatchObject([{ batchId, status: 'completed', success: ['1'] }]);
		const [totals] = json(await run('getOutstanding'));
		expect(totals).toMatchObject({ outstanding: [], recentlyCompleted: [{ contacts: '1' }] });
	});

	it('refuses more contacts than one request takes, before sending', async () => {
		const many = Array.from({ length: 251 }, (_, index) => ({ email: `c${index}@example.com` }));
		const { error } = await run('import', { listAs: 'json', items: JSON.stringify(many) });
		expect(error?.message).toBe('251 contacts are too many for one import');
		expect(error?.description).toMatch(/250/);
		expect(sent()).toEqual([]);
	});

	it('fails when the import does not finish within the maximum wait', async () => {
		const { error } = await run('import', {
			listAs: 'json',
			items: '[{"email":"ann@example.com"}]',
			maxWait: 0.5,
		});
		expect(error?.message).toMatch(/has not finished/);
	});

	const given = { listAs: 'json', items: '[{"email":"ann@example.com"}]' };

	it('names the queued import where its result cannot be read', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 403,
			body: { message: 'No permission' },
			match: { path: /import\/info/ },
		});
		const { error } = await run('import', given);
		expect(error?.message).toBe('The import is queued, but its result is unknown: No permission');
		expect(error?.description).toMatch(/Get Status and the batch ID [0-9a-f-]{36}/);
	});

	it.each([
		['nothing', ''],
		['an empty object', {}],
		['a list', []],
	])('is no success where the importer answers with %s', async (_, body) => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 200,
			body,
			match: { path: /bulk_import/ },
			times: 10,
		});
		const { error } = await run('import', given);
		expect(error?.message).toBe('ActiveCampaign answered with nothing');
		expect(error?.description).toMatch(/Run it again in a few minutes/);
	});

	it('does not wait for an import without a batch', async () => {
		const body = { success: 1, queued_contacts: 1, message: 'Contact import queued' };
		bench.emulator.faults.next({
			kind: 'status',
			status: 200,
			body,
			match: { path: /bulk_import/ },
		});
		expect(json(await run('import', given))).toEqual([body]);
		expect(bench.emulator.journal.count({ path: /import\/info/ })).toBe(0);
	});

	it('gives the lists of the result as arrays', async () => {
		const body = {
			status: 'completed',
			success: { 0: '1', 2: '3' },
			failure: { 1: 'bob@example.com' },
		};
		bench.emulator.faults.next({
			kind: 'status',
			status: 200,
			body,
			match: { path: /import\/info/ },
			times: 2,
		});
		const lists = { success: ['1', '3'], failure: ['bob@example.com'] };
		expect(json(await run('import', given))).toMatchObject([lists]);
		expect(json(await run('getStatus', { id: 'x', waitForResult: false }))).toMatchObject([lists]);
	});

	it('keeps the items that are queued when a later one fails', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 403,
			body: { message: 'No permission' },
			match: ({ path, rawBody }) => /bulk_import/.test(path) && rawBody.includes('"p1@'),
			times: 10,
		});
		const many = await bench.run({
			resource: 'bulkImport',
			operation: 'import',
			values: { listAs: 'json', items: '=[{"email":"{{ $json.email }}"}]' },
			items: Array.from({ length: 4 }, (_, at) => ({ email: `p${at}@example.com` })),
			continueOnFail: 'continueRegularOutput',
		});
		expect(json(many).map(({ error, status }) => error ?? status)).toEqual([
			'completed',
			'No permission',
			'completed',
			'completed',
		]);
		expect(bench.rows('contacts')).toHaveLength(3);
	});
});
