import type { FieldGroup } from '../../nodes/ActiveCampaign/core/descriptor';
import { rowMembers } from '../../nodes/ActiveCampaign/core/run/request';
import { schemaFields } from '../../nodes/ActiveCampaign/resources/customObjects/customObject.fields';
import { byEmail, byName, json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
});
afterEach(async () => {
	await bench.close();
	expect(bench.emulator.journal.suspicious).toEqual([]);
});

const run = async (resource: string, operation: string, values = {}, items?: object[]) =>
	await bench.run({
		resource,
		operation,
		values,
		...(items ? { items: items as Array<Record<string, string>> } : {}),
	});

const createTicket = async () =>
	await run('customObject', 'create', {
		name: 'Event Ticket',
		label: 'Event Tickets',
		slug: 'event-ticket',
		values: {
			schemaField: [
				{ id: 'seat', singular: 'Seat', type: 'text' },
				{ id: 'price', singular: 'Price', type: 'number', scale: '2' },
				{ id: 'extras', singular: 'Extras', type: 'multiselect' },
			],
		},
		additionalFields: {
			relationships: {
				relationship: [{ id: 'primary-contact', singular: 'Contact', namespace: 'contacts' }],
			},
		},
	});

describe('Custom object', () => {
	it('creates an object from rows: labels, types, options and relations', async () => {
		const created = await createTicket();
		expect(created.error).toBeUndefined();
		expect(bench.emulator.journal.filter({ method: 'POST' })[0]?.body).toEqual({
			schema: {
				slug: 'event-ticket',
				labels: { singular: 'Event Ticket', plural: 'Event Tickets' },
				fields: [
					{ id: 'seat', labels: { singular: 'Seat' }, type: 'text', isRequired: false },
					{
						id: 'price',
						labels: { singular: 'Price' },
						type: 'number',
						isRequired: false,
						scale: 2,
					},
					{
						id: 'extras',
						labels: { singular: 'Extras' },
						type: 'multiselect',
						isRequired: false,
					},
				],
				relationships: [
					{
						id: 'primary-contact',
						labels: { singular: 'Contact' },
						namespace: 'contacts',
						hasMany: false,
					},
				],
			},
		});
	});

	it('sends the options of a field in the documented form', () => {
		const field = { id: 'extras', singular: 'Extras', options: 'Food, , Drinks' };
		expect(rowMembers(schemaFields.options?.[0] as FieldGroup, [field])).toEqual([
			{
				id: 'extras',
				labels: { singular: 'Extras' },
				options: [{ value: 'Food' }, { value: 'Drinks' }],
			},
		]);
	});

	it('reads, updates and deletes an object by name, adds a child and removes a field', async () => {
		await createTicket();
		const schema = byName('event ticket');
		expect(
			json(await run('customObject', 'getAll', { options: { showFields: 'all' } })),
		).toMatchObject([{ slug: 'event-ticket' }]);
		expect(json(await run('customObject', 'get', { schema }))).toMatchObject([
			{ labels: { singular: 'Event Ticket' } },
		]);
		const changed = await run('customObject', 'update', {
			schema,
			updateFields: { description: 'Sold in the shop', name: 'Event Ticket', label: 'Tickets' },
		});
		expect(changed.error).toBeUndefined();
		const withoutField = await run('customObject', 'deleteField', { schema, id: 'price' });
		expect(withoutField.error).toBeUndefined();
		const publicObject = await run('customObject', 'createPublic', {
			name: 'Pet',
			label: 'Pets',
			slug: 'pet',
			additionalFields: {
				appId: 'my-app',
				fieldsJson: '[{"id":"name","labels":{"singular":"Name"},"type":"text"}]',
			},
		});
		expect(publicObject.error).toBeUndefined();
		expect(
			(await run('customObject', 'createChild', { schema: byName('Pet') })).error,
		).toBeUndefined();
		expect(json(await run('customObject', 'delete', { schema }))).toEqual([{ deleted: true }]);
	});
});

describe('Custom object record', () => {
	beforeEach(async () => {
		await createTicket();
		bench.emulator.seed.contacts(1);
	});

	const record = {
		schema: byName('Event Ticket'),
		externalId: 'ticket-1',
		customFields: {
			mappingMode: 'defineBelow',
			value: { seat: '007', price: '45.5', extras: 'Food, Drinks' },
		},
		additionalFields: { contact: byEmail('contact1@example.com') },
	};

	it('updates the record on a second upsert; text stays text and numbers are numbers', async () => {
		await run('customObjectRecord', 'upsert', record);
		const again = await run('customObjectRecord', 'upsert', {
			...record,
			customFields: { mappingMode: 'defineBelow', value: { Price: '={{ 50 }}' } },
		});
		expect(again.error).toBeUndefined();
		expect(bench.rows('customObjectRecords')).toHaveLength(1);
		expect(json(again)).toMatchObject([
			{
				externalId: 'ticket-1',
				fields: [
					{ id: 'seat', value: '007' },
					{ id: 'extras', value: ['Food', 'Drinks'] },
					{ id: 'price', value: 50 },
				],
				relationships: { 'primary-contact': ['1'] },
			},
		]);
	});

	it('finds a record by contact, by field and by external ID, updates and deletes it', async () => {
		await run('customObjectRecord', 'create', { ...record, additionalFields: { externalId: 'a' } });
		await run('customObjectRecord', 'upsert', record);
		const schema = record.schema;
		await bench.clock.run(bench.clock.sleep(10_000));
		const ofContact = await run('customObjectRecord', 'getAll', {
			schema,
			filters: { contact: byEmail('contact1@example.com') },
		});
		expect(json(ofContact)).toMatchObject([{ externalId: 'ticket-1' }]);
		const matching = await run('customObjectRecord', 'getAll', {
			schema,
			returnAll: true,
			filters: { conditions: { condition: [{ id: 'price', operator: 'gt', value: '40' }] } },
		});
		expect(json(matching)).toHaveLength(2);
		const read = await run('customObjectRecord', 'getByExternalId', { schema, externalId: 'a' });
		const [{ id } = { id: '' }] = json(read);
		const changed = await run('customObjectRecord', 'update', {
			schema,
			id,
			customFields: { mappingMode: 'defineBelow', value: { seat: '8' } },
		});
		expect(changed.error).toBeUndefined();
		expect(json(await run('customObjectRecord', 'get', { schema, id }))[0]).toMatchObject({ id });
		expect(json(await run('customObjectRecord', 'delete', { schema, id }))).toEqual([
			{ deleted: true },
		]);
		const deleted = await run('customObjectRecord', 'deleteByExternalId', {
			schema,
			externalId: 'ticket-1',
		});
		expect(json(deleted)).toEqual([{ deleted: true }]);
		expect(bench.rows('customObjectRecords')).toEqual([]);
	});

	it('refuses text for a number field, before sending', async () => {
		const { error } = await run('customObjectRecord', 'upsert', {
			...record,
			customFields: { mappingMode: 'defineBelow', value: { price: 'cheap' } },
		});
		expect(error?.message).toBe('Price is not valid: "cheap"');
		expect(bench.rows('customObjectRecords')).toEqual([]);
	});

	it('offers the fields of the chosen custom object', async () => {
		const { id } = bench.rows('customObjectSchemas')[0] ?? { id: '' };
		const fieldsOf = async (schema: object) =>
			await bench.clock.run(
				bench.engine
					.methods({
						parameters: {
							resource: 'customObjectRecord',
							operation: 'upsert',
							schema: schema as never,
						},
						credentials: bench.credentials,
					})
					.resourceMapping('recordFields'),
			);
		const chosen = await fieldsOf(byName('Event Ticket'));
		expect(chosen.fields.map(({ id, type }) => [id, type])).toEqual([
			['seat', 'string'],
			['price', 'number'],
			['extras', 'string'],
		]);
		expect((await fieldsOf({ __rl: true, mode: 'id', value: id })).fields).toHaveLength(3);
		expect(await fieldsOf({ __rl: true, mode: 'list', value: '' })).toMatchObject({
			fields: [],
			emptyFieldsNotice: 'Choose first what the fields belong to',
		});
	});
});
