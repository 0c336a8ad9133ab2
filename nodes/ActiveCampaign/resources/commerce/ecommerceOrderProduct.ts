import type { Resource } from '../../core/descriptor';
import { required, text } from '../../core/form/fields';
import { ecommerceOrders } from '../shared/things';

const simple = [
	'id',
	'orderid',
	'externalid',
	'name',
	'price',
	'quantity',
	'category',
	'sku',
	'productUrl',
	'imageUrl',
];

export const ecommerceOrderProductResource = {
	name: 'E-Commerce Order Product',
	value: 'ecommerceOrderProduct',
	description: 'What was ordered. Prices are read in cents.',
	first: 'getAllOfOrder',
	operations: {
		get: {
			name: 'Get',
			action: 'Get a product of an order',
			description: 'Read one line of an order',
			docs: 'retrieve-an-ecomorderproduct',
			route: 'GET /ecomOrderProducts/{id}',
			fields: [
				required(text('id', 'Order Product ID', 'The ID of the line', { placeholder: 'e.g. 42' })),
			],
			returns: 'ecomOrderProduct',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get the products of many orders',
			description: 'Read the lines of all orders',
			docs: 'list-ecomorderproducts',
			route: 'GET /ecomOrderProducts',
			returns: 'ecomOrderProducts',
			answers: 'list',
			simple,
		},
		getAllOfOrder: {
			name: 'Get Many of Order',
			action: 'Get the products of an order',
			description: 'Read the lines of one order',
			docs: 'list-products-for-order',
			route: 'GET /ecomOrders/{order}/orderProducts',
			fields: [ecommerceOrders.locator()],
			returns: 'ecomOrderProducts',
			paging: 'byOffset',
			simple,
		},
	},
} satisfies Resource;
