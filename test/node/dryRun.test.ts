import { json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
	bench.emulator.seed.contacts(1);
	bench.emulator.seed.lists(['News', 'Old News']);
	bench.emulator.seed.tags(['Old']);
	bench.emulator.seed.automations(1);
	bench.emulator.seed.fields(['Colour'], 'dropdown');
	bench.emulator.seed.fieldOptions('1', ['Red']);
});
afterEach(async () => {
	await bench.close();
	expect(bench.emulator.journal.suspicious).toEqual([]);
});

const writes = () =>
	bench.emulator.journal.entries
		.filter(({ method }) => method !== 'GET')
		.map(({ method, path }) => `${method} ${path}`);

/** Contact > Create or Update with every part, all of whose things are new. */
const upsert = async (emails: string[], options: object) =>
	await bench.run({
		resource: 'contact',
		operation: 'upsert',
		values: {
			email: '={{ $json.email }}',
			customFields: { mappingMode: 'defineBelow', value: { 1: 'Violet' } } as never,
			parts: {
				addTags: 'Fresh',
				removeTags: 'Old',
				account: 'New Company',
				jobTitle: 'Buyer',
				subscribe: ['1'],
				unsubscribe: ['2'],
				automations: ['1'],
				note: 'Called',
			},
			options: { createMissingOptions: true, dryRun: true, ...options },
		},
		items: emails.map((email) => ({ email })),
	});

describe('Dry Run of Contact > Create or Update', () => {
	it('shows the requests that create an option, a tag and an account, and every part', async () => {
		const run = await upsert(['new@example.com'], {});
		const [{ dryRun, requests } = {}] = json(run) as Array<{ dryRun: boolean; requests: object[] }>;
		expect(dryRun).toBe(true);
		expect(requests).toMatchObject([
			{ method: 'POST', path: '/fieldOption/bulk' },
			{ method: 'POST', path: '/contact/sync' },
			{ method: 'POST', path: '/tags' },
			{ method: 'POST', path: '/contactTags' },
			{ method: 'POST', path: '/contactLists' },
			{ method: 'POST', path: '/contactLists' },
			{ method: 'POST', path: '/contactAutomations' },
			{ method: 'POST', path: '/accounts' },
			{ method: 'POST', path: '/accountContacts' },
			{ method: 'POST', path: '/notes' },
		]);
		expect(writes()).toEqual([]);
	});

	it.each([
		{},
		{ useBulkImporter: 'auto' },
		{ formerEmail: 'contact1@example.com' },
		{ formerEmail: 'missing@example.com' },
		{ knownId: '1' },
		{ dryRun: 'true' },
	])('sends no write for one and for twelve items, with %j', async (options) => {
		const many = Array.from({ length: 12 }, (_, at) => `new${at}@example.com`);
		for (const emails of [['contact1@example.com'], many]) {
			const run = await upsert(emails, options);
			expect(run.error).toBeUndefined();
			expect(json(run)).toHaveLength(emails.length);
			for (const row of json(run)) {
				expect((row.requests as object[])[0]).toMatchObject({ path: '/fieldOption/bulk' });
			}
		}
		expect(writes()).toEqual([]);
	});

	it('leaves a later run without it to create the option', async () => {
		await upsert(['new@example.com'], {});
		await upsert(['new@example.com'], { dryRun: false });
		expect(bench.rows('fieldOptions').map(({ value }) => value)).toEqual(['Red', 'Violet']);
	});
});
