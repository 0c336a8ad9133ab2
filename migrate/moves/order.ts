import { asApiRequest } from '../apiRequest';
import { isExpression, term } from '../expression';
import { filledIn } from '../filledIn';
import { cents, type Choice, id, members, type Move, paged, type Target, wholeRows } from '../move';
import type { Parameters } from '../workflowFile';

const orderId = { orderId: id('order') };
const products: Target = { to: 'values', form: 'products' };

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

/** Ours stores an order by its ID in the shop, and a cart by its checkout ID and the time it was left. */
function orderOrCart(all: Parameters): Choice {
	const given = filledIn(all, ['externalid', 'externalcheckoutid', 'abandonedDate']);
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
			'It has an order ID and a checkout ID, or only half of what makes a cart: the request stays as it was. Create takes the order ID, Create Abandoned Cart the checkout ID and the time the cart was left.',
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

/** Members that n8n's node sends in an update although the API reference does not have them there. */
const undocumented = ['source', 'connectionid', 'customerid'];

function updatedOrder({ updateFields, ...given }: Parameters): Choice {
	const { externalupdatedDate, ...fields } = (updateFields ?? {}) as Parameters;
	const notes =
		externalupdatedDate === undefined
			? []
			: [
					'Creation Date is left out: n8n’s node sends it under a name that ActiveCampaign does not know.',
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
		'It changes the source, connection or customer of an order, which the API reference does not offer: the request stays as it was.',
	);
	return { ...choice, notes: [...(choice.notes ?? []), ...notes] };
}

/** The members that n8n's node sends for an order, amounts in cents. */
function orderBody({ additionalFields, orderProducts, ...members }: Parameters): Parameters {
	const { currency, ...others } = members;
	return {
		...others,
		...(currency === undefined ? {} : { currency: upperCase(currency) }),
		...(Array.isArray(orderProducts) && orderProducts.length > 0 ? { orderProducts } : {}),
		...(additionalFields as Parameters | undefined),
	};
}

/** The code of a currency as ActiveCampaign wants it; in an update n8n's node leaves that to the user. */
function upperCase(currency: unknown): string {
	return isExpression(currency)
		? `={{ String(${term(currency)}).toUpperCase() }}`
		: String(currency).toUpperCase();
}
