import type { INodeParameters } from 'n8n-workflow';
import { byEmail, byName, json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench({ latencyMs: 20 });
});
afterEach(async () => {
	await bench.close();
	expect(bench.emulator.journal.suspicious).toEqual([]);
});

const mapped = (value: Record<string, string | number | string[]>) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema: [],
	attemptToConvertTypes: false,
	convertFieldsToString: false,
});

/** One field of each type with an encoding of its own. */
function seedFields() {
	const { account } = bench.emulator;
	const types = [
		['Industry', 'dropdown', ['Retail', 'Wholesale'], null],
		['Regions', 'multiselect', ['North', 'South', 'East'], null],
		['Budget', 'currency', null, 'eur'],
		['Founded', 'date', null, null],
		['Motto', 'text', null, null],
	] as const;
	for (const [fieldLabel, fieldType, fieldOptions, fieldDefaultCurrency] of types) {
		account
			.collection('accountCustomFieldMeta')
			.insert({ fieldLabel, fieldType, fieldOptions, fieldDefaultCurrency });
	}
}

/** Bodies of the requests to a path, in order. */
const bodies = (method: string, path: string | RegExp) =>
	bench.emulator.journal.filter({ method, path }).map(({ body }) => body);

describe('Account', () => {
	it('creates an account with custom fields by name: money in cents, several options as an array', async () => {
		seedFields();
		const run = await bench.run({
			resource: 'account',
			operation: 'create',
			values: {
				name: 'Example Ltd',
				additionalFields: { accountUrl: 'https://example.com' },
				customFields: mapped({
					Industry: 'retail',
					Regions: ['North', 'east'],
					Budget: 1234.5,
					Founded: '1999-12-31T23:00:00',
					Motto: 'Onwards',
				}),
			},
		});

		expect(run.error).toBeUndefined();
		expect(json(run)).toEqual([expect.objectContaining({ name: 'Example Ltd', id: '1' })]);
		expect(bodies('POST', '/api/3/accounts')).toEqual([
			{
				account: {
					name: 'Example Ltd',
					accountUrl: 'https://example.com',
					fields: [
						{ customFieldId: 1, fieldValue: 'Retail' },
						{ customFieldId: 2, fieldValue: ['North', 'East'] },
						{ customFieldId: 3, fieldValue: 123_450, fieldCurrency: 'eur' },
						{ customFieldId: 4, fieldValue: '1999-12-31' },
						{ customFieldId: 5, fieldValue: 'Onwards' },
					],
				},
			},
		]);
	});

	it('finds an account by name and updates only the given fields', async () => {
		seedFields();
		bench.emulator.seed.accounts(['Example', 'Example Ltd']);
		const run = await bench.run({
			resource: 'account',
			operation: 'update',
			values: {
				account: byName('example ltd'),
				updateFields: { accountUrl: '' },
				customFields: mapped({ Budget: 10 }),
				options: { clearWhenEmpty: true },
			},
		});
		expect(run.error).toBeUndefined();
		expect(bodies('PUT', '/api/3/accounts/2')).toEqual([
			{
				account: {
					accountUrl: '',
					fields: [{ customFieldId: 3, fieldValue: 1000, fieldCurrency: 'eur' }],
				},
			},
		]);
	});

	it('deletes several accounts in one request', async () => {
		bench.emulator.seed.accounts(['One', 'Two', 'Three']);
		const run = await bench.run({
			resource: 'account',
			operation: 'deleteMany',
			values: { accounts: '={{ ["Three", "1"] }}' },
		});
		expect(json(run)).toEqual([{ deleted: true }]);
		const remaining = bench.emulator.account.collection('accounts').all();
		expect(remaining.map(({ name }) => name)).toEqual(['Two']);
		expect(bench.emulator.journal.filter({ method: 'DELETE' })).toEqual([
			expect.objectContaining({ search: 'ids[0]=3&ids[1]=1' }),
		]);
	});

	it('deletes no account when the list of IDs is empty', async () => {
		const run = await bench.run({
			resource: 'account',
			operation: 'deleteMany',
			values: { accounts: '={{ [] }}' },
		});
		expect(run.error?.message).toMatch(/is empty/);
		expect(bench.emulator.journal.entries).toEqual([]);
	});

	it('adds, reads and updates notes of an account', async () => {
		bench.emulator.seed.accounts(['Example Ltd']);
		const account = byName('Example Ltd');
		const resource = 'account';
		const added = await bench.run({
			resource,
			operation: 'addNote',
			values: { account, note: 'Wants an offer' },
		});
		const [note] = json(added);
		expect(note).toMatchObject({ note: 'Wants an offer', reltype: 'CustomerAccount', relid: '1' });
		const changed = await bench.run({
			resource,
			operation: 'updateNote',
			values: { account, id: String(note?.id), note: 'Has an offer' },
		});
		expect(json(changed)).toEqual([expect.objectContaining({ note: 'Has an offer' })]);
		const read = await bench.run({ resource, operation: 'getNotes', values: { account } });
		expect(json(read)).toEqual([expect.objectContaining({ note: 'Has an offer' })]);
	});

	it('reads one account or all, with counts on request', async () => {
		bench.emulator.seed.accounts(['One', 'Two']);
		const one = await bench.run({
			resource: 'account',
			operation: 'get',
			values: { account: byName('Two') },
		});
		expect(json(one)).toEqual([expect.objectContaining({ id: '2', name: 'Two' })]);
		const all = await bench.run({
			resource: 'account',
			operation: 'getAll',
			values: { returnAll: true, filters: { search: 'o' }, options: { countDeals: true } },
		});
		expect(json(all).map(({ name }) => name)).toEqual(['One', 'Two']);
		const deleted = await bench.run({
			resource: 'account',
			operation: 'delete',
			values: { account: byName('One') },
		});
		expect(json(deleted)).toEqual([{ deleted: true }]);
	});
});

describe('Contact of an account', () => {
	const contact = byEmail('contact1@example.com');
	const resource = 'accountContact';
	beforeEach(() => {
		bench.emulator.seed.contacts(2);
		bench.emulator.seed.accounts(['Old', 'New']);
	});
	const add = async () =>
		await bench.run({
			resource,
			operation: 'add',
			values: {
				contact,
				account: byName('Old'),
				additionalFields: { jobTitle: 'Head of Sales' },
			},
		});

	it('adds a contact by email address and account name, only once', async () => {
		expect(json(await add())).toEqual([
			expect.objectContaining({ contact: '1', account: '1', jobTitle: 'Head of Sales' }),
		]);
		expect((await add()).error?.message).toMatch(/already associated/);
		const read = await bench.run({ resource, operation: 'get', values: { id: '1' } });
		expect(json(read)).toEqual([expect.objectContaining({ contact: '1' })]);
		const found = await bench.run({
			resource,
			operation: 'getAll',
			values: { filters: { account: byName('New') } },
		});
		expect(json(found)).toEqual([]);
	});

	it('moves a contact to another account and keeps the job title', async () => {
		await add();
		const run = await bench.run({
			resource,
			operation: 'update',
			values: { contact, updateFields: { account: byName('New') } },
		});
		expect(run.error).toBeUndefined();
		expect(json(run)).toEqual([
			expect.objectContaining({ id: '1', account: '2', jobTitle: 'Head of Sales' }),
		]);
	});

	it('updates the job title and keeps the account', async () => {
		await add();
		const run = await bench.run({
			resource,
			operation: 'update',
			values: { contact, updateFields: { jobTitle: 'Director' } },
		});
		expect(json(run)).toEqual([expect.objectContaining({ account: '1', jobTitle: 'Director' })]);
	});

	it('fails to update a link that does not exist', async () => {
		const run = await bench.run({
			resource,
			operation: 'update',
			values: { contact, updateFields: { jobTitle: 'Director' } },
		});
		expect(run.error?.message).toMatch(/does not belong to any account/);
	});

	it('removes a contact from the given account only', async () => {
		await add();
		const remove = async (account: string) =>
			json(
				await bench.run({
					resource,
					operation: 'remove',
					values: { contact, account: byName(account) },
				}),
			);
		expect(await remove('New')).toEqual([expect.objectContaining({ deleted: false })]);
		expect(await remove('Old')).toEqual([{ deleted: true }]);
		expect(await remove('Old')).toEqual([expect.objectContaining({ deleted: false })]);
	});
});

describe('Custom fields of accounts', () => {
	it('creates, reads, updates and deletes a custom field by name', async () => {
		const resource = 'accountField';
		const field = byName('Industry');
		const created = await bench.run({
			resource,
			operation: 'create',
			values: {
				label: 'Industry',
				type: 'dropdown',
				additionalFields: { fieldOptions: 'Retail, Wholesale', visible: true, order: 2 },
			},
		});
		expect(created.error).toBeUndefined();
		expect(bodies('POST', '/api/3/accountCustomFieldMeta')).toEqual([
			{
				accountCustomFieldMetum: {
					fieldLabel: 'Industry',
					fieldType: 'dropdown',
					fieldOptions: ['Retail', 'Wholesale'],
					isFormVisible: true,
					displayOrder: 2,
				},
			},
		]);
		const changed = await bench.run({
			resource,
			operation: 'update',
			values: { field, updateFields: { label: 'Trade' } },
		});
		expect(json(changed)).toEqual([expect.objectContaining({ fieldLabel: 'Trade' })]);
		const all = await bench.run({ resource, operation: 'getAll', values: { returnAll: true } });
		expect(json(all)).toEqual([expect.objectContaining({ fieldLabel: 'Trade' })]);
		const one = await bench.run({
			resource,
			operation: 'get',
			values: { field: byName('Trade') },
		});
		expect(json(one)).toEqual([expect.objectContaining({ id: '1' })]);
		const deleted = await bench.run({
			resource,
			operation: 'delete',
			values: { field: byName('Trade') },
		});
		expect(json(deleted)).toEqual([{ deleted: true }]);
	});
});

describe('Custom field values of accounts', () => {
	const resource = 'accountFieldValue';
	const account = byName('Example Ltd');
	const budgetAndMotto = mapped({ Budget: '99.99', Motto: 'Onwards' });
	beforeEach(() => {
		seedFields();
		bench.emulator.seed.accounts(['Other', 'Example Ltd']);
	});
	const set = async (operation: string, more: INodeParameters = {}) =>
		await bench.run({
			resource,
			operation,
			values: { account, customFields: budgetAndMotto, ...more },
		});

	it('stores a single value, an amount in the given currency', async () => {
		const run = await set('create', { additionalFields: { currency: 'usd' } });
		expect(run.error).toBeUndefined();
		expect(json(run)).toHaveLength(2);
		expect(bodies('POST', '/api/3/accountCustomFieldData')).toEqual([
			{
				accountCustomFieldDatum: {
					customerAccountId: '2',
					customFieldId: 3,
					fieldValue: 9999,
					fieldCurrency: 'usd',
				},
			},
			{
				accountCustomFieldDatum: {
					customerAccountId: '2',
					customFieldId: 5,
					fieldValue: 'Onwards',
				},
			},
		]);
	});

	it('creates and updates many values in one request each, as a bare array', async () => {
		const created = await set('createMany');
		expect(json(created)).toEqual([{ message: expect.stringMatching(/successful/) }]);
		expect(bodies('POST', '/api/3/accountCustomFieldData/bulkCreate')).toEqual([
			[
				{ customerAccountId: '2', customFieldId: 3, fieldValue: 9999, fieldCurrency: 'eur' },
				{ customerAccountId: '2', customFieldId: 5, fieldValue: 'Onwards' },
			],
		]);
		const changed = await set('updateMany', { customFields: mapped({ Motto: 'Upwards' }) });
		expect(json(changed)).toEqual([{ message: expect.stringMatching(/bulk updated/) }]);
		const [entry] = bench.emulator.journal.filter({ method: 'PATCH' });
		expect(entry?.body).toEqual([{ id: expect.anything(), fieldValue: 'Upwards' }]);
	});

	it('updates an existing value, found by account and field', async () => {
		await set('create');
		const run = await set('update', { customFields: mapped({ Motto: 'Upwards' }) });
		expect(json(run)).toEqual([expect.objectContaining({ fieldValue: 'Upwards' })]);
		const missing = await set('update', { customFields: mapped({ Industry: 'Retail' }) });
		expect(missing.error?.message).toMatch(/no value yet/);
	});

	it('lists the values of an account, reads and deletes one', async () => {
		await set('create');
		const found = await bench.run({
			resource,
			operation: 'getAll',
			values: { filters: { account }, returnAll: true },
		});
		expect(json(found)).toHaveLength(2);
		const id = String(json(found)[0]?.id);
		const one = await bench.run({ resource, operation: 'get', values: { id } });
		expect(json(one)).toEqual([expect.objectContaining({ id })]);
		const deleted = await bench.run({ resource, operation: 'delete', values: { id } });
		expect(json(deleted)).toEqual([{ deleted: true }]);
	});
});
