import { json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
});
afterEach(async () => {
	await bench.close();
	expect(bench.emulator.journal.suspicious).toEqual([]);
});

const upsert = async (
	parts: object,
	options: object = {},
	items: Array<Record<string, string>> = [{ email: 'ann@example.com' }],
) =>
	await bench.run({
		resource: 'contact',
		operation: 'upsert',
		values: { email: '={{ $json.email }}', parts: parts as never, options: options as never },
		items,
	});

describe('Contact: Create or Update with parts', () => {
	it('stores fields, tags by name, a list, an automation, an account and a note with one item', async () => {
		bench.emulator.seed.lists(['News']);
		bench.emulator.seed.tags(['Customer']);
		bench.emulator.seed.automations(['Welcome']);
		const run = await upsert({
			addTags: 'Customer, VIP',
			subscribe: ['News'],
			automations: ['Welcome'],
			account: 'Example Ltd',
			jobTitle: 'Buyer',
			note: 'Met at the fair',
		});
		expect(run.error).toBeUndefined();
		expect(json(run)[0]).toMatchObject({
			email: 'ann@example.com',
			parts: [
				{ part: 'tag Customer', status: 'done' },
				{ part: 'tag VIP', status: 'done' },
				{ part: 'subscribe to list 1', status: 'done' },
				{ part: 'automation 1', status: 'done' },
				{ part: 'account Example Ltd', status: 'done' },
				{ part: 'note', status: 'done' },
			],
		});
		expect(bench.rows('tags').map(({ tag }) => tag)).toEqual(['Customer', 'VIP']);
		expect(bench.rows('accountContacts')).toEqual([
			expect.objectContaining({ contact: '1', account: '1', jobTitle: 'Buyer' }),
		]);
	});

	it('needs few extra requests for a hundred contacts with three fields and two tags', async () => {
		bench.emulator.seed.fields(230);
		bench.emulator.seed.tags(450);
		bench.emulator.seed.lists(130);
		const run = await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: {
				email: '={{ $json.email }}',
				customFields: { mappingMode: 'autoMapInputData', value: null } as never,
				parts: { addTags: ['Tag 449', 'Brand new'], subscribe: ['List 129'] },
			},
			items: Array.from({ length: 100 }, (_, index) => ({
				email: `p${index}@example.com`,
				'Field 5': 'a',
				'field 120': 'b',
				'%FIELD_230%': 'c',
			})),
		});
		expect(run.error).toBeUndefined();
		expect(bench.rows('fieldValues')).toHaveLength(300);
		expect(bench.rows('contactTags')).toHaveLength(200);
		expect(bench.rows('contactLists')).toHaveLength(100);
		expect(bench.rows('tags').filter(({ tag }) => tag === 'Brand new')).toHaveLength(1);
		expect(bench.emulator.journal.entries.length).toBeLessThanOrEqual(100 * 4 + 10);
		expect(
			json(run).every(({ parts }) =>
				(parts as Array<{ status: string }>).every(({ status }) => status === 'done'),
			),
		).toBe(true);
	});

	it('names a failed part and keeps the others', async () => {
		bench.emulator.seed.lists(['News']);
		bench.emulator.faults.next({
			kind: 'status',
			status: 422,
			body: { errors: [{ title: 'No tags today' }] },
			match: { path: '/api/3/contactTags' },
		});
		const run = await upsert({ addTags: ['VIP'], subscribe: ['News'] });
		expect(json(run)[0]?.parts).toEqual([
			{ part: 'tag VIP', status: 'failed', reason: 'No tags today' },
			{ part: 'subscribe to list 1', status: 'done' },
		]);
	});

	it('sets the tags exactly, sending only the difference', async () => {
		await upsert({ addTags: ['A', 'B'] });
		bench.emulator.journal.clear();
		await upsert({ exactTags: ['B', 'C'] });
		expect(
			bench
				.rows('contactTags')
				.map((row) => bench.rows('tags').find(({ id }) => id === row.tag)?.tag),
		).toEqual(['B', 'C']);
		expect(bench.emulator.journal.count({ method: 'DELETE' })).toBe(1);
		expect(bench.emulator.journal.count({ method: 'POST', path: '/api/3/contactTags' })).toBe(1);
		const again = await upsert({ exactTags: ['B', 'C'] });
		expect(json(again)[0]?.parts).toEqual([
			{
				part: 'tags exactly B, C',
				status: 'skipped',
				reason: 'The contact has exactly these tags',
			},
		]);
	});

	it('removes a tag by name, and accepts that it is not there', async () => {
		await upsert({ addTags: ['A'] });
		const first = await upsert({ removeTags: ['a', 'Never made'] });
		expect(json(first)[0]?.parts).toEqual([
			{ part: 'remove tag a', status: 'done' },
			{
				part: 'remove tag Never made',
				status: 'skipped',
				reason: 'The contact does not have this tag',
			},
		]);
		expect(bench.rows('tags')).toHaveLength(1);
	});

	it('skips an automation that the contact is already in', async () => {
		bench.emulator.seed.automations(['Welcome']);
		await upsert({ automations: ['Welcome'] });
		const again = await upsert({ automations: ['Welcome'] });
		expect(json(again)[0]?.parts).toEqual([
			{ part: 'automation 1', status: 'skipped', reason: 'The contact is in this automation' },
		]);
		expect(bench.rows('contactAutomations')).toHaveLength(1);
		await upsert({ automations: ['Welcome'], automationRule: 'always' });
		expect(bench.rows('contactAutomations')).toHaveLength(2);
	});

	it('finds a contact by its former email address and creates no second one', async () => {
		await upsert({});
		await upsert({}, { formerEmail: 'ann@example.com' }, [{ email: 'ann@new.example.com' }]);
		expect(bench.rows('contacts').map(({ email }) => email)).toEqual(['ann@new.example.com']);
		await upsert({}, { formerEmail: 'nobody@example.com' }, [{ email: 'bob@example.com' }]);
		expect(bench.rows('contacts')).toHaveLength(2);
	});

	it('shows the requests in a dry run and writes nothing', async () => {
		bench.emulator.seed.lists(['News']);
		bench.emulator.seed.tags(['VIP']);
		const run = await upsert({ addTags: ['VIP'], subscribe: ['News'] }, { dryRun: true });
		expect(json(run)[0]).toMatchObject({
			dryRun: true,
			requests: [
				{ method: 'POST', path: '/contact/sync' },
				{ method: 'POST', path: '/contactTags' },
				{ method: 'POST', path: '/contactLists' },
			],
		});
		expect(bench.emulator.journal.entries.every(({ method }) => method === 'GET')).toBe(true);
	});
});

describe('Contact with details', () => {
	const wanted = ['accounts', 'automations', 'fields', 'lists', 'scores', 'tags'];
	beforeEach(() => {
		const { seed, account } = bench.emulator;
		const contacts = seed.contacts(500);
		const [company, interests] = [
			seed.fields(['Company'])[0],
			seed.fields(['Interests'], 'listbox')[0],
		];
		const [vip] = seed.tags(['VIP']);
		const [news] = seed.lists(['News']);
		seed.automations(40);
		seed.accounts(['Example Ltd']);
		for (const contact of contacts) {
			if (vip) seed.tag(contact, vip);
			if (news) seed.subscribe(contact, news, '2');
			account
				.collection('fieldValues')
				.insert({ contact: contact.id, field: company?.id, value: 'Example Ltd' });
			account
				.collection('fieldValues')
				.insert({ contact: contact.id, field: interests?.id, value: '||a||b||' });
			account
				.collection('contactAutomations')
				.insert({ contact: contact.id, automation: '40', status: '1' });
			account
				.collection('accountContacts')
				.insert({ contact: contact.id, account: '1', jobTitle: 'Buyer' });
		}
	});

	const expected = {
		accounts: [{ id: '1', name: 'Example Ltd', jobTitle: 'Buyer' }],
		automations: [expect.objectContaining({ id: '40', name: 'Automation 40' })],
		fields: { Company: 'Example Ltd', Interests: ['a', 'b'] },
		lists: [expect.objectContaining({ id: '1', name: 'News', status: 'unsubscribed' })],
		tags: ['VIP'],
	};

	it('is read in one request, plus a few for names', async () => {
		const run = await bench.run({
			resource: 'contact',
			operation: 'get',
			values: {
				contact: { __rl: true, mode: 'id', value: '7' },
				options: { details: [...wanted, 'notes'] },
			},
		});
		expect(json(run)[0]).toMatchObject({ id: '7', ...expected, notes: [] });
		expect(bench.emulator.journal.entries.length).toBeLessThanOrEqual(6);
	});

	it('five hundred contacts take at most twenty more requests than without details', async () => {
		const read = async (options: object) => {
			bench.emulator.journal.clear();
			const run = await bench.run({
				resource: 'contact',
				operation: 'getAll',
				values: { returnAll: true, options: options as never },
			});
			return { run, requests: bench.emulator.journal.entries.length };
		};
		const plain = await read({});
		const detailed = await read({ details: wanted });
		expect(detailed.run.items).toHaveLength(500);
		for (const item of json(detailed.run)) expect(item).toMatchObject(expected);
		expect(detailed.requests - plain.requests).toBeLessThanOrEqual(20);
	});
});
