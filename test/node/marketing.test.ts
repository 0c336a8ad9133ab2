import { byEmail, byId, byName, json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
});
afterEach(async () => {
	await bench.close();
	expect(bench.emulator.journal.suspicious).toEqual([]);
});

describe('Contact', () => {
	it('creates and updates a contact with custom fields of every type', async () => {
		bench.emulator.seed.fields(['Company']);
		bench.emulator.seed.fields(['Interests'], 'listbox');
		for (const value of ['Sport', 'Music']) {
			bench.emulator.account.collection('fieldOptions').insert({ field: '2', value, label: value });
		}
		await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: {
				email: 'ann@example.com',
				additionalFields: { firstName: 'Ann', lastName: '' },
				customFields: {
					mappingMode: 'defineBelow',
					value: { 1: 'Example Ltd', 2: ['sport', 'Music'] },
				},
			},
		});
		expect(bench.rows('fieldValues').map(({ field, value }) => [field, value])).toEqual([
			['1', 'Example Ltd'],
			['2', '||Sport||Music||'],
		]);
		expect(bench.rows('contacts')[0]).toMatchObject({ firstName: 'Ann' });
	});

	it('maps custom fields from the item by name and ignores its other members', async () => {
		bench.emulator.seed.fields(['Company', 'City']);
		await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: {
				email: '={{ $json.email }}',
				customFields: { mappingMode: 'autoMapInputData', value: null },
			},
			items: [{ email: 'ann@example.com', company: 'Example Ltd', '%CITY%': 'Bath', note: 'x' }],
		});
		expect(bench.rows('fieldValues').map(({ field, value }) => [field, value])).toEqual([
			['1', 'Example Ltd'],
			['2', 'Bath'],
		]);
	});

	it('refuses an unknown option and lists the choices, before sending', async () => {
		bench.emulator.seed.fields(['Colour'], 'dropdown');
		bench.emulator.account
			.collection('fieldOptions')
			.insert({ field: '1', value: 'Red', label: 'Red' });
		const run = await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: {
				email: 'ann@example.com',
				customFields: { mappingMode: 'defineBelow', value: { 1: 'Green' } },
			},
		});
		expect(run.error?.message).toBe('"Green" is not an option of the custom field "Colour"');
		expect(run.error?.description).toMatch(/Choose one of "Red"/);
		expect(bench.rows('contacts')).toEqual([]);
	});

	it('creates an unknown option once when that is allowed', async () => {
		bench.emulator.seed.fields(['Colour'], 'dropdown');
		bench.emulator.seed.fieldOptions('1', ['Red']);
		const run = await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: {
				email: '={{ $json.email }}',
				customFields: { mappingMode: 'defineBelow', value: { 1: 'Green' } } as never,
				options: { createMissingOptions: true },
			},
			items: [{ email: 'ann@example.com' }, { email: 'bob@example.com' }],
		});
		expect(run.error).toBeUndefined();
		expect(bench.rows('fieldValues').map(({ value }) => value)).toEqual(['Green', 'Green']);
		expect(bench.rows('fieldOptions').map(({ value }) => value)).toEqual(['Red', 'Green']);
	});

	it('does not clear a field for an empty value unless that is allowed', async () => {
		bench.emulator.seed.contacts(1);
		const update = (options: object) =>
			bench.run({
				resource: 'contact',
				operation: 'update',
				values: {
					contact: byEmail('contact1@example.com'),
					updateFields: { firstName: '', lastName: 'New' },
					options: options as never,
				},
			});
		await update({});
		expect(bench.rows('contacts')[0]).toMatchObject({ firstName: 'First1', lastName: 'New' });
		await update({ clearWhenEmpty: true });
		expect(bench.rows('contacts')[0]).toMatchObject({ firstName: '', lastName: 'New' });
	});

	it('finds a contact by its exact email address only', async () => {
		bench.emulator.seed.contacts(1, () => ({ email: 'nathan@example.com' }));
		const run = await bench.run({
			resource: 'contact',
			operation: 'get',
			values: { contact: byEmail('Nathan@Example.com') },
		});
		expect(json(run)[0]).toMatchObject({ id: '1', email: 'nathan@example.com' });
		const missing = await bench.run({
			resource: 'contact',
			operation: 'get',
			values: { contact: byEmail('than@example.com') },
		});
		expect(missing.error?.message).toBe('There is no contact "than@example.com"');
	});

	it('lists contacts by cursor, beyond one page or up to the limit', async () => {
		bench.emulator.seed.contacts(450);
		const all = await bench.run({
			resource: 'contact',
			operation: 'getAll',
			values: { returnAll: true },
		});
		expect(json(all).map((contact) => contact.id)).toEqual(
			Array.from({ length: 450 }, (_, index) => String(index + 1)),
		);
		expect(bench.emulator.journal.entries.map(({ query }) => query.id_greater)).toEqual([
			undefined,
			'100',
			'200',
			'300',
			'400',
		]);
		const some = await bench.run({
			resource: 'contact',
			operation: 'getAll',
			values: { returnAll: false, limit: 130 },
		});
		expect(some.items).toHaveLength(130);
	});
});

describe('Tags, lists and automations of a contact', () => {
	beforeEach(() => {
		bench.emulator.seed.contacts(2);
		bench.emulator.seed.tags(450);
		bench.emulator.seed.lists(['News', 'Offers']);
		bench.emulator.seed.automations(['Welcome', 'Win back']);
	});

	it('adds and removes a tag by name, and accepts that it is already removed', async () => {
		const tag = (operation: string) =>
			bench.run({
				resource: 'contactTag',
				operation,
				values: { contact: byEmail('contact1@example.com'), tag: byName('tag 444') },
			});
		await tag('add');
		expect(bench.rows('contactTags')).toEqual([
			expect.objectContaining({ contact: '1', tag: '444' }),
		]);
		expect(json(await tag('remove'))).toEqual([{ deleted: true }]);
		expect(json(await tag('remove'))).toEqual([
			{ deleted: false, reason: 'The contact does not have this tag' },
		]);
	});

	it('looks up names and email addresses once for many items', async () => {
		const items = Array.from({ length: 20 }, () => ({ email: 'contact1@example.com' }));
		await bench.run({
			resource: 'contactTag',
			operation: 'add',
			values: { contact: byEmail('={{ $json.email }}'), tag: byName('Tag 7') },
			items,
		});
		expect(bench.emulator.journal.count({ method: 'GET' })).toBe(2);
		expect(bench.emulator.journal.count({ method: 'POST' })).toBe(20);
	});

	it('suggests similar names for a name that does not exist', async () => {
		const run = await bench.run({
			resource: 'subscription',
			operation: 'subscribe',
			values: { contact: byId('1'), list: byName('Offer') },
		});
		expect(run.error?.message).toBe('There is no list called "Offer"');
		expect(run.error?.description).toMatch(/Did you mean "Offers"\?/);
	});

	it('subscribes and unsubscribes a contact, and resubscribes only on request', async () => {
		const step = (operation: string, options = {}) =>
			bench.run({
				resource: 'subscription',
				operation,
				values: { contact: byId('1'), list: byName('News'), options },
			});
		const status = () => bench.rows('contactLists').map((row) => String(row.status));
		await step('subscribe');
		expect(status()).toEqual(['1']);
		await step('unsubscribe');
		expect(status()).toEqual(['2']);
		await step('subscribe');
		expect(status()).toEqual(['2']);
		await step('subscribe', { resubscribe: true });
		expect(status()).toEqual(['1']);
	});

	it('adds a contact to an automation and removes it by name', async () => {
		const values = { contact: byId('2'), automation: byName('Win back') };
		const added = await bench.run({ resource: 'contactAutomation', operation: 'add', values });
		expect(json(added)[0]).toMatchObject({ contact: '2' });
		const removed = await bench.run({
			resource: 'contactAutomation',
			operation: 'remove',
			values: { ...values, which: 'all' },
		});
		expect(json(removed)).toEqual([{ deleted: true, runs: 1 }]);
		expect(bench.rows('contactAutomations')).toEqual([]);
	});
});

describe('Campaign', () => {
	beforeEach(() => {
		const [contact] = bench.emulator.seed.contacts(1);
		const [list] = bench.emulator.seed.lists(['News']);
		if (contact && list) bench.emulator.seed.subscribe(contact, list);
	});

	it('creates a draft, updates, copies and deletes it through version 3', async () => {
		const draft = await bench.run({
			resource: 'campaign',
			operation: 'createEmpty',
			values: { name: 'Spring', type: 'single' },
		});
		const campaign = byId(String(json(draft)[0]?.id));
		await bench.run({
			resource: 'campaign',
			operation: 'update',
			values: { campaign, updateFields: { name: 'Spring sale', listIds: ['News'] } },
		});
		const copied = await bench.run({
			resource: 'campaign',
			operation: 'copy',
			values: { campaign },
		});
		expect(json(copied)[0]).toMatchObject({ newCampaignId: expect.anything() });
		const links = await bench.run({
			resource: 'campaign',
			operation: 'getLinks',
			values: { campaign },
		});
		expect(links.error).toBeUndefined();
		const gone = await bench.run({
			resource: 'campaign',
			operation: 'delete',
			values: { campaign },
		});
		expect(json(gone)).toEqual([{ deleted: true }]);
	});

	it('creates a campaign from a message, sends it to a list and reads reports through the legacy API', async () => {
		const message = await bench.run({
			resource: 'message',
			operation: 'createWithContent',
			values: {
				subject: 'Hello',
				fromName: 'Ann',
				fromEmail: 'ann@example.com',
				replyTo: 'ann@example.com',
				lists: ['News'],
				format: 'mime',
				html: '<p>Hi %UNSUBSCRIBELINK%</p>',
				text: 'Hi',
			},
		});
		expect(message.error).toBeUndefined();
		const created = await bench.run({
			resource: 'campaign',
			operation: 'sendNow',
			values: {
				type: 'single',
				name: 'Spring',
				lists: ['1'],
				messages: { message: [{ id: String(json(message)[0]?.id), share: 100 }] },
			},
		});
		expect(created.error).toBeUndefined();
		expect(bench.rows('campaigns')[0]).toMatchObject({ name: 'Spring', type: 'single' });
		const report = await bench.run({
			resource: 'campaign',
			operation: 'getReport',
			values: { campaign: byId(String(json(created)[0]?.id)), report: 'campaign_report_totals' },
		});
		expect(json(report)[0]).toMatchObject({ send_amt: expect.anything() });
	});

	it.each([
		'single',
		'recurring',
		'split',
		'responder',
		'reminder',
		'special',
		'activerss',
		'text',
	])('creates a campaign of type %s', async (type) => {
		const [message, other] = bench.emulator.seed.messages(2);
		const run = await bench.run({
			resource: 'campaign',
			operation: 'createDraft',
			values: {
				type,
				name: `A ${type} campaign`,
				lists: ['1'],
				messages: {
					message:
						type === 'split'
							? [message, other].map((row) => ({ id: row?.id ?? '', share: 50 }))
							: [{ id: message?.id ?? '', share: 100 }],
				},
			},
		});
		expect(run.error).toBeUndefined();
		expect(bench.rows('campaigns')[0]).toMatchObject({ type });
	});

	it('sends the given settings of the campaign type, and defaults for the others', async () => {
		const [message, other] = bench.emulator.seed.messages(2);
		const run = await bench.run({
			resource: 'campaign',
			operation: 'createDraft',
			values: {
				type: 'split',
				name: 'Two subjects',
				lists: ['1'],
				messages: {
					message: [message, other].map((row) => ({ id: row?.id ?? '', share: 20 })),
				},
				typeSettings: { splitType: 'click', splitOffset: 3 },
			},
		});
		expect(run.error).toBeUndefined();
		expect(bench.rows('campaigns')[0]).toMatchObject({
			split_type: 'click',
			split_offset: '3',
			split_offset_type: 'hour',
		});
	});
});

describe('API request', () => {
	it('reads all pages of a version 3 list', async () => {
		bench.emulator.seed.tags(230);
		const run = await bench.run({
			resource: 'apiRequest',
			operation: 'send',
			values: {
				api: 'v3',
				method: 'GET',
				path: '/api/3/tags',
				query: '{"search": "Tag"}',
				allPages: true,
			},
		});
		expect(run.items).toHaveLength(230);
	});

	it.each(['json', 'xml', 'serialize'])(
		'returns the response of version 1 as %s',
		async (output) => {
			bench.emulator.seed.lists(['News']);
			const run = await bench.run({
				resource: 'apiRequest',
				operation: 'send',
				values: {
					api: 'v1',
					method: 'GET',
					action: 'list_list',
					query: '{"ids": "all"}',
					options: { output },
				},
			});
			expect(run.error).toBeUndefined();
			expect(JSON.stringify(json(run))).toContain('News');
		},
	);

	it('reports a failure that version 1 returns with status 200', async () => {
		for (const output of ['json', 'xml', 'serialize']) {
			const run = await bench.run({
				resource: 'apiRequest',
				operation: 'send',
				values: {
					api: 'v1',
					method: 'GET',
					action: 'campaign_delete',
					query: '{}',
					options: { output },
				},
			});
			expect(run.error).toBeDefined();
		}
	});

	it('cannot leave the API through its path', async () => {
		const run = await bench.run({
			resource: 'apiRequest',
			operation: 'send',
			values: { api: 'v3', method: 'GET', path: '/contacts/%2e%2e/%2e%2e/admin' },
		});
		expect(run.error?.message).toBe('Path is not valid');
		expect(bench.emulator.journal.entries).toEqual([]);
	});
});
