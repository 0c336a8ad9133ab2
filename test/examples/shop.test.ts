import { exampleShop } from '../support/exampleRows';
import { type ExampleStage, openStage, output } from './stage';

let stage: ExampleStage;
beforeEach(async () => {
	stage = await openStage();
	stage.emulator.account.collection('connections').insert(exampleShop);
	stage.emulator.seed.lists(['Customers']);
	stage.emulator.seed.pipeline('Shop');
});
afterEach(async () => await stage.close());

const products = [{ externalid: 'P1', name: 'Pogo stick', price: 22.8, quantity: 2 }];
const person = { email: 'ann@example.com', customerId: '56', total: 45.6, currency: 'USD' };

describe('abandoned-cart', () => {
	const cart = {
		...person,
		cart: 'c-17',
		url: 'https://shop.example.com/cart/c-17',
		startedAt: '2026-05-01T09:30:00Z',
		leftAt: '2026-05-01T10:30:00Z',
		products,
	};

	it('makes the customer once and a cart each time', async () => {
		const first = await stage.run('abandoned-cart', { 'Cart Was Left': [{ body: cart }] });
		expect(first.error).toBeUndefined();
		const again = { ...cart, cart: 'c-18' };
		const second = await stage.run('abandoned-cart', { 'Cart Was Left': [{ body: again }] });
		expect(second.error).toBeUndefined();
		expect(output(second, 'Create Abandoned Cart')).toHaveLength(1);
		const inShop = stage.rows('ecomCustomers').filter(({ connectionid }) => connectionid === '1');
		expect(inShop).toMatchObject([{ email: 'ann@example.com', externalid: '56' }]);
		expect(stage.rows('ecomOrders')).toMatchObject([
			{ externalcheckoutid: 'c-17', totalPrice: 4560, currency: 'USD' },
			{ externalcheckoutid: 'c-18' },
		]);
	});
});

describe('order-to-everything', () => {
	it('turns one webhook into a contact on a list, an order and a won deal', async () => {
		const order = {
			...person,
			order: '1001',
			firstName: 'Ann',
			orderedAt: '2026-05-01T09:30:00Z',
			products,
		};
		const run = await stage.run('order-to-everything', { 'Order Was Paid': [{ body: order }] });
		expect(run.error).toBeUndefined();
		expect(stage.rows('contacts')).toMatchObject([{ email: 'ann@example.com', firstName: 'Ann' }]);
		expect(stage.rows('contactLists')).toMatchObject([{ status: '1' }]);
		expect(stage.rows('contactTags')).toHaveLength(1);
		expect(stage.rows('ecomOrders')).toMatchObject([{ externalid: '1001', totalPrice: 4560 }]);
		expect(stage.rows('deals')).toMatchObject([
			{ title: 'Order 1001', contact: '1', currency: 'usd' },
		]);
		expect(stage.rows('deals').map(({ value, status }) => [String(value), String(status)])).toEqual(
			[['4560', '1']],
		);
	});
});
