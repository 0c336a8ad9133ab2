import type { Operation, Resource } from '../../core/descriptor';
import {
	additionalFields,
	choice,
	clearWhenEmpty,
	dateTime,
	email,
	filters,
	options,
	required,
	sort,
	subject,
	updateFields,
} from '../../core/form/fields';
import { readDayOrMoment } from '../../core/form/readers';
import { asNumber } from '../../core/values';
import { asRowsOrJsonRows } from '../shared/listInput';
import { connections, ecommerceCustomers, ecommerceOrders } from '../shared/things';
import {
	abandonedAt,
	address,
	checkoutId,
	currency,
	details,
	externalId,
	orderedAt,
	orderProducts,
	source,
	states,
	totalPrice,
} from './ecommerceOrder.fields';
import { createWithCustomer } from './ecommerceOrder.steps';

const simple = [
	'id',
	'externalid',
	'externalcheckoutid',
	'orderNumber',
	'email',
	'state',
	'totalPrice',
	'currency',
	'orderDate',
	'customerid',
];

const customer = ecommerceCustomers.locator({
	required: false,
	sendAs: 'customerid',
	convert: asNumber,
	description:
		'The customer who ordered. Left out, the customer of the connection with this e-mail address.',
});

/** Orders and carts are created by one route; they differ in their ID and date. */
const createOperation = (
	own: Pick<Operation, 'name' | 'action' | 'description' | 'fields'>,
): Operation => ({
	...own,
	docs: 'create-order',
	route: 'POST /ecomOrders',
	recovery: ecommerceOrders.recovery,
	wrap: 'ecomOrder',
	fields: [
		connections.locator({ sendAs: 'connectionid', convert: asNumber }),
		subject(required(address)),
		...(own.fields ?? []),
		required(orderedAt),
		required(totalPrice),
		required(currency),
		required(source),
		...asRowsOrJsonRows(
			orderProducts(required),
			'orderProducts',
			'e.g. [{"externalid": "PROD12345", "name": "Pogo stick", "price": 49, "quantity": 1}]',
		),
		additionalFields(customer, ...details),
	],
	returns: 'ecomOrder',
	simple,
	steps: createWithCustomer,
});

export const ecommerceOrderResource = {
	name: 'E-Commerce Order',
	value: 'ecommerceOrder',
	description: 'Orders and abandoned carts of your shops. Amounts are read in cents.',
	first: 'create',
	operations: {
		create: createOperation({
			name: 'Create',
			action: 'Create an ecommerce order',
			description: 'Store an order of a customer of a shop',
			fields: [required(externalId)],
		}),
		createCart: createOperation({
			name: 'Create Abandoned Cart',
			action: 'Create an abandoned cart',
			description: 'Store a cart that a customer left, so that an automation can win it back',
			fields: [required({ ...checkoutId, name: 'externalId' }), required(abandonedAt)],
		}),
		delete: {
			name: 'Delete',
			action: 'Delete an ecommerce order',
			description: 'Delete an order with its products',
			docs: 'delete-order',
			route: 'DELETE /ecomOrders/{order}',
			fields: [ecommerceOrders.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get an ecommerce order',
			description: 'Read one order, found by its ID in the shop or in ActiveCampaign',
			docs: 'get-order',
			route: 'GET /ecomOrders/{order}',
			fields: [ecommerceOrders.locator()],
			returns: 'ecomOrder',
			simple,
		},
		getActivities: {
			name: 'Get Activities',
			action: 'Get the activities of ecommerce orders',
			description: 'Read what happened to the orders of the account',
			docs: 'https://github.com/singer-io/tap-activecampaign',
			route: 'GET /ecomOrderActivities',
			returns: 'ecomOrderActivities',
			paging: 'byOffset',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many ecommerce orders',
			description: 'Read orders and carts, all or those that fit the filters',
			docs: 'list-all-orders',
			route: 'GET /ecomOrders',
			fields: [
				filters(
					{ ...checkoutId, sendAs: 'filters[externalcheckoutid]' },
					connections.locator({
						sendAs: 'filters[connectionid]',
						convert: asNumber,
						required: false,
						description: 'Orders of this shop',
					}),
					ecommerceCustomers.locator({
						sendAs: 'filters[customerid]',
						required: false,
						description: 'Orders of this customer',
					}),
					email('email', 'Email', 'The e-mail address of the customer', {
						sendAs: 'filters[email]',
					}),
					{ ...externalId, sendAs: 'filters[externalid]' },
					dateTime('orderedAt', 'Ordered At', 'When the order was placed', {
						sendAs: 'filters[external_created_date]',
						reads: readDayOrMoment,
					}),
					choice('state', 'State', 'How far the order has come', states, {
						sendAs: 'filters[state]',
						default: 1,
					}),
				),
				sort(
					['externalcheckoutid', 'Checkout ID'],
					['connectionid', 'Connection'],
					['customerid', 'Customer'],
					['email', 'Email'],
					['externalid', 'External ID'],
					['external_created_date', 'Ordered At'],
					['state', 'State'],
				),
			],
			returns: 'ecomOrders',
			paging: 'byOffset',
			simple,
		},
		getDiscounts: {
			name: 'Get Discounts',
			action: 'Get the discounts of an ecommerce order',
			description: 'Read which discounts an order has',
			docs: 'get-order',
			route: 'GET /ecomOrders/{order}/orderDiscounts',
			fields: [ecommerceOrders.locator()],
			returns: 'ecomOrderDiscounts',
			answers: 'list',
		},
		update: {
			name: 'Update',
			action: 'Update an ecommerce order',
			description: 'Change an order, or turn a cart into an order by its External ID',
			docs: 'update-order',
			route: 'PUT /ecomOrders/{order}',
			wrap: 'ecomOrder',
			fields: [
				ecommerceOrders.locator({ subject: true }),
				updateFields(
					abandonedAt,
					checkoutId,
					currency,
					address,
					externalId,
					orderProducts((field) => field),
					totalPrice,
					...details,
				),
				options(clearWhenEmpty),
			],
			returns: 'ecomOrder',
			simple,
		},
	},
} satisfies Resource;
