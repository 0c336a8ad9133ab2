import { asApiRequest } from '../apiRequest';
import { isExpression, term } from '../expression';
import { withoutBlanks } from '../withoutBlanks';
import { cents, type Choice, id, members, type Move, paged, type Target, wholeRows } from '../move';
import type { Parameters } from '../workflowFile';

const orderId = { orderId: id('order') };
const products: Target = { to: 'values', conversion: 'products' };

const details = {
	shippingAmount: cents('shippingAmount'),
	taxAmount: cents('taxAmount'),
	discountAmount: cents('discountAmount'),
	orderUrl: 'orderUrl',
	externalUpdatedDate: 'updatedAt',
	shippingMethod: 'shippingMethod',
	orderNumber: 'orderNumber',
};

const order: NonNullable<Move['parameters']> = {
	source: 'source',
	email: 'email',
	totalPrice: cents('value'),
	currency: 'currency',
	connectionid: id('connection'),
	customerid: id('additionalFields.customer'),
	externalCreatedDate: 'timestamp',
	orderProducts: products,
	...members('additionalFields', details),
};

export const orderMoves: Move[] = [
	{
		from: 'ecommerceOrder.create',
		to: 'ecommerceOrder.create',
		parameters: { ...order, externalid: 'externalId' },
		defaults: { currency: 'eur', source: 0 },
		optional: ['externalid', 'externalcheckoutid', 'abandonedDate', 'orderProducts', 'customerid'],
		set: wholeRows,
		wrapped: 'ecomOrder',
		choose: orderOrCart,
	},
	{ from: 'ecommerceOrder.delete', to: 'ecommerceOrder.delete', parameters: orderId },
	{
		from: 'ecommerceOrder.get',
		to: 'ecommerceOrder.get',
		parameters: orderId,
		set: wholeRows,
		wrapped: 'ecomOrder',
	},
	{
		from: 'ecommerceOrder.getAll',
		to: 'ecommerceOrder.getAll',
		...paged,
		set: wholeRows,
		wrapped: 'ecomOrders',
	},
	{
		from: 'ecommerceOrder.update',
		to: 'ecommerceOrder.update',
		parameters: {
			...orderId,
			...members('updateFields', {
				externalid: 'externalId',
				externalcheckoutid: 'checkoutId',
				email: 'email',
				totalPrice: cents('value'),
				currency: 'currency',
				abandonedDate: 'abandonedAt',
				orderProducts: products,
				...details,
			}),
		},
		set: wholeRows,
		wrapped: 'ecomOrder',
		choose: updatedOrder,
	},
];

/** Our node has one operation for orders (order ID) and one for carts (checkout ID and time of abandonment). */
function orderOrCart(all: Parameters): Choice {
	const given = withoutBlanks(all, ['externalid', 'externalcheckoutid', 'abandonedDate']);
	const { externalcheckoutid, abandonedDate } = given;
	if (externalcheckoutid === undefined && abandonedDate === undefined) return { given };
	if ('externalid' in given || externalcheckoutid === undefined || abandonedDate === undefined) {
		return asApiRequest(
			{
				method: 'POST',
				path: ['/ecomOrders'],
				body: { ecomOrder: orderBody(given) },
				member: 'ecomOrder',
			},
			'The original request was kept, because it has both an order ID and a checkout ID, or only part of what a cart needs. Create takes the order ID; Create Abandoned Cart takes the checkout ID and the time the cart was abandoned.',
		);
	}
	return {
		given,
		to: 'ecommerceOrder.createCart',
		parameters: {
			...order,
			externalcheckoutid: 'externalId',
			abandonedDate: 'abandonedAt',
		},
	};
}

/** Members that n8n's node sends in an update, but that the API reference does not list for it. */
const undocumented = ['source', 'connectionid', 'customerid'];

function updatedOrder({ updateFields, ...given }: Parameters): Choice {
	const { externalupdatedDate, ...fields } = (updateFields ?? {}) as Parameters;
	const notes =
		externalupdatedDate === undefined
			? []
			: [
					'Creation Date was removed: n8n’s node sends it under a misspelt name, which ActiveCampaign ignores.',
				];
	if (!undocumented.some((name) => name in fields)) {
		return { given: { ...given, updateFields: fields }, notes };
	}
	const choice = asApiRequest(
		{
			method: 'PUT',
			path: ['/ecomOrders/', given.orderId],
			body: { ecomOrder: orderBody(fields) },
			member: 'ecomOrder',
		},
		'The original request was kept, because it changes the source, connection or customer of an order, which the API reference does not list for updates.',
	);
	return { ...choice, notes: [...(choice.notes ?? []), ...notes] };
}

/** The body that n8n's node sends for an order; amounts in cents. */
function orderBody({ additionalFields, orderProducts, ...members }: Parameters): Parameters {
	const { currency, ...others } = members;
	return {
		...others,
		...(currency === undefined ? {} : { currency: upperCase(currency) }),
		...(Array.isArray(orderProducts) && orderProducts.length > 0 ? { orderProducts } : {}),
		...(additionalFields as Parameters | undefined),
	};
}

/** ActiveCampaign takes currency codes in capitals; in an update n8n's node does not convert them. */
function upperCase(currency: unknown): string {
	return isExpression(currency)
		? `={{ String(${term(currency)}).toUpperCase() }}`
		: String(currency).toUpperCase();
}
