import { singularOf } from './models';
import { type Session, startSession } from './session';

/** A body that creates a row, and a change to it. */
const BODIES: Record<string, { create: Record<string, unknown>; change: Record<string, unknown> }> =
	{
		accounts: { create: { name: 'Acme' }, change: { accountUrl: 'https://example.com' } },
		calendars: { create: { title: 'Tasks', type: 'all' }, change: { title: 'All tasks' } },
		connections: {
			create: { service: 'shop', externalid: '1', name: 'Shop', logoUrl: 'a', linkUrl: 'b' },
			change: { name: 'Store' },
		},
		dealGroups: { create: { title: 'Sales', currency: 'usd' }, change: { title: 'Leads' } },
		dealTasktypes: { create: { title: 'Visit' }, change: { title: 'Meeting' } },
		fields: { create: { title: 'Size', type: 'text' }, change: { title: 'Length' } },
		groups: { create: { title: 'Editors' }, change: { title: 'Writers' } },
		messages: {
			create: { fromname: 'Jane', fromemail: 'j@example.com', reply2: 'j@example.com' },
			change: { subject: 'Hello' },
		},
		savedResponses: {
			create: { title: 'Thanks', subject: 'Thanks', body: 'Thank you' },
			change: { subject: 'Many thanks' },
		},
		tags: { create: { tag: 'vip', tagType: 'contact' }, change: { description: 'good ones' } },
		taskOutcomes: {
			create: { title: 'Won', sentiment: 'POSITIVE' },
			change: { title: 'Sold', sentiment: 'POSITIVE' },
		},
		users: { create: { username: 'joe', email: 'joe@example.com' }, change: { firstName: 'Joe' } },
		webhooks: {
			create: { name: 'Hook', url: 'http://example.com/', events: ['open'], sources: ['public'] },
			change: { name: 'Other' },
		},
	};

describe.each(Object.entries(BODIES))('%s', (collection, { create, change }) => {
	let session: Session;
	const singular = singularOf(collection);
	beforeAll(async () => {
		session = await startSession();
	});
	afterAll(() => session.emulator.close());

	it('are created, listed, read, changed and deleted', async () => {
		const created = await session.call('POST', `/${collection}`, { [singular]: create });
		expect([200, 201]).toContain(created.status);
		const id = session.object(created, singular)['id'];
		expect(typeof id).toBe('string');

		const listed = session.list(await session.call('GET', `/${collection}?limit=100`), collection);
		expect(listed.map((row) => row['id'])).toContain(id);

		const path = `/${collection}/${String(id)}`;
		expect((await session.call('PUT', path, { [singular]: change })).status).toBe(200);
		const read = session.object(await session.call('GET', path), singular);
		expect(read).toMatchObject({ id, ...change });

		const deleted = await session.call('DELETE', path);
		expect([deleted.status, deleted.json]).toEqual([200, {}]);
		const gone = await session.call('GET', path);
		expect(JSON.stringify(gone.json)).toMatch(/No Result found for \w+ with id \d+/);
		expect(session.emulator.journal.suspicious).toEqual([]);
	});
});

describe('campaigns', () => {
	let session: Session;
	beforeAll(async () => {
		session = await startSession();
	});
	afterAll(() => session.emulator.close());

	it('start as drafts, are edited and copied, and tell a failed delete in the body', async () => {
		const draft = await session.call('POST', '/campaign', { name: 'July', type: 'single' });
		expect([draft.status, draft.json['id']]).toEqual([200, 1]);
		const incomplete = await session.call('POST', '/campaign', { name: 'July' });
		expect(incomplete.json).toEqual({ errors: ['Field type is required'] });

		session.emulator.seed.lists(1);
		const edit = { listIds: [1], scheduledDate: '2030-01-01T10:00:00-05:00' };
		expect((await session.call('PUT', '/campaigns/1/edit', edit)).status).toBe(200);
		const lists = await session.call('GET', '/campaigns/1/campaignLists');
		expect(session.list(lists, 'campaignLists')).toMatchObject([{ list: '1' }]);
		const read = await session.call('GET', '/campaigns/1');
		expect(session.object(read, 'campaign')).toMatchObject({
			status: '0',
			sdate: '2030-01-01T10:00:00-05:00',
		});

		const copy = await session.call('POST', '/campaigns/1/copy');
		expect(copy.json).toMatchObject({ succeeded: 1, newCampaignId: 2 });
		expect((await session.call('DELETE', '/campaigns/2')).json).toMatchObject({ succeeded: 1 });
		const failed = await session.call('DELETE', '/campaigns/2');
		expect([failed.status, failed.json['succeeded']]).toEqual([200, 0]);
	});
});

describe('e-commerce', () => {
	let session: Session;
	beforeAll(async () => {
		session = await startSession();
	});
	afterAll(() => session.emulator.close());

	it('keeps customers with their aggregate, and orders with their products', async () => {
		await session.call('POST', '/connections', {
			connection: BODIES['connections']?.create,
		});
		const ecomCustomer = { connectionid: '1', externalid: 'c1', email: 'a@example.com' };
		expect((await session.call('POST', '/ecomCustomers', { ecomCustomer })).status).toBe(201);
		const customers = await session.call('GET', '/ecomCustomers?filters[email]=a@example.com');
		expect(session.list(customers, 'ecomCustomers').map((row) => row['connectionid'])).toEqual([
			'1',
			'0',
		]);
		const ecomOrder = {
			externalid: 'o1',
			source: 1,
			email: 'a@example.com',
			orderProducts: [{ externalid: 'p1', name: 'Ball', price: 4900, quantity: 1 }],
			totalPrice: 4900,
			currency: 'usd',
			connectionid: 1,
			customerid: 1,
			externalCreatedDate: '2026-01-01T00:00:00-05:00',
		};
		const created = await session.call('POST', '/ecomOrders', { ecomOrder });
		expect(created.status).toBe(201);
		expect(session.list(created, 'ecomOrderProducts')).toMatchObject([{ name: 'Ball' }]);
		expect((await session.call('POST', '/ecomOrders', { ecomOrder })).status).toBe(422);
		const products = await session.call('GET', '/ecomOrders/1/orderProducts');
		expect(session.list(products, 'ecomOrderProducts')).toHaveLength(1);
		expect(session.emulator.journal.suspicious).toEqual([]);
	});
});

describe('segment runs', () => {
	it('are not ready at first and answer contact ids when they are', async () => {
		const { ManualClock } = await import('./clock');
		const clock = new ManualClock();
		const session = await startSession({ clock });
		session.emulator.seed.contacts(3);
		const attributes = async (path: string) =>
			session.list(await session.call('GET', path), 'data')[0]?.['attributes'];
		const first = (await attributes('/segmentMatchAll/abc')) as { run_id: string };
		expect(first).toMatchObject({ is_ready: false });
		clock.advance(1000);
		expect(await attributes(`/segmentMatchAll/abc/${first.run_id}`)).toMatchObject({
			is_ready: true,
			matches: [1, 2, 3],
		});
		await session.emulator.close();
	});
});
