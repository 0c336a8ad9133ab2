import { byId, json } from '../node/workbench';
import { describeEntry, exchangeOf } from './entry';
import { openRecordedBench, type RecordedBench } from './recordedBench';

let bench: RecordedBench;
beforeEach(async () => {
	bench = await openRecordedBench();
});
afterEach(async () => await bench.close());

const memberships = '/api/3/contacts/1182/contactLists';

const answerMemberships = (...contactLists: object[]) =>
	bench.stub.answer({ method: 'GET', path: memberships }, { status: 200, body: { contactLists } });

const subscribe = async (options = {}) =>
	await bench.run({
		resource: 'subscription',
		operation: 'subscribe',
		values: { contact: byId('1182'), list: byId('8'), options },
	});

/** The service would subscribe them: whoever unsubscribed stays so only because nothing is sent. */
describeEntry('contactLists.resubscribe', () => {
	const recorded = exchangeOf('contactLists.resubscribe');
	const { contactList } = recorded.response.body as { contactList: object };
	const member = (status: unknown) => ({ id: '628', contact: '1182', list: '8', status });

	beforeEach(() => bench.replay(recorded));

	it.each([
		['0', 'has not confirmed'],
		['2', 'has unsubscribed'],
		['3', 'has bounced'],
		[2, 'has unsubscribed'],
	])('is not sent for a contact with status %j: %s', async (status, skipped) => {
		answerMemberships({ ...member('1'), id: '627', list: '7' }, member(status));
		const run = await subscribe();
		expect(json(run)).toEqual([{ ...member(status), skipped }]);
		expect(bench.lines()).toEqual([`GET ${memberships}?limit=100&offset=0`]);
	});

	it('is not sent for a contact who is subscribed already', async () => {
		answerMemberships(member('1'));
		expect(json(await subscribe())).toEqual([member('1')]);
		expect(bench.lines('POST')).toEqual([]);
	});

	it('is sent for a contact who is not on the list', async () => {
		answerMemberships();
		expect(json(await subscribe())).toEqual([contactList]);
		expect(bench.bodies('POST')).toEqual([
			{ contactList: { contact: '1182', list: '8', status: '1' } },
		]);
	});

	it('is sent with Subscribe Again, which says so to the service', async () => {
		expect(json(await subscribe({ resubscribe: true }))).toEqual([contactList]);
		expect(bench.stub.requests).toEqual([
			{
				method: 'POST',
				path: '/api/3/contactLists',
				body: { contactList: { contact: '1182', list: '8', status: '1', sourceid: 4 } },
			},
		]);
	});

	it.each([403, 404, 422])('is not sent if the subscriptions answer %d', async (status) => {
		bench.stub.answer({ method: 'GET', path: memberships }, { status, body: { message: 'No' } });
		const run = await subscribe();
		expect(run.error).toBeDefined();
		expect(bench.lines('POST')).toEqual([]);
	});
});

describeEntry('contactLists.resubscribe', () => {
	const sync = (status: number) => {
		// As recorded: a new contact was changed when it was created.
		const cdate = '2026-05-27T02:20:03-05:00';
		const udate = status === 201 ? cdate : '2026-06-17T06:46:26-05:00';
		const contact = { id: '1182', email: 'test@example.com', cdate, udate };
		bench.stub.answer(
			{ method: 'POST', path: '/api/3/contact/sync' },
			{ status, body: { contact } },
		);
	};
	const upsert = async (parts: object) => {
		const run = await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: { email: 'test@example.com', parts: { subscribe: ['8'], ...parts } },
		});
		return json(run)[0]?.parts;
	};
	const subscriptions = () => bench.lines('POST').filter((line) => line.endsWith('/contactLists'));

	beforeEach(() => bench.replay(exchangeOf('contactLists.resubscribe')));

	it('is not sent by Create or Update for a contact who has unsubscribed', async () => {
		sync(200);
		answerMemberships({ id: '628', contact: '1182', list: '8', status: '2' });
		expect(await upsert({})).toEqual([
			{ part: 'subscribe to list 8', status: 'skipped', reason: 'has unsubscribed' },
		]);
		expect(subscriptions()).toEqual([]);
	});

	it('is sent by Create or Update with Subscribe Again', async () => {
		sync(200);
		expect(await upsert({ resubscribe: true })).toEqual([
			{ part: 'subscribe to list 8', status: 'done' },
		]);
		expect(bench.bodies('POST')[1]).toEqual({
			contactList: { contact: '1182', list: '8', status: '1', sourceid: 4 },
		});
	});

	it('is sent by Create or Update for a contact who is new', async () => {
		sync(201);
		expect(await upsert({})).toEqual([{ part: 'subscribe to list 8', status: 'done' }]);
		expect(bench.lines('GET')).toEqual([]);
		expect(subscriptions()).toHaveLength(1);
	});

	it('is not sent by Subscribe for those of many contacts who unsubscribed', async () => {
		const row = (id: string, contact: string, status: string) => ({
			id,
			contact,
			list: '8',
			status,
		});
		const contactLists = [row('1', '11', '2'), row('2', '12', '1'), row('3', '13', '2')];
		bench.stub.answer(
			{ method: 'GET', path: '/api/3/contacts' },
			{
				status: 200,
				body: {
					contacts: contactLists.map(({ id, contact }) => ({ id: contact, contactLists: [id] })),
					contactLists,
				},
			},
		);
		const run = await bench.run({
			resource: 'subscription',
			operation: 'subscribe',
			values: { contact: byId('={{ $json.id }}'), list: byId('8') },
			items: contactLists.map(({ contact }) => ({ id: contact })),
		});
		expect(json(run).map(({ skipped }) => skipped)).toEqual([
			'has unsubscribed',
			undefined,
			'has unsubscribed',
		]);
		expect(subscriptions()).toEqual([]);
	});

	it('is decided by the subscriptions of each contact if the answer about many lacks some', async () => {
		const path = (contact: string) => `/api/3/contacts/${contact}/contactLists`;
		const ofMany = { contacts: [{ id: '11', contactLists: ['1'] }], contactLists: [] };
		bench.stub.answer({ method: 'GET', path: '/api/3/contacts' }, { status: 200, body: ofMany });
		for (const contact of ['11', '12'])
			bench.stub.answer(
				{ method: 'GET', path: path(contact) },
				{ status: 200, body: { contactLists: [{ id: '1', contact, list: '8', status: '2' }] } },
			);
		const run = await bench.run({
			resource: 'subscription',
			operation: 'subscribe',
			values: { contact: byId('={{ $json.id }}'), list: byId('8') },
			items: [{ id: '11' }, { id: '12' }],
		});
		expect(json(run).map(({ skipped }) => skipped)).toEqual([
			'has unsubscribed',
			'has unsubscribed',
		]);
		expect(subscriptions()).toEqual([]);
	});
});
