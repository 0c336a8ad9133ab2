import type { INodeParameters } from 'n8n-workflow';
import { openPollBench, type PollBench } from './pollBench';

let bench: PollBench;
beforeEach(async () => {
	bench = await openPollBench();
});
afterEach(async () => await bench.close());

const minute = 60_000;
const iso = (time: number) => new Date(time).toISOString();

/** The orders of all items of so many rounds, a minute apart. */
const drain = async (rounds: number, parameters: INodeParameters) =>
	(await bench.polls(rounds, parameters)).map(({ order }) => (order as { id: string }).id);

describe('Order Created', () => {
	const event = 'orderCreated';
	const orders = () => bench.emulator.account.collection('ecomOrders');
	const ids = async (rounds = 1) => await drain(rounds, { event });
	const addCart = (age: number, values: Record<string, string> = { state: '2' }) => {
		const time = iso(bench.now() - age * minute);
		const cart = {
			externalid: '',
			externalcheckoutid: `cart-${age}`,
			createdDate: time,
			abandonedDate: time,
		};
		return String(orders().insert({ ...cart, updatedDate: time, ...values }).id);
	};
	const place = (id: string, values: Record<string, string> = { state: '1' }) =>
		orders().update(id, { externalid: `order-${id}`, updatedDate: iso(bench.now()), ...values });

	it('comes once for an order that was a cart before, whenever the cart was abandoned', async () => {
		const [old, newer] = [addCart(3 * 24 * 60), addCart(30)];
		expect(await ids()).toEqual([]);
		place(old, { state: '3' });
		expect(await bench.poll({ event })).toMatchObject([
			{ eventId: `orderCreated:${old}`, date: iso(bench.now()), order: { id: old } },
		]);
		const later = addCart(0);
		expect(await ids(3)).toEqual([]);
		bench.restart();
		place(newer);
		place(later);
		expect((await ids(3)).sort()).toEqual([newer, later].sort());
		for (const id of [old, newer, later]) place(id, { totalPrice: '500' });
		expect(await ids(3)).toEqual([]);
	});

	it('comes when a cart that was never abandoned is placed, and not before', async () => {
		await bench.poll({ event });
		const cart = addCart(0, { state: '0', abandonedDate: '' });
		expect(await ids(3)).toEqual([]);
		place(cart);
		expect(await ids(3)).toEqual([cart]);
	});

	it('comes again for a cart whose round n8n threw away', async () => {
		const cart = addCart(3 * 24 * 60);
		expect(await ids()).toEqual([]);
		place(cart);
		expect(await bench.discard({ event })).toHaveLength(1);
		expect(await ids(3)).toEqual([cart]);
	});

	it('comes for each of many carts, as far as a round emits them', async () => {
		const carts = Array.from({ length: 300 }, () => addCart(3 * 24 * 60));
		expect(await ids()).toEqual([]);
		for (const cart of carts) place(cart);
		const parameters = { event, options: { mostItems: 120 } };
		const all = await drain(5, parameters);
		expect([...all].sort()).toEqual([...carts].sort());
	});
});
