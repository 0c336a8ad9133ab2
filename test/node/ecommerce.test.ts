import { byId, byName, json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
});
afterEach(async () => {
	await bench.close();
	expect(bench.emulator.journal.suspicious).toEqual([]);
});

const run = async (resource: string, operation: string, values = {}) =>
	await bench.run({ resource, operation, values });
const bodies = (method: string, path: string) =>
	bench.emulator.journal.filter({ method, path }).map(({ body }) => body);

async function createShop(name = 'Toystore') {
	await run('connection', 'create', {
		service: 'my-shop',
		externalId: name.toLowerCase(),
		name,
		logoUrl: 'https://example.com/logo.png',
		url: 'https://example.com/settings',
	});
}

async function createCustomer(shop = 'Toystore', email = 'ann@example.com') {
	await run('ecommerceCustomer', 'create', {
		connection: byName(shop),
		externalId: `${shop}-1`,
		email,
		additionalFields: { acceptsMarketing: true },
	});
}

const order = {
	connection: byName('Toystore'),
	email: 'ann@example.com',
	externalId: 'order-1',
	timestamp: '2026-05-01T09:30:00.000Z',
	value: 45.6,
	currency: 'usd',
	source: 1,
	values: {
		orderProduct: [
			{
				name: 'Pogo stick',
				price: 19.99,
				quantity: 2,
				externalid: 'P1',
				sku: 'POGO',
				category: '',
			},
		],
	},
	additionalFields: {
		shippingAmount: 5.62,
		orderNumber: 'A-1',
		orderDiscounts: { discount: [{ name: '1OFF', type: 'order', discountAmount: '1,01' }] },
	},
};

describe('E-commerce connection', () => {
	it('creates, reads, updates and deletes a connection by name', async () => {
		await createShop();
		await run('connection', 'update', {
			connection: byName('toystore'),
			updateFields: { status: 0, syncStatus: 1, url: 'https://example.com/other' },
		});
		expect(bench.rows('connections')).toMatchObject([{ name: 'Toystore' }]);
		expect(bodies('PUT', '/api/3/connections/1')).toEqual([
			{ connection: { status: 0, syncStatus: 1, linkUrl: 'https://example.com/other' } },
		]);
		const found = await run('connection', 'getAll', { filters: { service: 'my-shop' } });
		expect(json(found)).toMatchObject([{ id: '1', linkUrl: 'https://example.com/other' }]);
		expect(json(await run('connection', 'get', { connection: byId('1') }))).toHaveLength(1);
		const deleted = await run('connection', 'delete', { connection: byName('Toystore') });
		expect(json(deleted)).toEqual([{ deleted: true }]);
	});
});

describe('E-commerce customer', () => {
	it('resolves an email address to the customer of the shop, not to the aggregate of all shops', async () => {
		await createShop();
		await createCustomer();
		expect(bench.rows('ecomCustomers').map(({ connectionid }) => connectionid)).toEqual(['1', '0']);
		await run('ecommerceCustomer', 'update', {
			customer: byName('Ann@example.com'),
			updateFields: { acceptsMarketing: false },
		});
		expect(bodies('PUT', '/api/3/ecomCustomers/1')).toEqual([
			{ ecomCustomer: { acceptsMarketing: '0' } },
		]);
		const read = await run('ecommerceCustomer', 'get', { customer: byName('ann@example.com') });
		expect(json(read)).toMatchObject([{ id: '1', email: 'ann@example.com', connectionid: '1' }]);
	});

	it('refuses an email address that customers of two shops have', async () => {
		await createShop();
		await createShop('Bookstore');
		await createCustomer();
		await createCustomer('Bookstore');
		const { error } = await run('ecommerceCustomer', 'delete', {
			customer: byName('ann@example.com'),
		});
		expect(error?.message).toMatch(/^More than one e-commerce customer/);
		expect(error?.description).toMatch(/connection 1.*connection 2/);
		const found = await run('ecommerceCustomer', 'getAll', {
			filters: { connection: byName('Bookstore'), email: 'ann@example.com' },
		});
		expect(json(found)).toMatchObject([{ externalid: 'Bookstore-1' }]);
		const deleted = await run('ecommerceCustomer', 'delete', { customer: byId('1') });
		expect(json(deleted)).toEqual([{ deleted: true }]);
	});
});

describe('E-commerce order', () => {
	beforeEach(async () => {
		await createShop();
		await createCustomer();
	});

	it('takes amounts in units, sends cents, and finds the customer in the shop', async () => {
		const created = await run('ecommerceOrder', 'create', order);
		expect(created.error).toBeUndefined();
		expect(bodies('POST', '/api/3/ecomOrders')).toEqual([
			{
				ecomOrder: {
					connectionid: 1,
					customerid: 1,
					email: 'ann@example.com',
					externalid: 'order-1',
					externalCreatedDate: '2026-05-01T09:30:00Z',
					totalPrice: 4560,
					currency: 'USD',
					source: 1,
					orderProducts: [
						{ name: 'Pogo stick', price: 1999, quantity: 2, externalid: 'P1', sku: 'POGO' },
					],
					shippingAmount: 562,
					orderNumber: 'A-1',
					orderDiscounts: [{ name: '1OFF', type: 'order', discountAmount: 101 }],
				},
			},
		]);
		expect(json(created)).toMatchObject([{ externalid: 'order-1', customerid: 1 }]);
	});

	it('refuses an unknown customer before anything is stored', async () => {
		const { error } = await run('ecommerceOrder', 'create', { ...order, email: 'bob@example.com' });
		expect(error?.message).toBe(
			'There is no e-commerce customer "bob@example.com" in this connection',
		);
		expect(bench.rows('ecomOrders')).toEqual([]);
	});

	it('refuses a product without a name, by the label of the field', async () => {
		const { error } = await run('ecommerceOrder', 'create', {
			...order,
			values: {
				orderProduct: [{ name: '={{ $json.none }}', price: 1, quantity: 1, externalid: 'P1' }],
			},
		});
		expect(error?.message).toBe('Product Name is empty');
		expect(bench.rows('ecomOrders')).toEqual([]);
	});

	it('creates an abandoned cart with a checkout ID and the time of abandonment', async () => {
		const { externalId: _, ...rest } = order;
		const created = await run('ecommerceOrder', 'createCart', {
			...rest,
			externalId: 'cart-1',
			abandonedAt: '2026-05-01T10:30:00.000Z',
			additionalFields: { customer: byId('1') },
		});
		expect(created.error).toBeUndefined();
		const [sent] = bodies('POST', '/api/3/ecomOrders') as Array<{ ecomOrder: object }>;
		expect(sent?.ecomOrder).toMatchObject({
			externalcheckoutid: 'cart-1',
			abandonedDate: '2026-05-01T10:30:00Z',
			customerid: 1,
		});
		expect(sent?.ecomOrder).not.toHaveProperty('externalid');
	});

	it('takes products as an array from an earlier node, amounts in units', async () => {
		const { values: _rows, ...others } = order;
		const items = JSON.stringify([{ externalid: 'P1', name: 'Kite', price: 19.99, quantity: 2 }]);
		await run('ecommerceOrder', 'create', { ...others, listAs: 'json', items });
		const [body] = bodies('POST', '/api/3/ecomOrders');
		expect(body).toMatchObject({
			ecomOrder: {
				orderProducts: [{ externalid: 'P1', name: 'Kite', price: 1999, quantity: 2 }],
			},
		});
		expect(bench.emulator.journal.suspicious).toEqual([]);
	});

	it('finds, updates and deletes an order by its ID in the shop', async () => {
		await run('ecommerceOrder', 'create', order);
		const changed = await run('ecommerceOrder', 'update', {
			order: byName('ORDER-1'),
			updateFields: {
				value: 10,
				shippingMethod: 'Post',
				values: { orderProduct: [{ name: 'Kite', price: 10, quantity: 1, externalid: 'P2' }] },
			},
			options: { clearWhenEmpty: true },
		});
		expect(changed.error).toBeUndefined();
		expect(bench.rows('ecomOrders')).toMatchObject([{ totalPrice: 1000, shippingMethod: 'Post' }]);
		const found = await run('ecommerceOrder', 'getAll', {
			filters: { externalId: 'order-1', state: 1, customer: byName('ann@example.com') },
			sort: { by: 'external_created_date', direction: 'DESC' },
		});
		expect(json(found)).toMatchObject([{ externalid: 'order-1' }]);
		expect(json(await run('ecommerceOrder', 'get', { order: byName('order-1') }))).toMatchObject([
			{ id: '1', totalPrice: 1000 },
		]);
		const products = await run('ecommerceOrderProduct', 'getAllOfOrder', {
			order: byName('order-1'),
			returnAll: true,
		});
		expect(json(products)).toMatchObject([{ name: 'Kite', price: '1000' }]);
		expect(json(await run('ecommerceOrderProduct', 'getAll'))).toMatchObject([{ name: 'Kite' }]);
		const [{ id: productId } = { id: '' }] = bench.rows('ecomOrderProducts');
		expect(json(await run('ecommerceOrderProduct', 'get', { id: productId }))).toMatchObject([
			{ name: 'Kite' },
		]);
		expect(json(await run('ecommerceOrder', 'getDiscounts', { order: byId('1') }))).toMatchObject([
			{ name: '1OFF', discountAmount: '101' },
		]);
		expect((await run('ecommerceOrder', 'getActivities', { limit: 5 })).error).toBeUndefined();
		expect(json(await run('ecommerceOrder', 'delete', { order: byName('order-1') }))).toEqual([
			{ deleted: true },
		]);
	});
});

describe('Conversion', () => {
	it.each(['getAll', 'getAllOfContacts', 'getAllTriggers'])('reads %s', async (name) => {
		const read = await run('conversion', name, { returnAll: true });
		expect(read.error).toBeUndefined();
	});
});
