import { type Session, startSession } from './session';

describe('seeded rows are answered like those that operations make', () => {
	let session: Session;
	beforeAll(async () => {
		session = await startSession();
	});
	afterAll(() => session.emulator.close());
	beforeEach(() => session.emulator.reset());

	const rows = async (path: string, key: string) =>
		session.list(await session.call('GET', path), key);

	it('deals with pipeline, contact and owner', async () => {
		const { seed } = session.emulator;
		const [owner] = seed.users(2);
		const [deal] = seed.deals(3, (n) => ({ owner: owner?.id, value: String(n * 100) }));
		if (!deal) throw new Error('not seeded');
		seed.dealTasks(deal, 2);
		seed.notes(deal, 'Deal', ['called']);
		expect(await rows('/deals', 'deals')).toMatchObject([
			{ id: '1', owner: owner?.id, value: '100', stage: '1', contact: '1' },
			{ value: '200' },
			{ value: '300' },
		]);
		expect(await rows('/dealTasks?filters[relid]=1', 'dealTasks')).toHaveLength(2);
		expect(await rows('/deals/1/notes', 'notes')).toMatchObject([{ note: 'called' }]);
		expect(
			await rows('/dealGroups?filters[have_stages]=1&filters[title]=ale', 'dealGroups'),
		).toMatchObject([{ title: 'Sales' }]);
		expect(await rows('/dealStages?filters[title]=contact', 'dealStages')).toHaveLength(2);
	});

	it('choices of a field and activities of a contact', async () => {
		const { seed } = session.emulator;
		const [field] = seed.fields(['Colour'], 'dropdown');
		const [contact] = seed.contacts(1);
		if (!field || !contact) throw new Error('not seeded');
		seed.fieldOptions(field, ['Red', 'Blue']);
		expect(await rows('/fields', 'fieldOptions')).toMatchObject([
			{ field: '1', value: 'Red' },
			{ value: 'Blue' },
		]);
		seed.activities(contact, 25);
		const page = await session.call('GET', '/activities?contact=1&orders[tstamp]=DESC&limit=20');
		expect(session.list(page, 'activities')).toHaveLength(20);
		expect(session.list(page, 'activities')[0]).toMatchObject({ id: '25', subscriberid: '1' });
		expect(page.json).toMatchObject({ contacts: [{ id: '1' }], meta: { total: '25' } });
		expect(session.list(page, 'activityRecipients')).toHaveLength(20);
	});

	it('what contacts did with a campaign raises its figures', async () => {
		const { seed } = session.emulator;
		const [campaign] = seed.campaigns(1);
		const [contact] = seed.contacts(1);
		if (!campaign || !contact) throw new Error('not seeded');
		seed.campaignActivity(campaign, contact, 'open', { times: 3 });
		seed.campaignActivity(campaign, contact, 'click', { link: 'https://example.com/a' });
		expect(session.object(await session.call('GET', '/campaigns/1'), 'campaign')).toMatchObject({
			opens: '3',
			uniqueopens: '1',
			linkclicks: '1',
		});
		expect(await rows('/campaigns/1/links', 'links')).toMatchObject([
			{ link: 'https://example.com/a' },
		]);
	});

	it('a list starts its automations, also through v3', async () => {
		const { seed, account } = session.emulator;
		const [automation] = seed.automations(1);
		const [list, other] = seed.lists(2);
		if (!automation || !list || !other) throw new Error('not seeded');
		seed.contacts(1);
		seed.startsWithList(automation, list);
		const join = (id: string, status: number, sourceid?: number) =>
			session.call('POST', '/contactLists', {
				contactList: { contact: 1, list: id, status, ...(sourceid ? { sourceid } : {}) },
			});
		await join(other.id, 1);
		expect(account.collection('contactAutomations').size).toBe(0);
		await join(list.id, 1);
		await join(list.id, 1);
		expect(account.collection('contactAutomations').all()).toMatchObject([
			{ contact: '1', automation: automation.id, status: '1' },
		]);
		expect(account.collection('automations').get(automation.id)).toMatchObject({ entered: '1' });
		await join(list.id, 2);
		expect(account.collection('contactAutomations').size).toBe(1);
		await join(list.id, 1, 4);
		expect(account.collection('contactAutomations').size).toBe(2);
	});

	it('a bulk import takes the id of a list as text or as a number, as the document does', async () => {
		const reply = await session.call('POST', '/import/bulk_import', {
			contacts: [{ email: 'a@example.com', subscribe: [{ listid: 1 }, { listid: '2' }] }],
		});
		expect(reply.status).toBe(200);
		expect(session.emulator.journal.suspicious).toEqual([]);
	});
});
