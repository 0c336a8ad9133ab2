import { ManualClock } from './clock';
import type { Session } from './session';
import { request, startSession } from './session';

/** Answers seen on real accounts in May and June 2026 (public integration guide), where no other source is named. */
describe('answers as they were observed', () => {
	const clock = new ManualClock();
	let session: Session;
	beforeAll(async () => {
		session = await startSession({ clock });
	});
	afterAll(() => session.emulator.close());
	beforeEach(() => {
		session.emulator.reset();
		session.emulator.seed.contacts(1);
	});

	const call: Session['call'] = (...sent) => session.call(...sent);

	it('an invalid address has a code and an error, and no detail', async () => {
		const reply = await call('POST', '/contact/sync', { contact: { email: 'nonsense' } });
		expect([reply.status, reply.json]).toEqual([
			422,
			{
				errors: [
					{
						title: 'Contact Email Address is not valid.',
						code: 'email_invalid',
						error: 'must_be_valid_email_address',
						source: { pointer: '/data/attributes/email' },
					},
				],
			},
		]);
	});

	it('an address that is there already', async () => {
		const reply = await call('POST', '/contacts', { contact: { email: 'contact1@example.com' } });
		expect([reply.status, reply.json]).toEqual([
			422,
			{
				errors: [
					{
						title: 'Email address already exists in the system.',
						code: 'duplicate',
						source: { pointer: '/data/attributes/email' },
					},
				],
			},
		]);
	});

	it('a list of contacts has scores beside it and the query in its meta', async () => {
		const { json } = await call('GET', '/contacts?email=contact1@example.com');
		expect(Object.keys(json).sort()).toEqual(['contacts', 'meta', 'scoreValues']);
		expect(json['meta']).toMatchObject({ total: '1', page_input: { limit: 20, offset: 0 } });
	});

	it('one contact comes with its side lists and their ids (recorded 2020 and 2021)', async () => {
		const { seed } = session.emulator;
		const [contact] = session.emulator.account.collection('contacts').all();
		const [list] = seed.lists(1);
		if (contact && list) seed.subscribe(contact, list);
		const { json } = await call('GET', '/contacts/1');
		expect(Object.keys(json)).toEqual([
			'contactAutomations',
			'contactLists',
			'deals',
			'fieldValues',
			'geoIps',
			'accountContacts',
			'contact',
		]);
		expect(json['contact']).toMatchObject({ contactLists: ['1'], deals: [] });
		expect(json['contactLists']).toMatchObject([
			{ contact: '1', list: '1', status: '1', sourceid: '3', udate: null },
		]);
	});

	it('scores of a contact are a list', async () => {
		session.emulator.account.collection('scoreValues').insert({ contact: '1', scoreValue: '7' });
		const { status, json } = await call('GET', '/contacts/1/scoreValues');
		expect([status, json]).toMatchObject([200, { scoreValues: [{ scoreValue: '7' }] }]);
	});

	it('a tag that is put on again is the same association, with its first date', async () => {
		session.emulator.seed.tags(['vip']);
		const contactTag = { contact: '1', tag: '1' };
		const first = session.object(await call('POST', '/contactTags', { contactTag }), 'contactTag');
		clock.advance(60_000);
		const again = await call('POST', '/contactTags', { contactTag });
		expect([again.status, Object.keys(again.json)]).toEqual([200, ['contactTag']]);
		expect(again.json['contactTag']).toMatchObject({ id: first['id'], cdate: first['cdate'] });
	});

	it('a field value that is there is overwritten: same id, later date', async () => {
		session.emulator.seed.fields(1);
		const send = (value: string) =>
			call('POST', '/fieldValues', { fieldValue: { contact: '1', field: '1', value } });
		const first = session.object(await send('Acme'), 'fieldValue');
		clock.advance(60_000);
		const again = await send('Acme Corp');
		const value = session.object(again, 'fieldValue');
		expect(again.status).toBe(200);
		expect(value).toMatchObject({ id: first['id'], value: 'Acme Corp', cdate: first['cdate'] });
		expect(value['udate']).not.toBe(first['udate']);
		expect(session.list(again, 'contacts')).toHaveLength(1);
	});

	it('a field is named by its id', async () => {
		session.emulator.seed.fields(['Size']);
		const reply = await call('POST', '/fieldValues', {
			fieldValue: { contact: '1', field: 'SIZE', value: 'M' },
		});
		expect([reply.status, session.list(reply, 'errors')[0]?.['title']]).toEqual([
			422,
			'Field id not valid',
		]);
	});

	it('a record of a custom object is written by POST under its schema and removed with 202', async () => {
		const labels = { singular: 'Gift', plural: 'Gifts' };
		const made = await call('POST', '/customObjects/schemas', {
			schema: { slug: 'gift', labels, fields: [] },
		});
		const records = `/customObjects/records/${String(session.object(made, 'schema')['id'])}`;
		const record = { externalId: 'a', fields: [], relationships: { 'primary-contact': [1] } };
		const posted = await call('POST', records, { record });
		expect([posted.status, session.object(posted, 'record')['relationships']]).toEqual([
			201,
			{ 'primary-contact': ['1'] },
		]);
		for (const method of ['PUT', 'PATCH']) {
			expect((await call(method, `${records}/external/a`, { record })).status).toBe(405);
			expect((await call(method, `${records}/a`, { record })).status).toBe(405);
		}
		expect((await call('POST', '/customObjects/records', { record })).status).toBe(400);
		expect((await call('POST', '/customObjects/records?schemaId=1', { record })).status).toBe(400);
		const removed = await call('DELETE', `${records}/external/a`);
		expect([removed.status, removed.text]).toEqual([202, '']);
	});

	it('a batch is refused whole, and its state needs its id', async () => {
		const refused = await call('POST', '/import/bulk_import', { contacts: [{ first_name: 'J' }] });
		expect([refused.status, refused.json]).toEqual([
			400,
			{
				success: 0,
				message:
					'JSON payload did not pass validation. Please fix failureReasons and retry. The import was not queued for processing.',
				failureReasons: [{ contact: 1, failureReason: "Field 'email' not found" }],
			},
		]);
		const broken = await call('POST', '/import/bulk_import', '{"contacts":');
		expect(broken.json['failureReasons']).toEqual(['Invalid or unparsable json']);
		const info = await call('GET', '/import/info');
		expect([info.status, info.json]).toEqual([
			400,
			{ success: 0, message: "'batchId' is a required field." },
		]);
	});

	it('an enrolment that is done has status 2 (provider page on contactAutomations)', async () => {
		const { seed, account } = session.emulator;
		const [contact] = account.collection('contacts').all();
		const [automation] = seed.automations(1);
		if (!contact || !automation) throw new Error('not seeded');
		seed.finish(seed.enrol(contact, automation));
		const reply = await call('GET', '/contacts/1/contactAutomations');
		expect(session.list(reply, 'contactAutomations')).toMatchObject([
			{ status: '2', completed: 1, remdate: expect.any(String), batchid: 'completed' },
		]);
	});

	it('the Date header is the clock of the emulator, and can be wrong', async () => {
		const date = async () => Date.parse((await call('GET', '/tags')).headers.get('date') ?? '');
		expect(await date()).toBe(clock.now() - (clock.now() % 1000));
		session.emulator.clockSkewMs = 120_000;
		expect((await date()) - clock.now()).toBeGreaterThan(118_000);
		session.emulator.reset();
		expect(await date()).toBe(clock.now() - (clock.now() % 1000));
	});

	it('contacts are found by the form they came by and by the block they wait in', async () => {
		const { account, seed } = session.emulator;
		seed.contacts(1);
		account.collection('contactLists').insert({ contact: '1', list: '1', form: '3', status: '1' });
		account.collection('contactAutomations').insert({ contact: '2', lastblock: '8' });
		const ids = async (query: string) =>
			session.list(await call('GET', `/contacts?${query}`), 'contacts').map(({ id }) => id);
		expect([await ids('formid=3'), await ids('waitid=8')]).toEqual([['1'], ['2']]);
	});

	it('a login page stands behind the redirect of a wrong account name', async () => {
		const reply = await request(session.emulator, 'GET', '/login', undefined, {});
		expect([reply.status, reply.headers.get('content-type')]).toEqual([
			200,
			'text/html; charset=UTF-8',
		]);
		expect(session.emulator.journal.count()).toBe(0);
	});
});
