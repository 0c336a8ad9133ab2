import { duplicate, invalid, missing, relatedMissing } from '../answers';
import type { Context, Rules } from '../operation';
import { normalise } from '../shape';
import { showAll } from '../show';
import type { Row } from '../types';

const customerOf = ({ account, values }: Context): Row | undefined =>
	account
		.collection('ecomCustomers')
		.findBy('connectionid', values['connectionid'])
		.find((row) => String(row['email']) === String(values['email']));

const ecomCustomers: Rules = {
	refuse: ({ account, values, missing: members }, row) => {
		if (members.length > 0 && !row) return undefined;
		const { connectionid, externalid } = values;
		if (
			connectionid !== undefined &&
			!account.collection('connections').get(String(connectionid))
		) {
			return relatedMissing('connectionid');
		}
		const taken = account
			.collection('ecomCustomers')
			.findBy('externalid', externalid)
			.some((other) => other['connectionid'] === String(connectionid) && other.id !== row?.id);
		return taken
			? duplicate('The customer already exists in the system.', 'externalid')
			: undefined;
	},
	store: (values) => ({
		...values,
		...(values['connectionid'] ? { connection: values['connectionid'] } : {}),
	}),
	// Each customer brings an aggregate one with connection 0 and external id 0.
	created: (row, { account }) => {
		const customers = account.collection('ecomCustomers');
		const known = customers
			.findBy('email', row['email'])
			.some(({ connectionid }) => connectionid === '0');
		if (known) return;
		customers.insert({ connectionid: '0', connection: '0', externalid: '0', email: row['email'] });
	},
};

const ecomOrders: Rules = {
	drop: ['orderProducts', 'orderDiscounts'],
	rename: {
		external_created_date: 'externalCreatedDate',
	},
	refuse: (context, row) => {
		const { account, values } = context;
		const absent = row ? [] : [...context.missing];
		if (!row && !values['externalid'] && !values['externalcheckoutid']) absent.push('externalid');
		if (absent.length > 0) return missing('POST /ecomOrders', 'ecomOrder', absent);
		const connection = values['connectionid'];
		if (connection !== undefined && !account.collection('connections').get(String(connection))) {
			return relatedMissing('connectionid');
		}
		const price = values['totalPrice'];
		if (price !== undefined && !Number.isInteger(Number(price))) {
			return invalid('field_invalid', 'The totalPrice must be in cents.', 'totalPrice');
		}
		const taken =
			account.assumes.orderDuplicate === 'refused422' &&
			values['externalid'] !== undefined &&
			account
				.collection('ecomOrders')
				.findBy('externalid', values['externalid'])
				.some((other) => other['connectionid'] === String(connection) && other.id !== row?.id);
		return taken ? duplicate('The order already exists in the system.', 'externalid') : undefined;
	},
	defaults: (context) => ({
		customerid: String(context.values['customerid'] ?? customerOf(context)?.id ?? ''),
		state: context.values['externalid'] ? 1 : 0,
	}),
	store: (values) => ({
		...values,
		...(values['currency'] ? { currency: String(values['currency']).toUpperCase() } : {}),
		...(values['connectionid'] ? { connection: values['connectionid'] } : {}),
		...(values['customerid'] ? { customer: values['customerid'] } : {}),
	}),
	created: writeParts,
	updated: writeParts,
	show: (row, account) => ({
		orderProducts: account
			.collection('ecomOrderProducts')
			.findBy('orderid', row.id)
			.map(({ id }) => id),
	}),
	besideWritten: (row, { account }, created) => ({
		...(created
			? {
					connections: showAll(
						account,
						'connections',
						account.collection('connections').findBy('id', row['connectionid']),
					),
				}
			: {}),
		ecomOrderProducts: showAll(
			account,
			'ecomOrderProducts',
			account.collection('ecomOrderProducts').findBy('orderid', row.id),
		),
		ecomOrderDiscounts: showAll(
			account,
			'ecomOrderDiscounts',
			account.collection('ecomOrderDiscounts').findBy('orderid', row.id),
		),
	}),
	removed: (row, { account }) => {
		for (const name of ['ecomOrderProducts', 'ecomOrderDiscounts']) {
			for (const { id } of account.collection(name).findBy('orderid', row.id)) {
				account.collection(name).remove(id);
			}
		}
	},
};

/** Sent products and discounts take the place of the order's former ones. */
function writeParts(row: Row, { account, values }: Context): void {
	for (const [member, name] of [
		['orderProducts', 'ecomOrderProducts'],
		['orderDiscounts', 'ecomOrderDiscounts'],
	] as const) {
		const sent = values[member];
		if (!Array.isArray(sent)) continue;
		const collection = account.collection(name);
		for (const { id } of collection.findBy('orderid', row.id)) collection.remove(id);
		for (const part of sent as Array<Record<string, unknown>>) {
			collection.insert({ ...normalise(name, part), orderid: row.id });
		}
		if (member === 'orderProducts') {
			account.collection('ecomOrders').update(row.id, { totalProducts: sent.length });
		}
	}
}

export const rules: Record<string, Rules> = {
	connections: {
		defaults: () => ({ isInternal: '0', status: '1', syncStatus: '0', lastSync: null }),
	},
	ecomCustomers,
	ecomOrders,
};
