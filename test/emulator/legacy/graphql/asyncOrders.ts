import type { Account, Row } from '../../types';
import { enums } from './fields';
import { type Kind, upsert } from './store';

/** An asynchronous write is seen in searches after one second, an order in v3 after two. */
const writtenAfterMs = 1_000;
const copiedAfterMs = 2_000;

/** Leaves values for later: `write` for the GraphQL store, `copy` for v3's ecomOrders. */
export function defer(account: Account, step: 'write' | 'copy', kind: Kind, values: object): void {
	const wait = step === 'write' ? writtenAfterMs : copiedAfterMs;
	const dueAt = account.clock.now() + wait;
	account.collection('graphqlPending').insert({ step, kind, values, dueAt });
}

/** Does the steps whose time has come. */
export function settleOrders(account: Account): void {
	const pending = account.collection('graphqlPending');
	const now = account.clock.now();
	for (const row of pending.filter(({ dueAt }) => Number(dueAt) <= now)) {
		pending.remove(row.id);
		const values = Object.fromEntries(Object.entries(row.values ?? {}));
		if (row.step === 'copy') copyToV3(account, values);
		else upsert(account, row.kind === 'recurringPayment' ? 'recurringPayment' : 'order', values);
	}
}

/** The v3 order keeps amounts in cents. */
function copyToV3(account: Account, order: Record<string, unknown>): void {
	const orders = account.collection('ecomOrders');
	const externalid = String(order.storeOrderId);
	const connectionid = String(order.legacyConnectionId);
	const values = {
		externalid,
		connectionid,
		connection: connectionid,
		externalcheckoutid: order.cartId ?? null,
		customerid: order.customerid ?? null,
		customer: order.customerid ?? null,
		email: order.email ?? '',
		orderNumber: order.orderNumber ?? externalid,
		orderUrl: order.orderUrl ?? '',
		shippingMethod: order.shippingMethod ?? '',
		currency: order.currency ?? 'USD',
		source: order.creationSource === 'HISTORICAL' ? '0' : '1',
		state: String(Math.max(0, enums.OrderStatus?.indexOf(String(order.normalizedStatus)) ?? 0)),
		totalPrice: cents(order.finalAmount),
		shippingAmount: cents(order.shippingAmount),
		discountAmount: cents(order.discountAmount ?? order.discountsAmount),
		totalProducts: Array.isArray(order.lineItems) ? order.lineItems.length : 0,
		externalCreatedDate: order.storeCreatedDate,
		externalUpdatedDate: order.storeModifiedDate ?? null,
	};
	const known: Row | undefined = orders
		.findBy('externalid', externalid)
		.find((row) => String(row.connectionid) === connectionid);
	if (known) orders.update(known.id, values);
	else orders.insert(values);
}

const cents = (units: unknown) => String(Math.round(Number(units ?? 0) * 100));
