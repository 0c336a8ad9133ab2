import { randomUUID } from 'node:crypto';

import { GraphQLError } from 'graphql';
import type { Account } from '../../types';
import { isEmail } from '../contacts';
import { defer } from './asyncOrders';
import { type Buyer, saveCustomer } from './customers';
import { type Filter, search } from './search';
import { findRow, keyOf, type Kind, removeProduct, rowsOf, upsert } from './store';

/** An input object that passed the schema. */
type Input = Buyer & Record<string, unknown>;

/** Answers of the e-commerce endpoint; amounts are currency units. */
export function resolvers(account: Account) {
	const upsertOrders = (orders: Input[]) => {
		validate(account, 'order', orders);
		return orders.map((order) => {
			const customerid = saveCustomer(account, order);
			defer(account, 'copy', 'order', { ...order, customerid });
			return upsert(account, 'order', order);
		});
	};
	const saveLater = (kind: Kind, inputs: Input[]) => {
		validate(account, kind, inputs);
		for (const input of inputs) {
			const customerid = saveCustomer(account, input);
			defer(account, 'write', kind, input);
			if (kind === 'order') defer(account, 'copy', kind, { ...input, customerid });
		}
		return { recordId: randomUUID() };
	};
	return {
		getOrder: (key: { legacyConnectionId: number; storeOrderId: string }) =>
			findRow(account, 'order', key.legacyConnectionId, key.storeOrderId),
		searchOrder: ({ filter }: { filter?: Filter }) => search(rowsOf(account, 'order'), filter),
		productById: ({ id }: { id: string }) =>
			rowsOf(account, 'product').find((row) => row.id === id),
		searchProduct: ({ filter }: { filter?: Filter }) => search(rowsOf(account, 'product'), filter),
		searchRecurringPayment: ({ filter }: { filter?: Filter }) =>
			search(rowsOf(account, 'recurringPayment'), filter),
		upsertOrder: ({ order }: { order: Input }) => upsertOrders([order])[0],
		bulkUpsertOrders: ({ orders = [] }: { orders?: Input[] }) => upsertOrders(orders),
		bulkUpsertOrdersAsync: ({ orders = [] }: { orders?: Input[] }) => saveLater('order', orders),
		bulkUpsertProducts: ({ products = [] }: { products?: Input[] }) => {
			validate(account, 'product', products);
			// Documented: entries with one key are reduced to one, without an error.
			const byKey = new Map(
				products.map((product) => [
					`${product.legacyConnectionId} ${product.storePrimaryId}`,
					product,
				]),
			);
			return [...byKey.values()].map((product) => upsert(account, 'product', product));
		},
		deleteProduct: ({ id }: { id: string }) => removeProduct(account, id),
		bulkUpsertRecurringPayments: ({ recurringPayments = [] }: { recurringPayments?: Input[] }) =>
			saveLater('recurringPayment', recurringPayments),
		syncLegacyConnection: ({ woocommerce = '' }: { woocommerce?: string }) => ({
			id: account.collection('connections').findBy('externalid', woocommerce)[0]?.id ?? null,
		}),
	};
}

/** Refuses all when one names an unknown connection or no e-mail address, one extension for each fault. */
function validate(account: Account, kind: Kind, inputs: Input[]): void {
	const faults = inputs.flatMap((input, index): Array<[string, string]> => {
		const place = `${kind}[${index}]-${keyOf(kind)}-${String(input[keyOf(kind)])}`;
		if (!account.collection('connections').get(String(input.legacyConnectionId))) {
			return [[place, `legacyConnectionId ${input.legacyConnectionId} does not exist`]];
		}
		const wrongEmail = input.email !== undefined && input.email !== null && !isEmail(input.email);
		return wrongEmail ? [[place, 'email is not valid']] : [];
	});
	if (faults.length > 0) {
		throw new GraphQLError('Validation errors', { extensions: Object.fromEntries(faults) });
	}
}
