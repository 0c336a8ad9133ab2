import type { Account } from '../../types';
import { addContact, changeContact, findContactByEmail } from '../contacts';

interface CustomerData {
	firstName?: string | null;
	lastName?: string | null;
	phone?: string | null;
	company?: string | null;
}

/** What an order or recurring payment says about its buyer. */
export interface Buyer {
	legacyConnectionId: number;
	email?: string | null;
	storeCustomerId?: string | null;
	acceptsMarketing?: boolean | null;
	customerData?: CustomerData | null;
	shippingAddress?: CustomerData | null;
	billingAddress?: CustomerData | null;
}

/** Contact and customer of a buyer, which exist as soon as the call answers; id of the customer. */
export function saveCustomer(account: Account, buyer: Buyer): string | undefined {
	const email = buyer.email;
	if (!email) return undefined;
	saveContact(account, email, buyer);
	const customers = account.collection('ecomCustomers');
	const values = {
		connectionid: String(buyer.legacyConnectionId),
		connection: String(buyer.legacyConnectionId),
		externalid: buyer.storeCustomerId ?? email,
		email,
		acceptsMarketing: buyer.acceptsMarketing ? '1' : '0',
	};
	const known = customers
		.findBy('email', email)
		.find((row) => String(row.connectionid) === values.connectionid);
	return known ? customers.update(known.id, values)?.id : customers.insert(values).id;
}

function saveContact(account: Account, email: string, buyer: Buyer): void {
	const { customerData, shippingAddress, billingAddress } = buyer;
	const first = (member: 'firstName' | 'lastName' | 'phone') =>
		customerData?.[member] ?? shippingAddress?.[member] ?? billingAddress?.[member];
	const values = Object.fromEntries(
		Object.entries({
			firstName: first('firstName'),
			lastName: first('lastName'),
			phone: first('phone'),
			orgname: customerData?.company,
		}).filter((pair): pair is [string, string] => Boolean(pair[1])),
	);
	const known = findContactByEmail(account, email);
	if (known) {
		changeContact(account, known.id, values);
		return;
	}
	addContact(account, { ...values, email });
}
