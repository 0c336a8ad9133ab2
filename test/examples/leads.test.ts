import { type ExampleRunner, openExampleRunner, output } from './exampleRunner';

let runner: ExampleRunner;
beforeEach(async () => {
	runner = await openExampleRunner();
	runner.emulator.seed.lists(['Newsletter']);
	runner.emulator.seed.automations(['Welcome series', 'Win back']);
	runner.emulator.seed.fields(['Company', 'City']);
});
afterEach(async () => await runner.close());

const lead = {
	Name: 'Ann Example',
	Email: ' Ann@Example.com ',
	Company: 'Example Ltd',
	Question: 'What does it cost?',
};

describe('Example: form-lead', () => {
	it('creates a contact with field, tags, list, automation and note in one step', async () => {
		const run = await runner.run('form-lead', { 'Lead Form': [lead] });
		expect(run.error).toBeUndefined();
		expect(output(run, 'Done')).toHaveLength(1);
		expect(runner.rows('contacts')).toMatchObject([
			{ email: 'ann@example.com', firstName: 'Ann', lastName: 'Example' },
		]);
		expect(runner.rows('tags').map(({ tag }) => tag)).toEqual(['Lead', 'Website form']);
		expect(runner.rows('contactTags')).toHaveLength(2);
		expect(runner.rows('contactLists')).toMatchObject([{ list: '1', status: '1' }]);
		expect(runner.rows('contactAutomations')).toMatchObject([{ automation: '1' }]);
		expect(runner.rows('fieldValues')).toMatchObject([{ field: '1', value: 'Example Ltd' }]);
		expect(runner.rows('notes')).toMatchObject([{ note: 'What does it cost?' }]);
	});

	it('shows the failed part and keeps the others', async () => {
		runner.emulator.faults.next({
			kind: 'status',
			status: 422,
			body: { errors: [{ title: 'This automation is inactive' }] },
			match: { path: '/api/3/contactAutomations', method: 'POST' },
		});
		const run = await runner.run('form-lead', { 'Lead Form': [lead] });
		expect(output(run, 'What Failed')).toEqual([
			{ email: 'ann@example.com', failed: expect.stringContaining('This automation is inactive') },
		]);
		expect(runner.rows('contactLists')).toHaveLength(1);
	});
});

describe('Example: spreadsheet-import', () => {
	it('imports 10,000 rows in 40 imports and reports the invalid rows', async () => {
		const rows = Array.from({ length: 10_000 }, (_, index) => ({
			email: index % 2_500 === 7 ? `no address ${index}` : `p${index}@example.com`,
			firstName: 'Pat',
			lastName: String(index),
			Company: `Company ${index % 50}`,
		}));
		const run = await runner.run('spreadsheet-import', { 'Read File': [{}], Rows: rows });
		expect(run.error).toBeUndefined();
		expect(runner.rows('contacts')).toHaveLength(9_996);
		expect(runner.rows('contactLists')).toHaveLength(9_996);
		expect(runner.rows('fieldValues')).toHaveLength(9_996);
		expect(
			runner.emulator.journal.count({ method: 'POST', path: '/api/3/import/bulk_import' }),
		).toBe(40);
		expect((output(run, 'Imported')[0]?.email as string[]).length).toBe(9_996);
		expect(output(run, 'Error Report')).toEqual(
			[7, 2_507, 5_007, 7_507].map((index) => ({
				email: `no address ${index}`,
				reason: `Email has a blank inside: "no␣address␣${index}"`,
			})),
		);
	}, 120_000);
});

describe('Example: re-engagement', () => {
	it('adds inactive contacts to the automation once', async () => {
		const { seed, account } = runner.emulator;
		const contacts = seed.contacts(4, (position) => ({
			email: `p${position}@example.com`,
			udate: position === 1 ? new Date(runner.clock.now()).toISOString() : '2020-01-01T00:00:00Z',
		}));
		const [newsletter] = account.collection('lists').all();
		const winBack = account.collection('automations').all()[1];
		if (!newsletter || !winBack || !contacts[2]) throw new Error('not seeded');
		for (const contact of contacts.slice(0, 3)) seed.subscribe(contact, newsletter);
		seed.enrol(contacts[2], winBack);

		const run = await runner.run('re-engagement');
		expect(run.error).toBeUndefined();
		expect(output(run, 'Asked').map(({ email }) => email)).toEqual([
			'p2@example.com',
			'p3@example.com',
		]);
		expect(runner.rows('contactAutomations')).toHaveLength(2);
		const tagged = runner.rows('contactTags').map(({ contact }) => contact);
		expect(tagged.sort()).toEqual(['2', '3']);
	});
});
