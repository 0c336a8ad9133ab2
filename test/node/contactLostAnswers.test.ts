import { json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
	bench.emulator.seed.automations(['Welcome']);
	bench.emulator.seed.lists(['News']);
});
afterEach(async () => {
	await bench.close();
	expect(bench.emulator.journal.suspicious).toEqual([]);
});

const upsert = async () =>
	await bench.run({
		resource: 'contact',
		operation: 'upsert',
		values: {
			email: 'ann@example.com',
			parts: {
				account: 'Example Ltd',
				addTags: 'VIP',
				automations: ['1'],
				note: 'Met at the fair',
				subscribe: ['1'],
			},
		},
	});

describe('Contact > Create or Update whose answer is lost', () => {
	it.each([
		['/api/3/accounts', 'accounts'],
		['/api/3/accountContacts', 'accountContacts'],
		['/api/3/contactAutomations', 'contactAutomations'],
		['/api/3/notes', 'notes'],
		['/api/3/tags', 'tags'],
		['/api/3/contactTags', 'contactTags'],
		['/api/3/contactLists', 'contactLists'],
	])('after POST %s finds what was created and goes on', async (path, collection) => {
		bench.emulator.faults.next({ kind: 'resetAfter', match: { method: 'POST', path } });
		const run = await upsert();
		expect(run.error).toBeUndefined();
		const [{ parts } = { parts: [] }] = json(run);
		expect(parts).toHaveLength(5);
		expect((parts as Array<{ status: string }>).map(({ status }) => status)).toEqual(
			Array(5).fill('done'),
		);
		expect(bench.rows(collection)).toHaveLength(1);
	});
});
