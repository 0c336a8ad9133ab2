import { randomUUID } from 'node:crypto';
import type { Account, Row } from '../../types';

export type Kind = 'order' | 'product' | 'recurringPayment';

/** Where each kind lives and which member identifies it within a connection. */
const kinds = {
	order: { collection: 'graphqlOrders', key: 'storeOrderId' },
	product: { collection: 'graphqlProducts', key: 'storePrimaryId' },
	recurringPayment: { collection: 'graphqlRecurringPayments', key: 'storeRecurringPaymentId' },
} as const;

export const keyOf = (kind: Kind): string => kinds[kind].key;

export function rowsOf(account: Account, kind: Kind): Row[] {
	return account.collection(kinds[kind].collection).all();
}

export function findRow(
	account: Account,
	kind: Kind,
	connectionId: unknown,
	key: unknown,
): Row | undefined {
	const { collection, key: member } = kinds[kind];
	return account
		.collection(collection)
		.findBy(member, key)
		.find((row) => String(row.legacyConnectionId) === String(connectionId));
}

/** Adds or patches by connection and key: what is not sent stays, null clears. */
export function upsert(account: Account, kind: Kind, values: Record<string, unknown>): Row {
	const { collection, key } = kinds[kind];
	const stored = Object.fromEntries(
		Object.entries(values).filter(([name]) => name !== 'customerData'),
	);
	const known = findRow(account, kind, values.legacyConnectionId, values[key]);
	return (
		(known && account.collection(collection).update(known.id, stored)) ??
		account.collection(collection).insert({
			...stored,
			connectionId: String(values.legacyConnectionId),
			id: randomUUID(),
		})
	);
}

export function removeProduct(account: Account, id: string): boolean {
	return account.collection(kinds.product.collection).remove(id);
}
