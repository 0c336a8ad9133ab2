import { exampleShop } from '../support/exampleRows';
import { type ExampleRunner, openExampleRunner, output } from './exampleRunner';

let runner: ExampleRunner;
beforeEach(async () => {
	runner = await openExampleRunner();
	runner.emulator.account.collection('connections').insert(exampleShop);
	runner.emulator.seed.lists(['Customers']);
	runner.emulator.seed.pipeline('Shop');
});
afterEach(async () => await runner.close());

const products = [{ externalid: 'P1', name: 'Pogo stick', price: 22.8, quantity: 2 }];
const person = { email: 'ann@example.com', customerId: '56', total: 45.6, currency: 'USD' };

describe('Example: abandoned-cart', () => {
	const cart = {
		...person,
		cart: 'c-17',
		url: 'https://shop.example.com/cart/c-17',
		startedAt: '2026-05-01T09:30:00Z',
		leftAt: '2026-05-01T10:30:00Z',
		products,
	};

	it('creates the customer once and a cart for each delivery', async () => {
		const first = await runner.run('abandoned-cart', { 'Cart Was Left': [{ body: cart }] });
		expect(first.error).toBeUndefined();
		const secondCart = { ...cart, cart: 'c-18' };
		const second = await runner.run('abandoned-cart', { 'Cart Was Left': [{ body: secondCart }] });
		expect(second.error).toBeUndefined();
		expect(output(second, 'Create Abandoned Cart')).toHaveLength(1);
		const inShop = runner.rows('ecomCustomers').filter(({ connectionid }) => connectionid === '1');
		expect(inShop).toMatchObject([{ email: 'ann@example.com', externalid: '56' }]);
		expect(runner.rows('ecomOrders')).toMatchObject([
			{ externalcheckoutid: 'c-17', totalPrice: 4560, currency: 'USD' },
			{ externalcheckoutid: 'c-18' },
		]);
	});
});

describe('Example: order-to-everything', () => {
	it('turns one webhook into a contact on a list, an order and a won deal', async () => {
		const order = {
			...person,
			order: '1001',
			firstName: 'Ann',
			orderedAt: '2026-05-01T09:30:00Z',
			products,
		};
		const run = await runner.run('order-to-everything', { 'Order Was Paid': [{ body: order }] });
		expect(run.error).toBeUndefined();
		expect(runner.rows('contacts')).toMatchObject([{ email: 'ann@example.com', firstName: 'Ann' }]);
		expect(runner.rows('contactLists')).toMatchObject([{ status: '1' }]);
		expect(runner.rows('contactTags')).toHaveLength(1);
		expect(runner.rows('ecomOrders')).toMatchObject([{ externalid: '1001', totalPrice: 4560 }]);
		expect(runner.rows('deals')).toMatchObject([
			{ title: 'Order 1001', contact: '1', currency: 'usd' },
		]);
		expect(
			runner.rows('deals').map(({ value, status }) => [String(value), String(status)]),
		).toEqual([['4560', '1']]);
	});
});
