import { throughApiRequest } from '../apiRequest';
import { id, members, type Move, paged, wholeRows } from '../move';
import { orderMoves } from './order';

const connectionId = { connectionId: id('connection') };
const customerId = { ecommerceCustomerId: id('customer') };

const shop = {
	service: 'service',
	externalid: 'externalId',
	name: 'name',
	logoUrl: 'logoUrl',
	linkUrl: 'url',
};

/** Shop connections, customers, orders and order products. */
export const shopMoves: Move[] = [
	{ from: 'connection.create', to: 'connection.create', parameters: shop, wrapped: 'connection' },
	{ from: 'connection.delete', to: 'connection.delete', parameters: connectionId },
	{
		from: 'connection.get',
		to: 'connection.get',
		parameters: connectionId,
		wrapped: 'connection',
	},
	{ from: 'connection.getAll', to: 'connection.getAll', ...paged, wrapped: 'connections' },
	{
		from: 'connection.update',
		to: 'connection.update',
		parameters: {
			...connectionId,
			...members('updateFields', { ...shop, status: 'status', syncStatus: 'syncStatus' }),
		},
		wrapped: 'connection',
	},
	{
		from: 'ecommerceCustomer.create',
		to: 'ecommerceCustomer.create',
		parameters: {
			connectionid: id('connection'),
			externalid: 'externalId',
			email: 'email',
			...members('additionalFields', { acceptsMarketing: 'acceptsMarketing' }),
		},
		set: wholeRows,
		wrapped: 'ecomCustomer',
	},
	{ from: 'ecommerceCustomer.delete', to: 'ecommerceCustomer.delete', parameters: customerId },
	{
		from: 'ecommerceCustomer.get',
		to: 'ecommerceCustomer.get',
		parameters: customerId,
		set: wholeRows,
		wrapped: 'ecomCustomer',
	},
	{
		from: 'ecommerceCustomer.getAll',
		to: 'ecommerceCustomer.getAll',
		...paged,
		set: wholeRows,
		wrapped: 'ecomCustomers',
	},
	{
		from: 'ecommerceCustomer.update',
		to: 'ecommerceCustomer.update',
		parameters: {
			...customerId,
			...members('updateFields', {
				connectionid: id('connection'),
				externalid: 'externalId',
				email: 'email',
				acceptsMarketing: 'acceptsMarketing',
			}),
		},
		set: wholeRows,
		wrapped: 'ecomCustomer',
	},
	...orderMoves,
	{
		...throughApiRequest(
			'ecommerceOrderProducts.getAll',
			({ returnAll, limit }) => ({
				method: 'GET',
				path: ['/ecomOrderProducts'],
				...(returnAll === false ? { query: { limit } } : { allPages: returnAll }),
				member: 'ecomOrderProducts',
			}),
			'It still sends paging parameters. E-Commerce Order Product: Get Many does not, because the API reference lists none.',
		),
		defaults: paged.defaults,
		wrapped: 'ecomOrderProducts',
	},
	{
		from: 'ecommerceOrderProducts.getByOrderId',
		to: 'ecommerceOrderProduct.getAllOfOrder',
		parameters: { orderId: id('order') },
		set: { ...wholeRows, returnAll: true },
		wrapped: 'ecomOrderProducts',
	},
	{
		from: 'ecommerceOrderProducts.getByProductId',
		to: 'ecommerceOrderProduct.get',
		// Misspelt in n8n's node.
		parameters: { procuctId: 'id' },
		set: wholeRows,
		wrapped: 'ecomOrderProduct',
	},
];
