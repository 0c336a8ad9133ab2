import { scenario, type Scenario } from './scenario';

function world(): Scenario {
	const made = scenario();
	made.account
		.collection('connections')
		.insert({ service: 'woocommerce', externalid: 'shop', name: 'Shop' });
	return made;
}

async function ask(made: Scenario, query: string, variables?: unknown) {
	const answer = await made.call(
		'POST',
		'/api/3/ecom/graphql',
		JSON.stringify({ query, variables }),
	);
	expect(answer.status).toBe(200);
	return answer.body;
}

const order = {
	legacyConnectionId: 1,
	storeOrderId: 'o1',
	storeCreatedDate: '2026-01-05T10:00:00Z',
	finalAmount: 100.01,
	shippingAmount: 5.25,
	email: 'ada@example.com',
	normalizedStatus: 'COMPLETED',
	currency: 'USD',
	lineItems: [{ name: 'Spatula', quantity: 2, priceAmount: 94.76 }],
	customerData: { firstName: 'Ada' },
};

const upsertOrders = `mutation ($orders: [OrderInput]) {
	bulkUpsertOrders(orders: $orders) { storeOrderId finalAmount normalizedStatus lineItems { name } }
}`;

describe('e-commerce GraphQL', () => {
	it('keeps orders in units, makes the contact at once and copies cents to v3 later', async () => {
		const made = world();
		expect(await ask(made, upsertOrders, { orders: [order] })).toEqual({
			data: {
				bulkUpsertOrders: [
					{
						storeOrderId: 'o1',
						finalAmount: 100.01,
						normalizedStatus: 'COMPLETED',
						lineItems: [{ name: 'Spatula' }],
					},
				],
			},
		});
		expect(made.account.collection('contacts').all()).toMatchObject([{ firstName: 'Ada' }]);
		expect(made.account.collection('ecomCustomers').all()).toMatchObject([{ connectionid: '1' }]);
		expect(made.account.collection('ecomOrders').size).toBe(0);
		made.clock.advance(2_000);
		await ask(made, '{ searchOrder { id } }');
		expect(made.account.collection('ecomOrders').all()).toMatchObject([
			{ externalid: 'o1', totalPrice: '10001', shippingAmount: '525', state: '1' },
		]);
	});

	it('updates an order with the same connection and id', async () => {
		const made = world();
		await ask(made, upsertOrders, { orders: [order, { ...order, finalAmount: 1 }] });
		expect(
			await ask(made, '{ getOrder(legacyConnectionId: 1, storeOrderId: "o1") { finalAmount } }'),
		).toEqual({
			data: { getOrder: { finalAmount: 1 } },
		});
		expect(made.account.collection('graphqlOrders').size).toBe(1);
	});

	it('answers an asynchronous upsert with a record id and shows it a second later', async () => {
		const made = world();
		const mutation =
			'mutation ($orders: [OrderInput]) { bulkUpsertOrdersAsync(orders: $orders) { recordId } }';
		expect(await ask(made, mutation, { orders: [order] })).toEqual({
			data: { bulkUpsertOrdersAsync: { recordId: expect.stringMatching(/^[0-9a-f-]{36}$/) } },
		});
		const search = '{ searchOrder { storeOrderId } }';
		expect(await ask(made, search)).toEqual({ data: { searchOrder: [] } });
		made.clock.advance(1_000);
		expect(await ask(made, search)).toEqual({ data: { searchOrder: [{ storeOrderId: 'o1' }] } });
	});

	it('searches with filters, sorting and pages', async () => {
		const made = world();
		const orders = Array.from({ length: 25 }, (_, index) => ({
			...order,
			storeOrderId: `o${index}`,
			orderNumber: String(100 + index),
			isTestOrder: index === 0,
		}));
		await ask(made, upsertOrders, { orders });
		const search = (filter: string) =>
			ask(made, `{ searchOrder(filter: {${filter}}) { orderNumber } }`);
		const all = await ask(made, '{ searchOrder { id } }');
		expect(all).toMatchObject({ data: { searchOrder: { length: 20 } } });
		expect(
			await search(
				'pagination: {offset: 1, limit: 2} orderNumber: {sort: DESC} isTestOrder: {value: false filterOperator: EQ}',
			),
		).toEqual({ data: { searchOrder: [{ orderNumber: '123' }, { orderNumber: '122' }] } });
		expect(await search('orderNumber: {value: "11" filterOperator: CONTAINS}')).toMatchObject({
			data: { searchOrder: { length: 10 } },
		});
		expect(await search('legacyConnectionId: {value: 21 filterOperator: EQ}')).toEqual({
			data: { searchOrder: [] },
		});
		for (const wrong of [
			'pagination: {limit: 101}',
			'orderNumber: {value: "1"}',
			'orderNumber: {value: "1" filterOperator: GT}',
		]) {
			expect(await search(wrong)).toMatchObject({ errors: [{ message: expect.any(String) }] });
		}
	});

	it('patches products and reduces twins to one', async () => {
		const made = world();
		const mutation =
			'mutation ($products: [ProductInput]) { bulkUpsertProducts(products: $products) { id storePrimaryId baseProductName variantSku } }';
		const product = {
			legacyConnectionId: 1,
			storePrimaryId: 'p',
			baseProductName: 'Shoes',
			variantSku: 'a',
		};
		await ask(made, mutation, { products: [product, product] });
		expect(
			await ask(made, mutation, {
				products: [{ legacyConnectionId: 1, storePrimaryId: 'p', baseProductName: null }],
			}),
		).toMatchObject({
			data: {
				bulkUpsertProducts: [{ storePrimaryId: 'p', baseProductName: null, variantSku: 'a' }],
			},
		});
		expect(made.account.collection('graphqlProducts').size).toBe(1);
	});

	it('takes the documented recurring payment', async () => {
		const made = world();
		expect(
			await ask(
				made,
				`mutation { bulkUpsertRecurringPayments(recurringPayments: [{
					legacyConnectionId: 1, storeRecurringPaymentId: "abc123", email: "ada@example.com",
					normalizedStatus: PENDING, billingInterval: MONTHLY, paymentAmount: 20.00,
					billingAddress: { city: "Chicago" }, lineItemSkus: ["SKU1"],
					customerData: { firstName: "Ada", acceptsMarketing: true, smsOptInLevel: UNKNOWN }
				}]) { recordId } }`,
			),
		).toMatchObject({ data: { bulkUpsertRecurringPayments: { recordId: expect.any(String) } } });
		made.clock.advance(1_000);
		expect(
			await ask(
				made,
				'{ searchRecurringPayment(filter: {billingAddress: {city: {value: "chic" filterOperator: CONTAINS}}}) { paymentAmount normalizedStatus } }',
			),
		).toEqual({
			data: { searchRecurringPayment: [{ paymentAmount: 20, normalizedStatus: 'PENDING' }] },
		});
	});

	it.each([
		['an unknown field', '{ searchOrder { colour } }', undefined],
		['a document that does not parse', '{ searchOrder {', undefined],
		['a missing required member', upsertOrders, { orders: [{ legacyConnectionId: 1 }] }],
		['an unknown state', upsertOrders, { orders: [{ ...order, normalizedStatus: 'LOST' }] }],
	])('answers %s with 200 and errors', async (_name, query, variables) => {
		expect(await ask(world(), query, variables)).toMatchObject({
			errors: expect.arrayContaining([expect.objectContaining({ message: expect.any(String) })]),
		});
	});

	it('writes nothing when one order names an unknown connection', async () => {
		const made = world();
		const orders = [order, { ...order, storeOrderId: 'o2', legacyConnectionId: 9 }];
		expect(await ask(made, upsertOrders, { orders })).toMatchObject({
			errors: [
				{
					message: 'Validation errors',
					extensions: { 'order[1]-storeOrderId-o2': expect.any(String) },
				},
			],
		});
		expect(made.account.collection('graphqlOrders').size).toBe(0);
	});

	it('stops at 15,000 tokens', async () => {
		const query = `{ searchOrder { ${'id '.repeat(15_001)} } }`;
		expect(await ask(world(), query)).toMatchObject({
			errors: [{ message: expect.stringContaining('More than 15000') }],
		});
	});
});
