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

/** Two pipelines with stages of the same names, a contact and an account. */
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

/** Runs one operation that must succeed, and gives its items. */
async function done(resource: string, operation: string, values: INodeParameters = {}) {
	const run = await bench.run({ resource, operation, values });
	expect(run.error).toBeUndefined();
	return json(run);
}

const sent = (method: string, path: string) =>
	bench.emulator.journal.filter({ method, path: `/api/3${path}` }).map(({ body }) => body);

const asked = (path: string) =>
	bench.emulator.journal.filter({ method: 'GET', path: `/api/3${path}` }).map(({ query }) => query);

it('selectors tell stages of one name apart, and deals by their value', async () => {
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

describe('a new deal', () => {
	it('is asked for in units of its currency and sent in cents', async () => {
		seedSales();
		seedFields();
		const [deal] = await done('deal', 'create', {
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
		expect(sent('POST', '/deals')).toEqual([
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

	it('can be with an account and in a stage instead', async () => {
		const { renewals } = seedSales();
		await done('deal', 'create', {
			title: 'Renewal',
			ownerType: 'account',
			account: byName('Example Ltd'),
			which: 'stage',
			stage: byName('In Contact (Renewals)'),
			value: 0,
			currency: 'eur',
		});

		expect(sent('POST', '/deals')).toEqual([
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

	it('is not begun in a stage that could be one of two', async () => {
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
		expect(sent('POST', '/deals')).toEqual([]);
	});
});

describe('a deal', () => {
	it('moves to a stage of another pipeline together with that pipeline', async () => {
		const { id } = seedDeal();
		const [deal] = await done('deal', 'moveToStage', {
			deal: byName('website'),
			stage: byName('Follow Up (Renewals)'),
		});

		expect(sent('PUT', `/deals/${id}`)).toEqual([{ deal: { stage: '6', group: '2' } }]);
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
		expect(asked('/dealGroups')).toHaveLength(1);
	});

	it('changes only in what is given', async () => {
		const { id } = seedDeal();
		const [deal] = await done('deal', 'update', {
			deal: byId(id),
			updateFields: { status: 2, value: 45.6, user: byId('1') },
		});
		expect(sent('PUT', `/deals/${id}`)).toEqual([
			{ deal: { status: 2, value: 4_560, owner: '1' } },
		]);
		expect(deal).toEqual(expect.objectContaining({ title: 'Website', stage: '1' }));
	});

	it('is found by stage, status and value in units of the currency', async () => {
		seedDeal({ value: '500000' });
		bench.emulator.account
			.collection('deals')
			.insert({ title: 'Small', value: '100', status: '0', stage: '1', group: '1' });
		const deals = await done('deal', 'getAll', {
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
		expect(asked('/deals')).toEqual([
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

	it('has notes, tasks, scores, activities and further contacts to read', async () => {
		const deal = byId(seedDeal().id);
		const [note] = await done('deal', 'createNote', { deal, note: 'Called' });
		const [changed] = await done('deal', 'updateNote', {
			deal,
			id: String(note?.id),
			note: 'Called twice',
		});
		expect(changed).toEqual(
			expect.objectContaining({ id: String(note?.id), note: 'Called twice' }),
		);
		expect(await done('deal', 'getNotes', { deal })).toHaveLength(1);
		expect(await done('deal', 'getTasks', { deal })).toEqual([]);
		expect(await done('deal', 'getScores', { deal })).toEqual([]);
		await done('deal', 'getActivities', {
			returnAll: true,
			filters: { deal, dataType: 'note', withoutEmail: true },
		});
		expect(asked('/dealActivities')).toEqual([
			{ deal: '1', 'filters[data_type]': 'note', exclude: '1', limit: '100', offset: '0' },
		]);
		expect(await done('deal', 'get', { deal })).toEqual([
			expect.objectContaining({ title: 'Website' }),
		]);
		expect(await done('deal', 'delete', { deal })).toEqual([{ deleted: true }]);
	});

	it('gets another owner with others in one request', async () => {
		const { id } = seedDeal({ owner: '2' });
		const [answer] = await done('deal', 'updateOwners', { ids: [id, 77], user: byId('1') });
		expect(sent('PATCH', '/deals/bulkUpdate')).toEqual([
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

describe('a further contact of a deal', () => {
	it('comes with a role, is read and goes again', async () => {
		const deal = byId(seedDeal().id);
		const contact = byEmail('contact2@example.com');
		await done('dealRole', 'create', { title: 'Sponsor' });
		const [link] = await done('dealContact', 'add', {
			deal,
			contact,
			additionalFields: { role: byName('sponsor') },
		});
		expect(link).toEqual(expect.objectContaining({ deal: '1', contact: '2' }));
		expect(sent('PUT', '/contactDeals/1')).toEqual([{ contactDeal: { role: expect.any(Number) } }]);

		expect(await done('deal', 'getContacts', { deal })).toHaveLength(1);
		expect(await done('dealContact', 'getAll')).toHaveLength(1);
		expect(await done('dealContact', 'get', { id: '1' })).toHaveLength(1);
		await done('dealContact', 'update', { id: '1', updateFields: { contact: byId('1') } });
		expect(await done('dealContact', 'remove', { deal, contact })).toEqual([
			{ deleted: false, reason: 'The contact does not take part in this deal' },
		]);
		expect(await done('dealContact', 'remove', { deal, contact: byId('1') })).toEqual([
			{ deleted: true },
		]);
		expect(await done('dealRole', 'getAll', { filters: { search: 'spons' } })).toHaveLength(1);
		expect(await done('dealRole', 'delete', { role: byName('Sponsor') })).toEqual([
			{ deleted: true },
		]);
	});
});

it('nobody is added to a deal when the role does not exist', async () => {
	const deal = byId(seedDeal().id);
	const values = { deal, contact: byId('2'), additionalFields: { role: byName('Sponsor') } };
	const run = await bench.run({ resource: 'dealContact', operation: 'add', values });
	expect(run.error?.message).toMatch(/There is no deal role called "Sponsor"/);
	expect(sent('POST', '/contactDeals')).toEqual([]);
});

describe('values of custom fields of deals', () => {
	it('are stored by the type of the field and changed by deal and field', async () => {
		const deal = byId(seedDeal().id);
		seedFields();
		const budget = { deal, field: byName('Budget') };
		const [stored] = await done('dealFieldValue', 'create', { ...budget, value: '45.60' });
		expect(sent('POST', '/dealCustomFieldData')).toEqual([
			{
				dealCustomFieldDatum: {
					dealId: 1,
					customFieldId: 3,
					fieldValue: 4_560,
					fieldCurrency: 'eur',
				},
			},
		]);
		await done('dealFieldValue', 'update', {
			...budget,
			value: 50,
			additionalFields: { currency: 'usd' },
		});
		expect(sent('PUT', `/dealCustomFieldData/${String(stored?.id)}`)).toEqual([
			{ dealCustomFieldDatum: { fieldValue: 5_000, fieldCurrency: 'usd' } },
		]);

		expect(await done('dealFieldValue', 'getAll', { filters: { deal } })).toHaveLength(1);
		expect(await done('dealFieldValue', 'get', { id: String(stored?.id) })).toHaveLength(1);
		expect(await done('dealFieldValue', 'delete', { id: String(stored?.id) })).toEqual([
			{ deleted: true },
		]);
	});

	it('go into one request as a bare array', async () => {
		const deal = byId(seedDeal().id);
		seedFields();
		const items = {
			value: [
				{ deal, field: byName('Service'), value: 'Express', currency: '' },
				{ deal, field: byName('Extras'), value: ['Shop', 'Blog'], currency: '' },
				{ deal, field: byName('Budget'), value: 10, currency: 'usd' },
			],
		};
		const answer = await done('dealFieldValue', 'createMany', { items });
		expect(answer).toEqual([{ message: 'The bulk insert was successful.' }]);
		expect(sent('POST', '/dealCustomFieldData/bulkCreate')).toEqual([
			[
				{ dealId: 1, customFieldId: 1, fieldValue: 'Express' },
				{ dealId: 1, customFieldId: 2, fieldValue: ['Shop', 'Blog'] },
				{ dealId: 1, customFieldId: 3, fieldValue: 1_000, fieldCurrency: 'usd' },
			],
		]);

		await done('dealFieldValue', 'updateMany', { items });
		expect(sent('PATCH', '/dealCustomFieldData/bulkUpdate')).toEqual([
			[
				{ id: '1', fieldValue: 'Express' },
				{ id: '2', fieldValue: ['Shop', 'Blog'] },
				{ id: '3', fieldValue: 1_000, fieldCurrency: 'usd' },
			],
		]);
	});

	it('are changed only where the deal has one', async () => {
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

describe('the building blocks of a pipeline', () => {
	it('pipelines are created, narrowed, changed and deleted', async () => {
		const [pipeline] = await done('pipeline', 'create', {
			title: 'Partners',
			currency: 'EUR',
			additionalFields: { allgroups: false, autoassign: 2, users: ['1'], groups: ['3'] },
		});
		expect(sent('POST', '/dealGroups')).toEqual([
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
		const here = { pipeline: byId(String(pipeline?.id)) };
		expect(
			await done('pipeline', 'getAll', {
				filters: { title: 'Partners' },
				sort: { by: 'popular', direction: 'DESC' },
			}),
		).toHaveLength(1);
		await done('pipeline', 'getAll', { filters: { haveStages: true } });
		expect(asked('/dealGroups')[1]).toEqual(
			expect.objectContaining({ 'filters[have_stages]': '1' }),
		);
		expect(await done('pipeline', 'get', here)).toHaveLength(1);
		await done('pipeline', 'getGroups', here);
		expect(await done('pipeline', 'getUsers')).toHaveLength(1);
		await done('pipeline', 'getInaccessible', { ids: '1, 2', user: byId('1') });
		await done('pipeline', 'update', { ...here, updateFields: { title: 'Friends' } });
		expect(await done('pipeline', 'delete', { pipeline: byName('Friends') })).toEqual([
			{ deleted: true },
		]);
	});

	it('stages are created with their look, changed, emptied and deleted', async () => {
		const { id: dealId } = seedDeal();
		const [stage] = await done('stage', 'create', {
			title: 'Offer',
			pipeline: byName('Sales'),
			additionalFields: { color: '#32B0FC', cardRegion1: 'value', order: 4, reorder: true },
		});
		expect(sent('POST', '/dealStages')).toEqual([
			{
				dealStage: { title: 'Offer', group: '1', color: '32B0FC', cardRegion1: 'value', order: 4 },
			},
		]);
		const [{ query } = { query: {} }] = bench.emulator.journal.filter({ method: 'POST' });
		expect(query).toEqual({ reorder: '1' });

		const moved = await done('stage', 'moveDeals', {
			stage: byName('To Contact (Sales)'),
			targetStage: byName('Offer'),
		});
		expect(moved).toEqual([expect.objectContaining({ id: dealId, stage: stage?.id })]);
		expect(
			await done('stage', 'getAll', { returnAll: true, filters: { pipeline: byName('Sales') } }),
		).toHaveLength(4);
		const here = { stage: byId(String(stage?.id)) };
		expect(await done('stage', 'get', here)).toHaveLength(1);
		await done('stage', 'update', { ...here, updateFields: { width: 300 } });
		expect(await done('stage', 'delete', { stage: byId('3') })).toEqual([{ deleted: true }]);
	});

	it('custom fields are created, changed and deleted by name', async () => {
		await done('dealField', 'create', {
			label: 'Service',
			type: 'dropdown',
			additionalFields: { fieldOptions: 'Standard, Express', visible: true, order: 1 },
		});
		expect(sent('POST', '/dealCustomFieldMeta')).toEqual([
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
		const here = { field: byName('Service') };
		await done('dealField', 'update', { ...here, updateFields: { defaultValue: 'Express' } });
		expect(sent('PUT', '/dealCustomFieldMeta/1')).toEqual([
			{ dealCustomFieldMetum: { fieldDefault: 'Express' } },
		]);
		expect(await done('dealField', 'get', here)).toHaveLength(1);
		expect(await done('dealField', 'getAll')).toHaveLength(1);
		expect(await done('dealField', 'delete', here)).toEqual([{ deleted: true }]);
	});
});
