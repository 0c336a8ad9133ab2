import { type Session, startSession } from './session';

describe('requests against the reference', () => {
	let session: Session;
	beforeAll(async () => {
		session = await startSession();
	});
	afterAll(() => session.emulator.close());
	beforeEach(() => session.emulator.reset());

	const violations = () => session.emulator.journal.entries.at(-1)?.violations;

	it('name unknown members, which the service ignores', async () => {
		const body = { tag: { tag: 'vip', colour: 'red' }, extra: 1 };
		expect((await session.call('POST', '/tags', body)).status).toBe(201);
		expect(violations()).toEqual([
			'tag.colour: unknown member',
			'extra: unknown member beside the envelope',
		]);
	});

	it('answer 422 for missing members, in the documented words', async () => {
		const reply = await session.call('POST', '/accounts', { account: {} });
		expect([reply.status, reply.json]).toEqual([
			422,
			{
				errors: [
					{
						title: 'The account name was not provided.',
						detail: '',
						code: 'field_missing',
						source: { pointer: '/data/attributes/name' },
					},
				],
			},
		]);
		expect(violations()).toEqual(['account.name: required member is missing']);
	});

	it('notice a wrong envelope: a create lacks its members, an update changes nothing', async () => {
		expect((await session.call('POST', '/accounts', { name: 'Acme' })).status).toBe(422);
		session.emulator.seed.accounts(['Acme']);
		const reply = await session.call('PUT', '/accounts/1', { accounts: { name: 'New' } });
		expect([reply.status, session.object(reply, 'account')['name']]).toEqual([200, 'Acme']);
		expect(violations()).toHaveLength(2);
	});

	it('let an update leave required members out', async () => {
		session.emulator.seed.accounts(['Acme']);
		session.emulator.seed.contacts(1);
		await session.call('POST', '/accountContacts', { accountContact: { account: 1, contact: 1 } });
		await session.call('PUT', '/accountContacts/1', { accountContact: { jobTitle: 'CEO' } });
		expect(session.emulator.journal.suspicious).toEqual([]);
	});

	it('still need the members of an element that an update sends', async () => {
		session.emulator.seed.accounts(['Acme']);
		await session.call('PUT', '/accounts/1', { account: { fields: [{ customFieldId: 1 }] } });
		expect(violations()).toEqual(['account.fields[0].fieldValue: required member is missing']);
	});

	it('take numeric text for integers in old resources, not in new ones', async () => {
		session.emulator.seed.contacts(1);
		await session.call('POST', '/notes', {
			note: { note: 'a', relid: '1', reltype: 'Subscriber' },
		});
		expect(violations()).toEqual([]);
		await session.call('POST', '/notes', {
			note: { note: 'a', relid: 'x', reltype: 'Subscriber' },
		});
		expect(violations()).toEqual(['note.relid: integer is expected, got "x"']);
		await session.call('POST', '/sms/broadcasts', { name: 'a', body: 'b', address_id: '1' });
		expect(violations()).toEqual(['address_id: integer is expected, got "1"']);
	});

	it('name values outside an enumeration and queries that do not exist', async () => {
		await session.call('GET', '/contacts?orders[id]=up&foo=1&limit=500');
		expect(violations()).toEqual([
			'?orders[id]=up: not one of desc, asc',
			'?foo: unknown query parameter',
			'?limit=500: at most 100',
		]);
	});

	it('refuse what is not JSON with 400', async () => {
		expect((await session.call('POST', '/tags', '{"tag":')).status).toBe(400);
		expect(violations()).toContain('body: not JSON');
	});
});

describe('what a member may be', () => {
	it('an empty text clears a value, options that the document runs together are apart', async () => {
		const { emulator, call } = await startSession();
		emulator.seed.deals(1);
		await call('PUT', '/deals/1', { deal: { fields: [{ customFieldId: 1, fieldValue: '' }] } });
		await call('GET', '/taskOutcomes?filters[sentiment]=3');
		expect(emulator.journal.suspicious).toEqual([]);
		await call('GET', '/taskOutcomes?filters[sentiment]=4');
		expect(emulator.journal.suspicious).toHaveLength(1);
		await emulator.close();
	});

	it('a value of an account names it as accountId, a number', async () => {
		const { emulator, call, list } = await startSession();
		emulator.seed.accounts(2);
		emulator.account.collection('accountCustomFieldMeta').insert({ fieldLabel: 'Motto' });
		const created = await call('POST', '/accountCustomFieldData', {
			accountCustomFieldDatum: { customerAccountId: 2, customFieldId: 1, fieldValue: 'Onwards' },
		});
		expect(created.json['accountCustomFieldDatum']).toMatchObject({ accountId: 2 });
		const found = await call('GET', '/accountCustomFieldData?filters[customerAccountId]=2');
		expect(list(found, 'accountCustomFieldData')).toMatchObject([
			{ accountId: 2, customFieldId: 1, fieldValue: 'Onwards' },
		]);
		const other = await call('GET', '/accountCustomFieldData?filters[customerAccountId]=1');
		expect(list(other, 'accountCustomFieldData')).toEqual([]);
		const own = await call('GET', '/accounts/2/accountCustomFieldData');
		expect(list(own, 'accountCustomFieldData')).toHaveLength(1);
		await emulator.close();
	});

	it('a relation of task type and outcome is an object of its own, a setting comes in its envelope', async () => {
		const { emulator, call, list } = await startSession();
		const row = { tasktype: '1', outcome: '2' };
		const created = await call('POST', '/tasktypeOutcomeRels', { tasktypeOutcomeRel: row });
		expect(created.json['tasktypeOutcomeRel']).toMatchObject(row);
		const read = await call('GET', '/tasktypeOutcomeRels');
		expect(list(read, 'tasktypeOutcomeRels')).toMatchObject([row]);
		emulator.account.collection('configs').insert({ id: '7', val: 'a' });
		await call('PUT', '/configs/7', { config: { val: 'b' } });
		expect(emulator.account.collection('configs').get('7')).toMatchObject({ val: 'b' });
		expect(emulator.account.collection('configs').get('7')).not.toHaveProperty('config');
		expect(emulator.journal.suspicious).toEqual([]);
		await emulator.close();
	});

	it('a list in a query may have its places numbered, and any of it matches', async () => {
		const { emulator, call, list } = await startSession();
		emulator.account.collection('exclusions').clear();
		emulator.seed.rows('exclusions', 3, (n) => ({ matchPhrase: `p${n}`, lists: [String(n)] }));
		const query = 'filters[lists][0]=1&filters[lists][1]=3';
		const reply = await call('GET', `/lists/exclusions?${query}`);
		expect(list(reply, 'exclusions').map(({ id }) => id)).toEqual(['1', '3']);
		expect(emulator.journal.suspicious).toEqual([]);
		await emulator.close();
	});
});
