import type { Field, Operation, Resource } from '../../core/descriptor';
import {
	choice,
	email,
	filters,
	json,
	longText,
	options,
	required,
	text,
} from '../../core/form/fields';
import { asRowsOrJson } from '../shared/listInput';
import { connections } from '../shared/things';
import { orders, products, recurringPayments, statuses } from './ecommerceGraphql.fields';
import { orderMembers, searchOrders, sendQuery, upsert } from './ecommerceGraphql.steps';

const route = 'POST /ecom/graphql';

/** A filter of the search for an equal value. */
const equals = (field: Field): Field => ({
	...field,
	sendAs: (value) => ({ [`filter.${field.name}`]: { value, filterOperator: 'EQ' } }),
});

const upsertOperation = (
	own: Pick<Operation, 'name' | 'action' | 'description' | 'docs' | 'steps' | 'unproven'>,
	list: Field,
	placeholder: string,
): Operation => ({
	...own,
	route,
	fields: [connections.locator({ sendAs: false }), ...asRowsOrJson(list, placeholder)],
	repeatable: true,
	returns: 'data',
});

export const ecommerceGraphqlResource = {
	name: 'E-Commerce GraphQL',
	value: 'ecommerceGraphql',
	description:
		'Orders, products and recurring payments of your shops, many at once. Amounts are in units of the currency.',
	first: 'upsertOrders',
	operations: {
		query: {
			name: 'Query',
			action: 'Send a query of your own about shop data',
			description: 'Ask or change whatever the e-commerce GraphQL knows, browse sessions for one',
			docs: 'about-the-graphql-api',
			route,
			recovery: 'what it was to change is its own affair',
			fields: [
				required(
					longText('query', 'Query', 'The query or mutation', {
						placeholder: 'e.g. { searchProduct(filter: {}) { storePrimaryId baseProductName } }',
					}),
				),
				json('variables', 'Variables', 'The values of the variables in the query', {
					placeholder: 'e.g. {"email":"nathan@example.com"}',
				}),
			],
			returns: 'data',
			steps: sendQuery,
		},
		searchOrders: {
			name: 'Search Orders',
			action: 'Search orders of shops',
			description: 'Read orders, all or those that fit the filters',
			docs: 'searches',
			route,
			fields: [
				filters(
					connections.locator({
						required: false,
						sendAs: false,
						description: 'Orders of this shop',
					}),
					equals(email('email', 'Email', 'The e-mail address of the customer')),
					equals(
						text('storeOrderId', 'Order ID', 'The ID of the order in the shop', {
							placeholder: 'e.g. 3246315233',
						}),
					),
					equals(
						text('orderNumber', 'Order Number', 'The number that the customer sees', {
							placeholder: 'e.g. myorder-123',
						}),
					),
					equals(
						choice('normalizedStatus', 'Status', 'How far the order has come', statuses, {
							default: 'COMPLETED',
						}),
					),
				),
				options(
					longText('members', 'Members', 'What is read of each order', {
						default: orderMembers,
						placeholder: 'e.g. storeOrderId finalAmount lineItems { name }',
						sendAs: false,
					}),
				),
			],
			returns: 'data',
			paging: 'byOffset',
			repeatable: true,
			steps: searchOrders,
		},
		upsertOrders: upsertOperation(
			{
				name: 'Create or Update Orders',
				action: 'Create or update orders in bulk',
				description:
					'Store many orders by their IDs in the shop. They appear in ActiveCampaign a little later.',
				docs: 'orders-1',
				steps: upsert(
					'bulkUpsertOrders',
					'orders',
					'OrderInput',
					'id storeOrderId email normalizedStatus finalAmount currency',
				),
			},
			orders,
			'e.g. [{"storeOrderId":"1","email":"nathan@example.com","storeCreatedDate":"2026-05-01T09:30:00Z","finalAmount":45.6,"currency":"USD"}]',
		),
		upsertProducts: upsertOperation(
			{
				name: 'Create or Update Products',
				action: 'Create or update products in bulk',
				description: 'Store many products of a catalogue by their IDs in the shop',
				docs: 'about-the-graphql-api',
				steps: upsert(
					'bulkUpsertProducts',
					'products',
					'ProductInput',
					'id storePrimaryId baseProductName',
				),
			},
			products,
			'e.g. [{"storePrimaryId":"P1","baseProductName":"Pogo stick","variantPriceAmount":49.5}]',
		),
		upsertRecurringPayments: upsertOperation(
			{
				name: 'Create or Update Recurring Payments',
				action: 'Create or update recurring payments in bulk',
				description: 'Store many subscriptions by their IDs in the shop, a little later',
				docs: 'about-the-graphql-api',
				steps: upsert(
					'bulkUpsertRecurringPayments',
					'recurringPayments',
					'RecurringPaymentInput',
					'recordId',
				),
				unproven:
					'The reference does not show it, public clients do; the answer names a record only',
			},
			recurringPayments,
			'e.g. [{"storeRecurringPaymentId":"sub-1","email":"nathan@example.com","paymentAmount":49,"currency":"USD"}]',
		),
	},
} satisfies Resource;
