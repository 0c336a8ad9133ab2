import type { Resource } from '../../core/descriptor';
import {
	additionalFields,
	clearWhenEmpty,
	email,
	filters,
	options,
	required,
	subject,
	text,
	toggle,
	updateFields,
} from '../../core/form/fields';
import { connections, ecommerceCustomers } from '../shared/things';

const address = email('email', 'Email', 'The e-mail address of the customer');
const externalId = text('externalId', 'External ID', 'The ID of the customer in the shop', {
	sendAs: 'externalid',
	placeholder: 'e.g. 56789',
});
const acceptsMarketing = toggle(
	'acceptsMarketing',
	'Accepts Marketing',
	'Whether the customer has agreed to get marketing messages',
	{ convert: (on) => (on === true ? '1' : '0') },
);
const shop = connections.locator({ sendAs: 'connectionid' });

const simple = [
	'id',
	'email',
	'connectionid',
	'externalid',
	'acceptsMarketing',
	'totalOrders',
	'totalRevenue',
	'totalProducts',
	'avgRevenuePerOrder',
	'avgProductCategory',
];

export const ecommerceCustomerResource = {
	name: 'E-Commerce Customer',
	value: 'ecommerceCustomer',
	description: 'Who buys in your shops. Create the customer before its orders.',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create an ecommerce customer',
			description:
				'Add a customer of a shop. ActiveCampaign also keeps one without connection that sums up all shops.',
			docs: 'create-customer',
			route: 'POST /ecomCustomers',
			recovery: ecommerceCustomers.recovery,
			wrap: 'ecomCustomer',
			fields: [
				shop,
				required(externalId),
				subject(required(address)),
				additionalFields(acceptsMarketing),
			],
			returns: 'ecomCustomer',
			simple,
		},
		delete: {
			name: 'Delete',
			action: 'Delete an ecommerce customer',
			description: 'Delete a customer of a shop; the contact stays',
			docs: 'delete-customer',
			route: 'DELETE /ecomCustomers/{customer}',
			fields: [ecommerceCustomers.locator({ subject: true })],
		},
		get: {
			name: 'Get',
			action: 'Get an ecommerce customer',
			description: 'Read one customer with what was bought so far',
			docs: 'get-customer',
			route: 'GET /ecomCustomers/{customer}',
			fields: [ecommerceCustomers.locator()],
			returns: 'ecomCustomer',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many ecommerce customers',
			description:
				'Read customers, or find one by its ID in the shop. Those with connection 0 sum up all shops.',
			docs: 'list-all-customers',
			route: 'GET /ecomCustomers',
			fields: [
				filters(
					connections.locator({
						sendAs: 'filters[connectionid]',
						required: false,
						description: 'Customers of this shop',
					}),
					{ ...address, sendAs: 'filters[email]' },
					{ ...externalId, sendAs: 'filters[externalid]' },
				),
			],
			returns: 'ecomCustomers',
			paging: 'byOffset',
			simple,
		},
		getOrders: {
			name: 'Get Orders',
			action: 'Get the orders of an ecommerce customer',
			description: 'Read the orders and abandoned carts of one customer of a shop',
			docs: 'get-customer',
			route: 'GET /ecomCustomers/{customer}/orders',
			fields: [ecommerceCustomers.locator()],
			returns: 'ecomOrders',
			paging: 'byOffset',
		},
		update: {
			name: 'Update',
			action: 'Update an ecommerce customer',
			description: 'Change a customer of a shop',
			docs: 'update-customer',
			route: 'PUT /ecomCustomers/{customer}',
			wrap: 'ecomCustomer',
			fields: [
				ecommerceCustomers.locator({ subject: true }),
				updateFields(acceptsMarketing, { ...shop, required: false }, address, externalId),
				options(clearWhenEmpty),
			],
			returns: 'ecomCustomer',
			simple,
		},
	},
} satisfies Resource;
