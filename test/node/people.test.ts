import type { INodeParameters } from 'n8n-workflow';
import { byEmail, byId, byName, json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench({ latencyMs: 20 });
});
afterEach(async () => {
	await bench.close();
	expect(bench.emulator.journal.suspicious).toEqual([]);
});

const bodies = (method: string, path: string) =>
	bench.emulator.journal.filter({ method, path }).map(({ body }) => body);
const operationsOf =
	(resource: string) =>
	async (operation: string, values: INodeParameters = {}) =>
		await bench.run({ resource, operation, values });

describe('User', () => {
	const user = operationsOf('user');

	it('creates a user in a group, finds it in four ways, updates and deletes it', async () => {
		const group = bench.emulator.account.collection('groups').insert({ title: 'Marketing' });
		const created = await user('create', {
			username: 'nathan',
			email: 'nathan@example.com',
			password: 'a long phrase',
			group: byName('Marketing'),
			additionalFields: { firstName: 'Nathan' },
		});
		expect(created.error).toBeUndefined();
		const id = String(json(created)[0]?.id);
		expect(bodies('POST', '/api/3/users')).toEqual([
			{
				user: {
					username: 'nathan',
					email: 'nathan@example.com',
					password: 'a long phrase',
					group: group.id,
					firstName: 'Nathan',
				},
			},
		]);
		const found = [
			await user('get', { user: byId(id) }),
			await user('getByEmail', { email: 'nathan@example.com' }),
			await user('getByUsername', { username: 'nathan' }),
		];
		expect(found.map((run) => json(run)[0]?.id)).toEqual([id, id, id]);
		expect(json(await user('getCurrent'))).toHaveLength(1);
		expect(json(await user('getAll', { returnAll: true })).map((one) => one.id)).toContain(id);
		const changed = await user('update', {
			user: byId(id),
			updateFields: { lastName: 'Smith', group: byName('Marketing') },
		});
		// The response also has side-loaded lists; the item is the user alone.
		expect(json(changed)).toEqual([expect.objectContaining({ id, lastName: 'Smith' })]);
		expect(json(await user('delete', { user: byId(id) }))).toEqual([{ deleted: true }]);
	});
});

describe('User group', () => {
	const group = operationsOf('group');

	it('allows and forbids only the named permissions', async () => {
		const created = await group('create', {
			title: 'Interns',
			additionalFields: {
				description: 'For the summer',
				allow: ['pgContactAdd', 'pgTagManage'],
				forbid: ['pgContactExport'],
			},
		});
		expect(created.error).toBeUndefined();
		expect(bodies('POST', '/api/3/groups')).toEqual([
			{
				group: {
					title: 'Interns',
					descript: 'For the summer',
					pgContactAdd: true,
					pgTagManage: true,
					pgContactExport: false,
				},
			},
		]);
		const id = String(json(created)[0]?.id);
		await group('update', {
			group: byName('Interns'),
			updateFields: { allow: ['pg_user_add'], unsubscribelink: true },
		});
		expect(bodies('PUT', `/api/3/groups/${id}`)).toEqual([
			{ group: { pg_user_add: true, unsubscribelink: true } },
		]);
		expect(json(await group('get', { group: byName('Interns') }))).toEqual([
			expect.objectContaining({ id, title: 'Interns' }),
		]);
		expect((await group('getUsers', { group: byId(id) })).error).toBeUndefined();
		expect((await group('getLimits')).error).toBeUndefined();
		expect(json(await group('delete', { group: byId(id) }))).toEqual([{ deleted: true }]);
		expect(json(await group('getAll', { returnAll: true })).map((one) => one.id)).not.toContain(id);
	});
});

describe('Address', () => {
	const address = operationsOf('address');

	it('creates an address and finds it by company name, updates and deletes it', async () => {
		const created = await address('create', {
			companyName: 'Example Ltd',
			street: '1 Main Street',
			country: 'US',
			additionalFields: { city: 'Chicago', isDefault: true, allGroups: true },
		});
		expect(created.error).toBeUndefined();
		expect(bodies('POST', '/api/3/addresses')).toEqual([
			{
				address: {
					company_name: 'Example Ltd',
					address_1: '1 Main Street',
					country: 'US',
					city: 'Chicago',
					is_default: true,
					allgroup: 1,
				},
			},
		]);
		const id = String(json(created)[0]?.id);
		const changed = await address('update', {
			address: byName('Example Ltd'),
			updateFields: { city: 'Boston' },
		});
		expect(json(changed)).toEqual([expect.objectContaining({ id, city: 'Boston' })]);
		expect(json(await address('get', { address: byId(id) }))).toHaveLength(1);
		expect(json(await address('getAll'))).toHaveLength(1);
		expect((await address('getGroupTie', { address: byId(id) })).error).toBeUndefined();
		expect((await address('getListTie', { address: byId(id) })).error).toBeUndefined();
		expect(json(await address('delete', { address: byId(id) }))).toEqual([{ deleted: true }]);
	});

	it('is removed from a user group and from a list', async () => {
		bench.emulator.account.collection('addressGroups').insert({ addressid: '1', groupid: '1' });
		bench.emulator.account.collection('addressLists').insert({ addressid: '1', listid: '1' });
		expect(json(await address('removeFromGroup', { id: '1' }))).toEqual([{ deleted: true }]);
		expect(json(await address('removeFromList', { id: '1' }))).toEqual([{ deleted: true }]);
	});
});

describe('Calendar feed', () => {
	const calendar = operationsOf('calendar');

	it('creates, reads, updates and deletes a calendar feed', async () => {
		const created = await calendar('create', {
			title: 'Sales calls',
			type: 'Deals',
			additionalFields: { notification: true },
		});
		expect(created.error).toBeUndefined();
		expect(bodies('POST', '/api/3/calendars')).toEqual([
			{ calendar: { title: 'Sales calls', type: 'Deals', notification: 1 } },
		]);
		const id = String(json(created)[0]?.id);
		const changed = await calendar('update', { id, updateFields: { title: 'Visits' } });
		expect(json(changed)).toEqual([expect.objectContaining({ title: 'Visits' })]);
		expect(json(await calendar('get', { id }))).toHaveLength(1);
		expect(json(await calendar('getAll'))).toHaveLength(1);
		expect(json(await calendar('delete', { id }))).toEqual([{ deleted: true }]);
	});
});

describe('Note', () => {
	it.each([
		['Subscriber', { ownerType: 'contact', contact: byEmail('contact1@example.com') }],
		['CustomerAccount', { ownerType: 'account', account: byName('Example Ltd') }],
		['Activity', { ownerType: 'activity', relid: '1' }],
	])('is created with the type and ID of its owner: %s', async (reltype, owner) => {
		bench.emulator.seed.contacts(1);
		bench.emulator.seed.accounts(['Example Ltd']);
		const run = await operationsOf('note')('create', { ...owner, note: 'Called' });
		expect(run.error).toBeUndefined();
		expect(bodies('POST', '/api/3/notes')).toEqual([
			{ note: { reltype, relid: '1', note: 'Called' } },
		]);
	});
});

describe('Tags, subscriptions and tracking data of all contacts', () => {
	it('are read across the account, page by page', async () => {
		const { seed } = bench.emulator;
		const contacts = seed.contacts(120);
		const [tag] = seed.tags(['vip']);
		const [list] = seed.lists(['Newsletter']);
		for (const contact of contacts) {
			if (tag) seed.tag(contact, tag);
			if (list) seed.subscribe(contact, list);
		}
		const all = { returnAll: true };
		expect(json(await operationsOf('contactTag')('getEverywhere', all))).toHaveLength(120);
		expect(json(await operationsOf('subscription')('getEverywhere', all))).toHaveLength(120);
		expect(json(await operationsOf('contactTag')('get', { id: '7' }))).toEqual([
			expect.objectContaining({ contact: '7' }),
		]);
		expect((await operationsOf('contact')('getTrackingData', all)).error).toBeUndefined();
		expect((await operationsOf('contact')('getPersonalEmails', all)).error).toBeUndefined();
	});
});
