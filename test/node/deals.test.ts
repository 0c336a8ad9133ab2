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

const mapped = (value: INodeParameters) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema: [],
});

/** Two pipelines with stages of the same names, contacts and an account. */
function seedSales() {
	const { seed } = bench.emulator;
	seed.contacts(2);
	seed.accounts(['Example Ltd']);
	return { sales: seed.pipeline('Sales'), renewals: seed.pipeline('Renewals', 'eur') };
}

function seedDeal(values: Record<string, unknown> = {}) {
	const { pipeline, stages } = seedSales().sales;
	return bench.emulator.account.collection('deals').insert({
		title: 'Website',
		contact: '1',
		value: '10000',
		currency: 'usd',
		status: '0',
		owner: '1',
		group: pipeline.id,
		stage: stages[0]?.id,
		...values,
	});
}

function seedFields() {
	const types = [
		['Service', 'dropdown', ['Standard', 'Express'], null],
		['Extras', 'multiselect', ['Shop', 'Blog'], null],
		['Budget', 'currency', null, 'eur'],
	] as const;
	for (const [fieldLabel, fieldType, fieldOptions, fieldDefaultCurrency] of types) {
		bench.emulator.account
			.collection('dealCustomFieldMeta')
			.insert({ fieldLabel, fieldType, fieldOptions, fieldDefaultCurrency });
	}
}

/** The items of an operation that must succeed. */
async function itemsOf(resource: string, operation: string, values: INodeParameters = {}) {
	const run = await bench.run({ resource, operation, values });
	expect(run.error).toBeUndefined();
	return json(run);
}

const bodiesOf = (method: string, path: string) =>
	bench.emulator.journal.filter({ method, path: `/api/3${path}` }).map(({ body }) => body);

const queriesOf = (path: string) =>
	bench.emulator.journal.filter({ method: 'GET', path: `/api/3${path}` }).map(({ query }) => query);

describe('Selectors of stages and deals', () => {
	it('distinguish stages of one name by their pipeline, and deals by their value', async () => {
		seedDeal();
		const { engine, clock, credentials } = bench;
		const methods = engine.methods({ credentials });
		const { results: stages } = await clock.run(methods.listSearch('stages', 'renew'));
		expect(stages).toEqual([
			{ name: 'To Contact (Renewals)', value: '4' },
			{ name: 'In Contact (Renewals)', value: '5' },
			{ name: 'Follow Up (Renewals)', value: '6' },
		]);
		const { results: deals } = await clock.run(methods.listSearch('deals', 'web'));
		expect(deals).toEqual([{ name: 'Website (100.00 USD)', value: '1' }]);
	});
});

describe('Deal: create', () => {
	it('takes the value in units of its currency and sends cents', async () => {
		seedSales();
		seedFields();
		const [deal] = await itemsOf('deal', 'create', {
			title: 'Website',
			ownerType: 'contact',
			contact: byEmail('contact1@example.com'),
			which: 'pipeline',
			pipeline: byName('sales'),
			value: 1562.4,
			currency: 'USD',
			additionalFields: { status: 1, percent: 50, description: 'With a shop' },
			customFields: mapped({ Service: 'express', Extras: ['Shop', 'Blog'], Budget: 99.99 }),
		});

		expect(deal).toEqual(expect.objectContaining({ title: 'Website', group: '1', stage: '1' }));
		expect(bodiesOf('POST', '/deals')).toEqual([
			{
				deal: {
					title: 'Website',
					contact: '1',
					group: '1',
					value: 156_240,
					currency: 'usd',
					description: 'With a shop',
					percent: 50,
					status: 1,
					fields: [
						{ customFieldId: 1, fieldValue: 'Express' },
						{ customFieldId: 2, fieldValue: ['Shop', 'Blog'] },
						{ customFieldId: 3, fieldValue: 9_999, fieldCurrency: 'eur' },
					],
				},
			},
		]);
	});

	it('creates a deal for an account, in a stage instead of a pipeline', async () => {
		const { renewals } = seedSales();
		await itemsOf('deal', 'create', {
			title: 'Renewal',
			ownerType: 'account',
			account: byName('Example Ltd'),
			which: 'stage',
			stage: byName('In Contact (Renewals)'),
			value: 0,
			currency: 'eur',
		});

		expect(bodiesOf('POST', '/deals')).toEqual([
			{
				deal: {
					title: 'Renewal',
					account: '1',
					stage: renewals.stages[1]?.id,
					value: 0,
					currency: 'eur',
				},
			},
		]);
	});

	it('refuses a stage name that two pipelines have', async () => {
		seedSales();
		const run = await bench.run({
			resource: 'deal',
			operation: 'create',
			values: {
				title: 'Website',
				ownerType: 'contact',
				contact: byId('1'),
				which: 'stage',
				stage: byName('In Contact'),
				value: 1,
				currency: 'usd',
			},
		});
		expect(run.error?.message).toMatch(/More than one stage is called "In Contact"/);
		expect(bodiesOf('POST', '/deals')).toEqual([]);
	});
});

describe('Deal', () => {
	it('moves a deal to a stage of another pipeline, and to that pipeline', async () => {
		const { id } = seedDeal();
		const [deal] = await itemsOf('deal', 'moveToStage', {
			deal: byName('website'),
			stage: byName('Follow Up (Renewals)'),
		});

		expect(bodiesOf('PUT', `/deals/${id}`)).toEqual([{ deal: { stage: '6', group: '2' } }]);
		expect(deal).toEqual(expect.objectContaining({ id, stage: '6', group: '2' }));
	});

	it('reads the stages once for many deals', async () => {
		const { id } = seedDeal();
		const run = await bench.run({
			resource: 'deal',
			operation: 'moveToStage',
			values: { deal: byId(id), stage: byId('2') },
			items: Array.from({ length: 10 }, () => ({})),
		});
		expect(run.items).toHaveLength(10);
		expect(queriesOf('/dealGroups')).toHaveLength(1);
	});

	it('updates only the given fields', async () => {
		const { id } = seedDeal();
		const [deal] = await itemsOf('deal', 'update', {
			deal: byId(id),
			updateFields: { status: 2, value: 45.6, user: byId('1') },
		});
		expect(bodiesOf('PUT', `/deals/${id}`)).toEqual([
			{ deal: { status: 2, value: 4_560, owner: '1' } },
		]);
		expect(deal).toEqual(expect.objectContaining({ title: 'Website', stage: '1' }));
	});

	it('finds deals by stage, status and value in units of the currency', async () => {
		seedDeal({ value: '500000' });
		bench.emulator.account
			.collection('deals')
			.insert({ title: 'Small', value: '100', status: '0', stage: '1', group: '1' });
		const deals = await itemsOf('deal', 'getAll', {
			returnAll: true,
			filters: {
				minimumValue: 1000,
				stage: byName('To Contact (Sales)'),
				status: 0,
				taskDue: 'no-task',
				search: 'web',
				searchIn: 'title',
			},
			sort: { by: 'next-action', direction: 'DESC' },
		});

		expect(deals.map(({ title }) => title)).toEqual(['Website']);
		expect(queriesOf('/deals')).toEqual([
			{
				'filters[minimum_value]': '1000',
				'filters[stage]': '1',
				'filters[status]': '0',
				'filters[nextdate_range]': 'no-task',
				'filters[search]': 'web',
				'filters[search_field]': 'title',
				'orders[next-action]': 'DESC',
				limit: '100',
				offset: '0',
			},
		]);
	});

	it('adds and updates a note, reads tasks, scores and activities, and deletes a deal', async () => {
		const deal = byId(seedDeal().id);
		const [note] = await itemsOf('deal', 'createNote', { deal, note: 'Called' });
		const [changed] = await itemsOf('deal', 'updateNote', {
			deal,
			id: String(note?.id),
			note: 'Called twice',
		});
		expect(changed).toEqual(
			expect.objectContaining({ id: String(note?.id), note: 'Called twice' }),
		);
		expect(await itemsOf('deal', 'getNotes', { deal })).toHaveLength(1);
		expect(await itemsOf('deal', 'getTasks', { deal })).toEqual([]);
		expect(await itemsOf('deal', 'getScores', { deal })).toEqual([]);
		await itemsOf('deal', 'getActivities', {
			returnAll: true,
			filters: { deal, dataType: 'note', withoutEmail: true },
		});
		expect(queriesOf('/dealActivities')).toEqual([
			{ deal: '1', 'filters[data_type]': 'note', exclude: '1', limit: '100', offset: '0' },
		]);
		expect(await itemsOf('deal', 'get', { deal })).toEqual([
			expect.objectContaining({ title: 'Website' }),
		]);
		expect(await itemsOf('deal', 'delete', { deal })).toEqual([{ deleted: true }]);
	});

	it('changes the owner of several deals in one request', async () => {
		const { id } = seedDeal({ owner: '2' });
		const [answer] = await itemsOf('deal', 'updateOwners', { ids: [id, 77], user: byId('1') });
		expect(bodiesOf('PATCH', '/deals/bulkUpdate')).toEqual([
			{
				deals: [
					{ id, ownerId: '1' },
					{ id: '77', ownerId: '1' },
				],
			},
		]);
		expect(answer).toEqual({ success: [id], nochange: [], failed: ['77'] });
	});
});

describe('Contact of a deal', () => {
	it('adds, reads, updates and removes a contact of a deal, with a role', async () => {
		const deal = byId(seedDeal().id);
		const contact = byEmail('contact2@example.com');
		await itemsOf('dealRole', 'create', { title: 'Sponsor' });
		const [link] = await itemsOf('dealContact', 'add', {
			deal,
			contact,
			additionalFields: { role: byName('sponsor') },
		});
		expect(link).toEqual(expect.objectContaining({ deal: '1', contact: '2' }));
		expect(bodiesOf('PUT', '/contactDeals/1')).toEqual([
			{ contactDeal: { role: expect.any(Number) } },
		]);

		expect(await itemsOf('deal', 'getContacts', { deal })).toHaveLength(1);
		expect(await itemsOf('dealContact', 'getAll')).toHaveLength(1);
		expect(await itemsOf('dealContact', 'get', { id: '1' })).toHaveLength(1);
		await itemsOf('dealContact', 'update', { id: '1', updateFields: { contact: byId('1') } });
		expect(await itemsOf('dealContact', 'remove', { deal, contact })).toEqual([
			{ deleted: false, reason: 'The contact does not take part in this deal' },
		]);
		expect(await itemsOf('dealContact', 'remove', { deal, contact: byId('1') })).toEqual([
			{ deleted: true },
		]);
		expect(await itemsOf('dealRole', 'getAll', { filters: { search: 'spons' } })).toHaveLength(1);
		expect(await itemsOf('dealRole', 'delete', { role: byName('Sponsor') })).toEqual([
			{ deleted: true },
		]);
	});
});

describe('Contact of a deal with an unknown role', () => {
	it('is not added', async () => {
		const deal = byId(seedDeal().id);
		const values = { deal, contact: byId('2'), additionalFields: { role: byName('Sponsor') } };
		const run = await bench.run({ resource: 'dealContact', operation: 'add', values });
		expect(run.error?.message).toMatch(/There is no deal role called "Sponsor"/);
		expect(bodiesOf('POST', '/contactDeals')).toEqual([]);
	});
});

describe('Custom field values of deals', () => {
	it('stores a value by the type of its field and updates it by deal and field', async () => {
		const deal = byId(seedDeal().id);
		seedFields();
		const budget = { deal, field: byName('Budget') };
		const [stored] = await itemsOf('dealFieldValue', 'create', { ...budget, value: '45.60' });
		expect(bodiesOf('POST', '/dealCustomFieldData')).toEqual([
			{
				dealCustomFieldDatum: {
					dealId: 1,
					customFieldId: 3,
					fieldValue: 4_560,
					fieldCurrency: 'eur',
				},
			},
		]);
		await itemsOf('dealFieldValue', 'update', {
			...budget,
			value: 50,
			additionalFields: { currency: 'usd' },
		});
		expect(bodiesOf('PUT', `/dealCustomFieldData/${String(stored?.id)}`)).toEqual([
			{ dealCustomFieldDatum: { fieldValue: 5_000, fieldCurrency: 'usd' } },
		]);

		expect(await itemsOf('dealFieldValue', 'getAll', { filters: { deal } })).toHaveLength(1);
		expect(await itemsOf('dealFieldValue', 'get', { id: String(stored?.id) })).toHaveLength(1);
		expect(await itemsOf('dealFieldValue', 'delete', { id: String(stored?.id) })).toEqual([
			{ deleted: true },
		]);
	});

	it('creates and updates many values in one request each, as a bare array', async () => {
		const deal = byId(seedDeal().id);
		seedFields();
		const items = {
			value: [
				{ deal, field: byName('Service'), value: 'Express', currency: '' },
				{ deal, field: byName('Extras'), value: ['Shop', 'Blog'], currency: '' },
				{ deal, field: byName('Budget'), value: 10, currency: 'usd' },
			],
		};
		const answer = await itemsOf('dealFieldValue', 'createMany', { items });
		expect(answer).toEqual([{ message: 'The bulk insert was successful.' }]);
		expect(bodiesOf('POST', '/dealCustomFieldData/bulkCreate')).toEqual([
			[
				{ dealId: 1, customFieldId: 1, fieldValue: 'Express' },
				{ dealId: 1, customFieldId: 2, fieldValue: ['Shop', 'Blog'] },
				{ dealId: 1, customFieldId: 3, fieldValue: 1_000, fieldCurrency: 'usd' },
			],
		]);

		await itemsOf('dealFieldValue', 'updateMany', { items });
		expect(bodiesOf('PATCH', '/dealCustomFieldData/bulkUpdate')).toEqual([
			[
				{ id: '1', fieldValue: 'Express' },
				{ id: '2', fieldValue: ['Shop', 'Blog'] },
				{ id: '3', fieldValue: 1_000, fieldCurrency: 'usd' },
			],
		]);
	});

	it('fails to update a value that the deal does not have', async () => {
		const deal = byId(seedDeal().id);
		seedFields();
		const run = await bench.run({
			resource: 'dealFieldValue',
			operation: 'update',
			values: { deal, field: byName('Service'), value: 'Express' },
		});
		expect(run.error?.message).toMatch(/has no value yet/);
	});
});

describe('Pipelines, stages and custom fields of deals', () => {
	it('creates, filters, updates and deletes pipelines', async () => {
		const [pipeline] = await itemsOf('pipeline', 'create', {
			title: 'Partners',
			currency: 'EUR',
			additionalFields: { allgroups: false, autoassign: 2, users: ['1'], groups: ['3'] },
		});
		expect(bodiesOf('POST', '/dealGroups')).toEqual([
			{
				dealGroup: {
					title: 'Partners',
					currency: 'eur',
					allgroups: 0,
					autoassign: 2,
					users: ['1'],
					groups: ['3'],
				},
			},
		]);
		const target = { pipeline: byId(String(pipeline?.id)) };
		expect(
			await itemsOf('pipeline', 'getAll', {
				filters: { title: 'Partners' },
				sort: { by: 'popular', direction: 'DESC' },
			}),
		).toHaveLength(1);
		await itemsOf('pipeline', 'getAll', { filters: { haveStages: true } });
		expect(queriesOf('/dealGroups')[1]).toEqual(
			expect.objectContaining({ 'filters[have_stages]': '1' }),
		);
		expect(await itemsOf('pipeline', 'get', target)).toHaveLength(1);
		await itemsOf('pipeline', 'getGroups', target);
		expect(await itemsOf('pipeline', 'getUsers')).toHaveLength(1);
		await itemsOf('pipeline', 'getInaccessible', { ids: '1, 2', user: byId('1') });
		await itemsOf('pipeline', 'update', { ...target, updateFields: { title: 'Friends' } });
		expect(await itemsOf('pipeline', 'delete', { pipeline: byName('Friends') })).toEqual([
			{ deleted: true },
		]);
	});

	it('creates stages with their appearance, moves their deals, updates and deletes them', async () => {
		const { id: dealId } = seedDeal();
		const [stage] = await itemsOf('stage', 'create', {
			title: 'Offer',
			pipeline: byName('Sales'),
			additionalFields: { color: '#32B0FC', cardRegion1: 'value', order: 4, reorder: true },
		});
		expect(bodiesOf('POST', '/dealStages')).toEqual([
			{
				dealStage: { title: 'Offer', group: '1', color: '32B0FC', cardRegion1: 'value', order: 4 },
			},
		]);
		const [{ query } = { query: {} }] = bench.emulator.journal.filter({ method: 'POST' });
		expect(query).toEqual({ reorder: '1' });

		const moved = await itemsOf('stage', 'moveDeals', {
			stage: byName('To Contact (Sales)'),
			targetStage: byName('Offer'),
		});
		expect(moved).toEqual([expect.objectContaining({ id: dealId, stage: stage?.id })]);
		expect(
			await itemsOf('stage', 'getAll', { returnAll: true, filters: { pipeline: byName('Sales') } }),
		).toHaveLength(4);
		const target = { stage: byId(String(stage?.id)) };
		expect(await itemsOf('stage', 'get', target)).toHaveLength(1);
		await itemsOf('stage', 'update', { ...target, updateFields: { width: 300 } });
		expect(await itemsOf('stage', 'delete', { stage: byId('3') })).toEqual([{ deleted: true }]);
	});

	it('creates, updates and deletes custom fields by name', async () => {
		await itemsOf('dealField', 'create', {
			label: 'Service',
			type: 'dropdown',
			additionalFields: { fieldOptions: 'Standard, Express', visible: true, order: 1 },
		});
		expect(bodiesOf('POST', '/dealCustomFieldMeta')).toEqual([
			{
				dealCustomFieldMetum: {
					fieldLabel: 'Service',
					fieldType: 'dropdown',
					fieldOptions: ['Standard', 'Express'],
					isFormVisible: true,
					displayOrder: 1,
				},
			},
		]);
		const target = { field: byName('Service') };
		await itemsOf('dealField', 'update', { ...target, updateFields: { defaultValue: 'Express' } });
		expect(bodiesOf('PUT', '/dealCustomFieldMeta/1')).toEqual([
			{ dealCustomFieldMetum: { fieldDefault: 'Express' } },
		]);
		expect(await itemsOf('dealField', 'get', target)).toHaveLength(1);
		expect(await itemsOf('dealField', 'getAll')).toHaveLength(1);
		expect(await itemsOf('dealField', 'delete', target)).toEqual([{ deleted: true }]);
	});
});
