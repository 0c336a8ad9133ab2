import { type Session, startSession } from './session';

describe('deals and accounts', () => {
	let session: Session;
	beforeAll(async () => {
		session = await startSession();
	});
	afterAll(() => session.emulator.close());
	beforeEach(async () => {
		session.emulator.reset();
		session.emulator.seed.contacts(2);
		await session.call('POST', '/dealGroups', { dealGroup: { title: 'Sales', currency: 'USD' } });
	});

	const deal = (values: Record<string, unknown>) =>
		session.call('POST', '/deals', {
			deal: { title: 'Deal', contact: '1', group: '1', value: 10000, currency: 'usd', ...values },
		});

	it('a pipeline starts with three stages', async () => {
		const reply = await session.call('GET', '/dealGroups/1');
		expect(session.list(reply, 'dealStages').map(({ title }) => title)).toEqual([
			'To Contact',
			'In Contact',
			'Follow Up',
		]);
	});

	it('a value is echoed as sent and kept in whole cents, the currency in lower case', async () => {
		const reply = await deal({ value: 156.24, currency: 'EUR' });
		expect(session.object(reply, 'deal')['value']).toBe(156.24);
		const [row] = session.list(await session.call('GET', '/deals'), 'deals');
		expect(row).toMatchObject({ value: '156', currency: 'eur', stage: '1', group: '1' });
	});

	it('a stage brings its pipeline, a pipeline its first stage', async () => {
		const reply = await deal({ group: undefined, stage: '2' });
		expect(session.object(reply, 'deal')).toMatchObject({ group: '1', stage: '2' });
	});

	it('a deal needs contact or account, group or stage', async () => {
		const pointers = async (values: Record<string, unknown>) =>
			session
				.list(await deal(values), 'errors')
				.map(({ source }) => (source as { pointer: string }).pointer);
		expect(await pointers({ contact: undefined })).toEqual(['/data/attributes/contact']);
		expect(await pointers({ group: undefined })).toEqual(['/data/attributes/group']);
		session.emulator.seed.accounts(1);
		expect((await deal({ contact: undefined, account: '1' })).status).toBe(201);
	});

	it('totals are numbers and currencies an object, or an empty array', async () => {
		const empty = await session.call('GET', '/deals');
		expect(empty.json['meta']).toEqual({ total: 0, currencies: [] });
		await deal({});
		expect((await session.call('GET', '/deals')).json['meta']).toMatchObject({
			total: 1,
			currencies: { USD: { total: '1', value: '10000' } },
		});
	});

	it('deals are filtered by value in currency units', async () => {
		await deal({ value: 5000 });
		await deal({ value: 20000 });
		const reply = await session.call('GET', '/deals?filters[minimum_value]=100');
		expect(session.list(reply, 'deals').map(({ id }) => id)).toEqual(['2']);
	});

	it('a stage hands its deals to another of the same pipeline only', async () => {
		await deal({});
		const moved = await session.call('PUT', '/dealStages/1/deals', { deal: { stage: '3' } });
		expect(session.list(moved, 'deals')).toMatchObject([{ id: '1', stage: '3' }]);
		const wrong = await session.call('PUT', '/dealStages/3/deals', { deal: { stage: '99' } });
		expect(wrong.status).toBe(422);
	});

	it('notes are kept on deals, accounts and contacts', async () => {
		await deal({});
		const onDeal = await session.call('POST', '/deals/1/notes', { note: { note: 'call' } });
		expect([onDeal.status, session.object(onDeal, 'note')['reltype']]).toEqual([201, 'Deal']);
		await session.call('PUT', '/deals/1/notes/1', { note: { note: 'called' } });
		const listed = await session.call('GET', '/deals/1/notes');
		expect(session.list(listed, 'notes')).toMatchObject([{ note: 'called' }]);
		const note = { note: 'hello', relid: 1, reltype: 'Subscriber' };
		await session.call('POST', '/notes', { note });
		expect(session.list(await session.call('GET', '/contacts/1/notes'), 'notes')).toHaveLength(1);
	});

	it('a contact belongs to one account at most', async () => {
		session.emulator.seed.accounts(2);
		const join = (account: number) =>
			session.call('POST', '/accountContacts', { accountContact: { account, contact: 1 } });
		expect((await join(1)).status).toBe(201);
		expect(session.list(await join(2), 'errors')[0]).toMatchObject({ code: 'field_invalid' });
	});

	it('custom field values of deals are kept by field', async () => {
		await deal({});
		const meta = { fieldLabel: 'Source', fieldType: 'text' };
		await session.call('POST', '/dealCustomFieldMeta', { dealCustomFieldMetum: meta });
		const data = { dealId: 1, customFieldId: 1, fieldValue: 'web' };
		const reply = await session.call('POST', '/dealCustomFieldData', {
			dealCustomFieldDatum: data,
		});
		expect(session.object(reply, 'dealCustomFieldDatum')).toMatchObject({ id: '1', dealId: 1 });
		await session.call('POST', '/dealCustomFieldData/bulkCreate', [
			{ ...data, fieldValue: 'shop' },
		]);
		const listed = await session.call('GET', '/dealCustomFieldData');
		expect(listed.json['meta']).toEqual({ total: 1 });
		expect((await session.call('DELETE', '/dealCustomFieldData/1')).json).toEqual({
			message: 'DealCustomFieldData deleted.',
		});
	});

	it('custom object records are upserted by external id and deleted with 202', async () => {
		const labels = { singular: 'Order', plural: 'Orders' };
		const schema = await session.call('POST', '/customObjects/schemas', {
			schema: { slug: 'order', labels, fields: [{ id: 'total', labels, type: 'number' }] },
		});
		const id = String(session.object(schema, 'schema')['id']);
		const upsert = (total: number) =>
			session.call('POST', `/customObjects/records/${id}`, {
				record: {
					externalId: 'a/1',
					fields: [{ id: 'total', value: total }],
					relationships: { 'primary-contact': [1] },
				},
			});
		await upsert(1);
		await upsert(2);
		session.emulator.assume({ recordListing: 'immediately' });
		const listed = await session.call(
			'GET',
			`/customObjects/records/${id}?filters[fields.total][gt]=1`,
		);
		expect(listed.json['meta']).toEqual({ total: 1, count: 1, limit: 20, offset: 0 });
		expect(session.emulator.journal.suspicious).toEqual([]);
		const path = `/customObjects/records/${id}/external/a%2F1`;
		expect((await session.call('GET', path)).status).toBe(200);
		expect((await session.call('DELETE', path)).status).toBe(202);
		expect((await session.call('GET', path)).status).toBe(404);
	});
});
