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
const does =
	(resource: string) =>
	async (operation: string, values: INodeParameters = {}) =>
		await bench.run({ resource, operation, values });

describe('users', () => {
	const user = does('user');

	it('are made in a group, found in four ways, changed and deleted', async () => {
		const group = bench.emulator.account.collection('groups').insert({ title: 'Marketing' });
		const made = await user('create', {
			username: 'nathan',
			email: 'nathan@example.com',
			password: 'a long phrase',
			group: byName('Marketing'),
			additionalFields: { firstName: 'Nathan' },
		});
		expect(made.error).toBeUndefined();
		const id = String(json(made)[0]?.id);
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
		// Side lists stand beside the user in the answer; the item is the user.
		expect(json(changed)).toEqual([expect.objectContaining({ id, lastName: 'Smith' })]);
		expect(json(await user('delete', { user: byId(id) }))).toEqual([{ deleted: true }]);
	});
});

describe('user groups', () => {
	const group = does('group');

	it('are given and refused what is named, and nothing else', async () => {
		const made = await group('create', {
			title: 'Interns',
			additionalFields: {
				description: 'For the summer',
				allow: ['pgContactAdd', 'pgTagManage'],
				forbid: ['pgContactExport'],
			},
		});
		expect(made.error).toBeUndefined();
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
		const id = String(json(made)[0]?.id);
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

describe('addresses', () => {
	const address = does('address');

	it('are kept under the company’s name', async () => {
		const made = await address('create', {
			companyName: 'Example Ltd',
			street: '1 Main Street',
			country: 'US',
			additionalFields: { city: 'Chicago', isDefault: true, allGroups: true },
		});
		expect(made.error).toBeUndefined();
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
		const id = String(json(made)[0]?.id);
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

	it('are taken from a user group and from a list', async () => {
		bench.emulator.account.collection('addressGroups').insert({ addressid: '1', groupid: '1' });
		bench.emulator.account.collection('addressLists').insert({ addressid: '1', listid: '1' });
		expect(json(await address('removeFromGroup', { id: '1' }))).toEqual([{ deleted: true }]);
		expect(json(await address('removeFromList', { id: '1' }))).toEqual([{ deleted: true }]);
	});
});

describe('calendar feeds', () => {
	const calendar = does('calendar');

	it('are made, read, changed and deleted', async () => {
		const made = await calendar('create', {
			title: 'Sales calls',
			type: 'Deals',
			additionalFields: { notification: true },
		});
		expect(made.error).toBeUndefined();
		expect(bodies('POST', '/api/3/calendars')).toEqual([
			{ calendar: { title: 'Sales calls', type: 'Deals', notification: 1 } },
		]);
		const id = String(json(made)[0]?.id);
		const changed = await calendar('update', { id, updateFields: { title: 'Visits' } });
		expect(json(changed)).toEqual([expect.objectContaining({ title: 'Visits' })]);
		expect(json(await calendar('get', { id }))).toHaveLength(1);
		expect(json(await calendar('getAll'))).toHaveLength(1);
		expect(json(await calendar('delete', { id }))).toEqual([{ deleted: true }]);
	});
});

describe('notes', () => {
	it.each([
		['Subscriber', { ownerType: 'contact', contact: byEmail('contact1@example.com') }],
		['CustomerAccount', { ownerType: 'account', account: byName('Example Ltd') }],
		['Activity', { ownerType: 'activity', relid: '1' }],
	])('about a %s are written with the name of what they are about', async (reltype, about) => {
		bench.emulator.seed.contacts(1);
		bench.emulator.seed.accounts(['Example Ltd']);
		const run = await does('note')('create', { ...about, note: 'Called' });
		expect(run.error).toBeUndefined();
		expect(bodies('POST', '/api/3/notes')).toEqual([
			{ note: { reltype, relid: '1', note: 'Called' } },
		]);
	});
});

describe('what all contacts have', () => {
	it('is read across the account, page by page', async () => {
		const { seed } = bench.emulator;
		const contacts = seed.contacts(120);
		const [tag] = seed.tags(['vip']);
		const [list] = seed.lists(['Newsletter']);
		for (const contact of contacts) {
			if (tag) seed.tag(contact, tag);
			if (list) seed.subscribe(contact, list);
		}
		const all = { returnAll: true };
		expect(json(await does('contactTag')('getEverywhere', all))).toHaveLength(120);
		expect(json(await does('subscription')('getEverywhere', all))).toHaveLength(120);
		expect(json(await does('contactTag')('get', { id: '7' }))).toEqual([
			expect.objectContaining({ contact: '7' }),
		]);
		expect((await does('contact')('getTrackingData', all)).error).toBeUndefined();
		expect((await does('contact')('getPersonalEmails', all)).error).toBeUndefined();
	});
});
