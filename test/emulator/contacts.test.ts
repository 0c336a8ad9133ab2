import { type Session, startSession } from './session';

describe('contacts', () => {
	let session: Session;
	beforeAll(async () => {
		session = await startSession();
	});
	afterAll(() => session.emulator.close());
	beforeEach(() => session.emulator.reset());

	const create = (contact: Record<string, unknown>) =>
		session.call('POST', '/contacts', { contact });

	it('are created with 201, string ids and absolute links', async () => {
		const reply = await create({ email: 'jane@example.com', firstName: 'Jane' });
		expect(reply.status).toBe(201);
		const contact = session.object(reply, 'contact');
		expect(contact).toMatchObject({ id: '1', email: 'jane@example.com', orgid: '0' });
		expect((contact['links'] as Record<string, string>)['contactTags']).toBe(
			`${session.emulator.url}/api/3/contacts/1/contactTags`,
		);
		expect(contact['cdate']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-05:00$/);
	});

	it('answer 422 for a known or invalid e-mail', async () => {
		await create({ email: 'jane@example.com' });
		const again = await create({ email: 'JANE@example.com' });
		expect([again.status, session.list(again, 'errors')[0]?.['code']]).toEqual([422, 'duplicate']);
		const bad = await create({ email: 'jane' });
		expect(session.list(bad, 'errors')[0]).toMatchObject({ code: 'email_invalid' });
	});

	it('sync creates with 201 and updates with 200, keeping what is not sent', async () => {
		const sync = (contact: Record<string, unknown>) =>
			session.call('POST', '/contact/sync', { contact });
		expect((await sync({ email: 'jane@example.com', firstName: 'Jane', phone: '1' })).status).toBe(
			201,
		);
		const update = await sync({ email: 'jane@example.com', lastName: 'Doe', phone: '' });
		expect(update.status).toBe(200);
		expect(session.object(update, 'contact')).toMatchObject({
			firstName: 'Jane',
			lastName: 'Doe',
			phone: '',
		});
		expect(session.emulator.account.collection('contacts').size).toBe(1);
	});

	it('keep custom field values sent with them', async () => {
		session.emulator.seed.fields(['Size']);
		const reply = await create({
			email: 'jane@example.com',
			fieldValues: [{ field: '1', value: 'M' }],
		});
		expect(session.list(reply, 'fieldValues')).toMatchObject([{ field: '1', value: 'M' }]);
		await session.call('PUT', '/contacts/1', {
			contact: { fieldValues: [{ field: 1, value: 'L' }] },
		});
		const values = await session.call('GET', '/contacts/1/fieldValues');
		expect(session.list(values, 'fieldValues')).toMatchObject([{ value: 'L', owner: '1' }]);
	});

	it('come in pages of 20 unless told, of 100 at most', async () => {
		session.emulator.seed.contacts(130);
		const lengths = [];
		for (const query of ['', '?limit=1000', '?limit=100&offset=100', '?offset=130']) {
			const reply = await session.call('GET', `/contacts${query}`);
			lengths.push(session.list(reply, 'contacts').length);
			expect(session.object(reply, 'meta')['total']).toBe('130');
		}
		expect(lengths).toEqual([20, 100, 30, 0]);
	});

	it('are found by e-mail, part of it, list, tag, status, ids and position', async () => {
		const { seed } = session.emulator;
		const contacts = seed.contacts(30);
		const [list] = seed.lists(1);
		const [tag] = seed.tags(1);
		contacts
			.slice(0, 6)
			.forEach((contact, index) => list && seed.subscribe(contact, list, index < 4 ? '1' : '2'));
		contacts.slice(3, 5).forEach((contact) => tag && seed.tag(contact, tag));
		const ids = async (query: string) =>
			session.list(await session.call('GET', `/contacts?${query}`), 'contacts').map(({ id }) => id);
		expect(await ids('email=CONTACT7%40example.com')).toEqual(['7']);
		expect(await ids('filters[email]=contact7%40example.com')).toEqual(['7']);
		expect(await ids('email_like=contact3')).toEqual(['3', '30']);
		expect(await ids('search=last12')).toEqual(['12']);
		expect(await ids('listid=1')).toEqual(['1', '2', '3', '4', '5', '6']);
		expect(await ids('listid=1&status=2')).toEqual(['5', '6']);
		expect(await ids('tagid=1')).toEqual(['4', '5']);
		expect(await ids('ids[]=2&ids[]=9')).toEqual(['2', '9']);
		expect(await ids('orders[id]=ASC&id_greater=28')).toEqual(['29', '30']);
		expect(await ids('orders[id]=DESC&id_less=3')).toEqual(['2', '1']);
		expect(session.emulator.journal.suspicious).toEqual([]);
	});

	it('are found by when they changed', async () => {
		session.emulator.seed.contacts(1, () => ({ udate: '2020-01-01T00:00:00-05:00' }));
		session.emulator.seed.contacts(1);
		const reply = await session.call('GET', '/contacts?filters[updated_after]=2021-01-01');
		expect(session.list(reply, 'contacts').map(({ id }) => id)).toEqual(['2']);
	});

	it('carry related rows beside them when asked', async () => {
		const { seed } = session.emulator;
		const [contact] = seed.contacts(1);
		const [tag] = seed.tags(['vip']);
		if (contact && tag) seed.tag(contact, tag);
		const reply = await session.call('GET', '/contacts?include=contactTags.tag,fieldValues');
		expect(session.list(reply, 'contacts')[0]?.['contactTags']).toEqual(['1']);
		expect(session.list(reply, 'tags')).toMatchObject([{ tag: 'vip' }]);
		expect(session.list(reply, 'fieldValues')).toEqual([]);
		const one = await session.call('GET', '/contacts/1');
		expect(Object.keys(one.json)).toEqual(
			expect.arrayContaining(['contactLists', 'contactAutomations', 'geoIps', 'accountContacts']),
		);
		const asked = await session.call('GET', '/contacts/1?include=contactTags.tag');
		expect(session.object(asked, 'contact')['contactTags']).toEqual(['1']);
		expect(session.list(asked, 'tags')).toMatchObject([{ tag: 'vip' }]);
		expect(Object.keys(asked.json)).toEqual(expect.arrayContaining(Object.keys(one.json)));
	});

	it('take their associations with them and are then not found', async () => {
		const { seed, account } = session.emulator;
		const [contact] = seed.contacts(1);
		const [list] = seed.lists(1);
		const [tag] = seed.tags(1);
		if (contact && tag) seed.tag(contact, tag);
		if (contact && list) seed.subscribe(contact, list);
		const reply = await session.call('DELETE', '/contacts/1');
		expect([reply.status, reply.json]).toEqual([200, {}]);
		expect(account.collection('contactTags').size + account.collection('contactLists').size).toBe(
			0,
		);
		const gone = await session.call('GET', '/contacts/1');
		expect([gone.status, gone.json]).toEqual([
			404,
			{ message: 'No Result found for Subscriber with id 1' },
		]);
	});
});
