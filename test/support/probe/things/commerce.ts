import type { Answer } from '../client';
import type { Lab } from '../lab';
import { Inconclusive } from '../outcome';

interface Shop {
	connection: string;
	customer: string;
	email: string;
}

/** A shop with one customer. */
const shop = (lab: Lab): Promise<Shop> =>
	lab.once('shop', async () => {
		const { name: email } = await lab.contact('shop');
		const connection = await lab.named('connection', 'shop', (name) => {
			const url = 'https://example.com/';
			const values = { service: name, externalid: name, name, logoUrl: url, linkUrl: url };
			return lab.call('POST', '/connections', { body: { connection: values } });
		});
		const customer = await lab.workshop.make({ kind: 'customer', name: email }, () => {
			const externalid = lab.workshop.name('customer');
			const values = { connectionid: connection.id, externalid, email, acceptsMarketing: '0' };
			return lab.call('POST', '/ecomCustomers', { body: { ecomCustomer: values } });
		});
		return { connection: connection.id, customer: customer.id, email };
	});

/** A past order: source 0 starts no automation. */
export async function newOrder(
	lab: Lab,
	suffix: string,
): Promise<{ answer: Answer; id: string | undefined }> {
	const { connection, customer, email } = await shop(lab);
	const externalid = lab.workshop.name(suffix);
	const ecomOrder = {
		externalid,
		source: 0,
		email,
		orderProducts: [{ externalid, name: externalid, price: 100, quantity: 1 }],
		totalPrice: 100,
		currency: 'USD',
		connectionid: connection,
		customerid: customer,
		externalCreatedDate: '2020-01-01T10:00:00-05:00',
	};
	const { answer, entry } = await lab.workshop.attempt({ kind: 'order', name: externalid }, () =>
		lab.call('POST', '/ecomOrders', { body: { ecomOrder } }),
	);
	return { answer, id: entry.id };
}

/** Id of an order, made once. */
export const order = (lab: Lab): Promise<string> =>
	lab.once('order', async () => {
		const { answer, id } = await newOrder(lab, 'order-read');
		if (id === undefined) throw new Inconclusive(`${answer.asked} answered ${answer.status}`);
		return id;
	});
