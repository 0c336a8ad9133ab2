import { type Session, startSession } from './session';

describe('tags, lists and automations of a contact', () => {
	let session: Session;
	beforeAll(async () => {
		session = await startSession();
	});
	afterAll(() => session.emulator.close());
	beforeEach(() => {
		session.emulator.reset();
		session.emulator.seed.contacts(2);
		session.emulator.seed.tags(['vip', 'vip 2']);
		session.emulator.seed.lists(1);
		session.emulator.seed.automations(1);
	});

	const addTag = (contactTag: Record<string, unknown>) =>
		session.call('POST', '/contactTags', { contactTag });

	it('a tag is added by id, and added again it is the same association', async () => {
		const first = await addTag({ contact: '1', tag: '1' });
		const second = await addTag({ contact: 1, tag: 1 });
		expect([first.status, second.status]).toEqual([201, 200]);
		expect(second.json['contacts']).toBeUndefined();
		expect(session.object(second, 'contactTag')['id']).toBe('1');
		expect(session.list(first, 'contacts')).toHaveLength(1);
	});

	it('a tag needs an id, a contact and both must exist', async () => {
		expect((await addTag({ contact: 1, tag: 'vip' })).status).toBe(422);
		expect((await addTag({ contact: 1 })).status).toBe(422);
		expect((await addTag({ tag: 1 })).status).toBe(422);
		expect((await addTag({ contact: 9, tag: 1 })).status).toBe(404);
		const unknown = await addTag({ contact: 1, tag: 9 });
		expect(session.list(unknown, 'errors')[0]).toMatchObject({ code: 'related_missing' });
	});

	it('a tag is taken off by the id of the association', async () => {
		await addTag({ contact: 1, tag: 2 });
		const [association] = session.list(
			await session.call('GET', '/contacts/1/contactTags'),
			'contactTags',
		);
		expect(
			(await session.call('DELETE', `/contactTags/${String(association?.['id'])}`)).status,
		).toBe(200);
		const gone = await session.call('DELETE', '/contactTags/1');
		expect(gone.json).toEqual({ message: 'No Result found for SubscriberTag with id 1' });
	});

	it('tags are searched by part and exactly, and their names are unique', async () => {
		const names = async (query: string) =>
			session.list(await session.call('GET', `/tags?${query}`), 'tags').map(({ tag }) => tag);
		expect(await names('search=vip')).toEqual(['vip', 'vip 2']);
		expect(await names('filters[search][eq]=vip')).toEqual(['vip']);
		expect(await names('orders[search]=desc')).toEqual(['vip 2', 'vip']);
		expect((await session.call('POST', '/tags', { tag: { tag: 'vip' } })).status).toBe(422);
	});

	it('a membership that is there already answers 200 and follows the status that is sent', async () => {
		const send = async (values: Record<string, unknown>) => {
			const reply = await session.call('POST', '/contactLists', {
				contactList: { contact: '1', list: '1', ...values },
			});
			const row = session.emulator.account.collection('contactLists').get('1');
			return [reply.status, row?.['status'], session.object(reply, 'contactList')];
		};
		expect(await send({ status: 1 })).toMatchObject([201, '1', { contact: '1', sourceid: 3 }]);
		expect(await send({ status: '2' })).toMatchObject([200, '2', { status: 2, sourceid: 3 }]);
		expect(await send({ status: 1 })).toMatchObject([
			200,
			'1',
			{ contact: 1, list: 1, status: 1, sourceid: 4, udate: null },
		]);
		expect(session.emulator.account.collection('contactLists').size).toBe(1);
	});

	it.each([0, 1, 2, 3, 4, 'active'])('a membership of status %p', async (status) => {
		const reply = await session.call('POST', '/contactLists', {
			contactList: { contact: 1, list: 1, status },
		});
		const isKnown = typeof status === 'number' && status < 4;
		expect(reply.status).toBe(isKnown ? 201 : 422);
		if (!isKnown) expect(reply.text).toContain('The value you selected is not a valid choice.');
	});

	it('a contact is enrolled, listed and taken out of an automation', async () => {
		const enrol = (automation: number) =>
			session.call('POST', '/contactAutomations', {
				contactAutomation: { contact: 1, automation },
			});
		expect((await enrol(1)).status).toBe(201);
		const refused = await enrol(9);
		expect([refused.status, refused.json]).toEqual([
			403,
			{ message: 'Could not create SubscriberSeries' },
		]);
		const rows = await session.call('GET', '/contacts/1/contactAutomations');
		expect(session.list(rows, 'contactAutomations')).toMatchObject([{ automation: '1' }]);
		const [automation] = session.list(await session.call('GET', '/automations'), 'automations');
		expect(automation?.['entered']).toBe('1');
		expect((await session.call('DELETE', '/contactAutomations/1')).json).toEqual({});
	});
});
