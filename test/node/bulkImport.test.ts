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
});
