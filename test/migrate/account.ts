import type { Seed } from '../emulator/seed';
import type { Row } from '../emulator/types';

/** Seeds the rows that the sample parameters refer to by ID. */
export function seedAccount(seed: Seed): void {
	const [first, second] = seed.contacts(2) as [Row, Row];
	const [tag] = seed.tags(2) as [Row];
	seed.lists(1);
	seed.automations(1);
	seed.segments(1);
	seed.fields(1);
	seed.rows('accountCustomFieldMeta', 1, () => ({
		fieldLabel: 'Industry',
		fieldType: 'text',
		personalization: 'INDUSTRY',
	}));
	const [, other] = seed.accounts(2) as [Row, Row];
	seed.rows('accountContacts', 1, () => ({ account: other.id, contact: second.id }));
	seed.tag(second, tag);
	const [deal] = seed.deals(1) as [Row];
	seed.notes(deal, 'Deal', ['First call']);
	seed.rows('connections', 1, () => ({
		service: 'my-shop',
		externalid: 'toystore',
		name: 'Toystore',
		isInternal: '0',
		status: '1',
		syncStatus: '0',
	}));
	seed.rows('ecomCustomers', 1, () => ({
		connectionid: '1',
		connection: '1',
		externalid: 'c1',
		email: first.email,
	}));
	seed.rows('ecomOrders', 1, () => ({
		connectionid: '1',
		customerid: '1',
		externalid: 'o1',
		email: first.email,
		totalPrice: '100',
		currency: 'USD',
		source: '0',
	}));
	seed.rows('ecomOrderProducts', 1, () => ({
		orderid: '1',
		externalid: 'p1',
		name: 'Pogo stick',
		price: '100',
		quantity: '1',
	}));
}
