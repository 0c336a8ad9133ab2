import { json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
describe('E-commerce orders over GraphQL', () => {
	beforeEach(async () => {
		bench = await openWorkbench();
		bench.emulator.account
			.collection('connections')
			.insert({ service: 'my-shop', externalid: 'toystore', name: 'Toystore' });
	});
	afterEach(async () => {
		await bench.close();
		expect(bench.emulator.journal.suspicious).toEqual([]);
	});

	const shop = { __rl: true, mode: 'name', value: 'Toystore' };
	const run = async (operation: string, values: object) =>
		await bench.run({
			resource: 'ecommerceGraphql',
			operation,
			values: { ...values },
		});
	const asked = () =>
		bench.emulator.journal
			.filter({ path: '/api/3/ecom/graphql' })
			.map(({ body }) => body as { query: string; variables: Record<string, unknown[]> });
	const orders = (count: number) =>
		Array.from({ length: count }, (_, index) => ({
			storeOrderId: `o${index + 1}`,
			email: 'ann@example.com',
			storeCreatedDate: '2026-05-01T09:30:00Z',
			finalAmount: 45.6,
			currency: 'USD',
		}));

	it('stores an order from a row, amounts in units, connection by name', async () => {
		const stored = await run('upsertOrders', {
			connection: shop,
			listAs: 'rows',
			values: {
				order: [
					{
						storeOrderId: 'o1',
						email: 'ann@example.com',
						storeCreatedDate: '2026-05-01T09:30:00Z',
						finalAmount: '45.60',
						shippingAmount: '',
						currency: 'usd',
						firstName: 'Ann',
						lineItems: '[{"name":"Pogo stick","quantity":1,"priceAmount":40.1}]',
					},
				],
			},
		});
		expect(stored.error).toBeUndefined();
		expect(asked()[0]?.variables.list).toEqual([
			{
				legacyConnectionId: 1,
				storeOrderId: 'o1',
				email: 'ann@example.com',
				storeCreatedDate: '2026-05-01T09:30:00Z',
				finalAmount: 45.6,
				currency: 'USD',
				creationSource: 'REAL_TIME',
				normalizedStatus: 'COMPLETED',
				customerData: { firstName: 'Ann' },
				lineItems: [{ name: 'Pogo stick', quantity: 1, priceAmount: 40.1 }],
			},
		]);
		expect(json(stored)).toMatchObject([{ storeOrderId: 'o1', finalAmount: 45.6 }]);
	});

	it('sends 120 orders given as JSON in three requests and returns 120 items in order', async () => {
		const stored = await run('upsertOrders', {
			connection: shop,
			listAs: 'json',
			items: JSON.stringify(orders(120)),
		});
		expect(asked().map(({ variables }) => variables.list?.length)).toEqual([50, 50, 20]);
		expect(json(stored).map(({ storeOrderId }) => storeOrderId)).toEqual(
			orders(120).map(({ storeOrderId }) => storeOrderId),
		);
	});

	it('fails on an error with status 200 and says how many orders were stored before it', async () => {
		const given = orders(60).map((order, index) =>
			index === 55 ? { ...order, email: 'nobody' } : order,
		);
		const { error } = await run('upsertOrders', {
			connection: shop,
			listAs: 'json',
			items: JSON.stringify(given),
		});
		expect(error?.message).toMatch(/Validation errors.*o56: email is not valid/);
		expect(error?.description).toMatch(/^The first 50 were stored/);
	});

	it('stores products and recurring payments', async () => {
		const products = await run('upsertProducts', {
			connection: shop,
			listAs: 'rows',
			values: {
				product: [
					{
						storePrimaryId: 'P1',
						baseProductName: 'Pogo',
						variantPriceAmount: 49.5,
						tags: 'new, old',
					},
				],
			},
		});
		expect(json(products)).toMatchObject([{ storePrimaryId: 'P1', baseProductName: 'Pogo' }]);
		expect(asked()[0]?.variables.list).toMatchObject([
			{ variantPriceAmount: 49.5, tags: ['new', 'old'], stockStatus: 'IN_STOCK' },
		]);
		const payments = await run('upsertRecurringPayments', {
			connection: shop,
			listAs: 'rows',
			values: {
				payment: [
					{
						storeRecurringPaymentId: 's1',
						email: 'ann@example.com',
						paymentAmount: '9.9',
						name: 'Club',
					},
				],
			},
		});
		expect(payments.error).toBeUndefined();
		expect(json(payments)[0]).toHaveProperty('recordId');
	});

	it('refuses a value that is not a list, before sending', async () => {
		const { error } = await run('upsertProducts', {
			connection: shop,
			listAs: 'json',
			items: '{}',
		});
		expect(error).toBeDefined();
		expect(asked()).toEqual([]);
	});

	it('searches orders page by page, by connection and status', async () => {
		await run('upsertOrders', {
			connection: shop,
			listAs: 'json',
			items: JSON.stringify(
				orders(130).map((order) => ({ ...order, normalizedStatus: 'REFUNDED' })),
			),
		});
		const filters = { connection: shop, normalizedStatus: 'REFUNDED' };
		const all = await run('searchOrders', { returnAll: true, filters });
		expect(new Set(json(all).map(({ storeOrderId }) => storeOrderId)).size).toBe(130);
		const some = await run('searchOrders', {
			limit: 3,
			filters: { ...filters, storeOrderId: 'o7' },
			options: { members: 'storeOrderId lineItems { name }' },
		});
		expect(json(some)).toEqual([{ storeOrderId: 'o7', lineItems: null }]);
	});

	it('sends a custom query with its variables and reports its errors', async () => {
		const query = 'query ($id: String!) { productById(id: $id) { baseProductName } }';
		const found = await run('query', { query, variables: '{"id":"none"}' });
		expect(json(found)).toEqual([{ productById: null }]);
		const { error } = await run('query', { query: '{ nothing }' });
		expect(error?.message).toMatch(/nothing/);
	});
});
