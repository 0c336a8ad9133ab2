import type { Field } from '../../core/descriptor';
import {
	amount,
	type Choice,
	choice,
	dateTime,
	email,
	longText,
	number,
	required,
	rows,
	text,
} from '../../core/form/fields';

/** Statuses of an order, by ActiveCampaign's numbers. */
export const states: readonly Choice[] = [
	[2, 'Abandoned'],
	[1, 'Completed'],
	[0, 'Pending'],
	[3, 'Recovered'],
	[4, 'Waiting'],
];

export const externalId = text('externalId', 'External ID', 'The ID of the order in the shop', {
	sendAs: 'externalid',
	placeholder: 'e.g. 3246315233',
});

export const checkoutId = text('checkoutId', 'Checkout ID', 'The ID of the cart in the shop', {
	sendAs: 'externalcheckoutid',
	placeholder: 'e.g. cart-123',
});

export const address = email('email', 'Email', 'The e-mail address of the customer who ordered');

export const source = choice(
	'source',
	'Source',
	'Whether it happens now or long ago',
	[
		[1, 'Real-Time', 'Starts automations and counts in the reports of the shop'],
		[0, 'Historical', 'Is stored only: for orders of the past'],
	],
	{ default: 1 },
);

export const totalPrice = amount(
	'value',
	'Total Price',
	'What the customer pays in all, in units of the currency, tax and shipping among it',
	{ sendAs: 'totalPrice' },
);

export const currency = text('currency', 'Currency', 'The currency as three letters', {
	placeholder: 'e.g. USD',
	convert: (code) => String(code).trim().toUpperCase(),
});

export const orderedAt = dateTime('timestamp', 'Ordered At', 'When the order was placed', {
	sendAs: 'externalCreatedDate',
});

export const abandonedAt = dateTime('abandonedAt', 'Abandoned At', 'When the cart was left', {
	sendAs: 'abandonedDate',
});

/** The products of an order; `needed` marks the members that a new order requires. */
export const orderProducts = (needed: (field: Field) => Field): Field =>
	rows(
		'values',
		'Products',
		'Add Product',
		{
			name: 'orderProduct',
			displayName: 'Product',
			values: [
				text('category', 'Category', 'The category of the product', { placeholder: 'e.g. Toys' }),
				longText('description', 'Description', 'What the product is', {
					placeholder: 'e.g. Lights up in the dark',
				}),
				text('imageUrl', 'Image URL', 'Address of a picture of the product', {
					placeholder: 'e.g. https://example.com/product.jpg',
				}),
				needed(
					amount('price', 'Price', 'Price of one, in units of the currency', {
						placeholder: 'e.g. 49.00',
					}),
				),
				needed(
					text('externalid', 'Product External ID', 'The ID of the product in the shop', {
						placeholder: 'e.g. PROD12345',
					}),
				),
				needed(
					text('name', 'Product Name', 'What the product is called', {
						placeholder: 'e.g. Pogo stick',
					}),
				),
				text('productUrl', 'Product URL', 'Address of the product in the shop', {
					placeholder: 'e.g. https://example.com/product',
				}),
				needed(
					number('quantity', 'Quantity', 'How many were ordered', {
						default: 1,
						typeOptions: { minValue: 0 },
					}),
				),
				text('sku', 'SKU', 'The article number', { placeholder: 'e.g. POGO-12' }),
			],
		},
		{ sendAs: 'orderProducts' },
	);

const orderDiscounts = rows('orderDiscounts', 'Discounts', 'Add Discount', {
	name: 'discount',
	displayName: 'Discount',
	values: [
		required(
			text('name', 'Discount Name', 'The code or the name of the discount', {
				placeholder: 'e.g. 1OFF',
			}),
		),
		choice('type', 'Type', 'What is reduced', [
			['order', 'Order'],
			['shipping', 'Shipping'],
		]),
		amount('discountAmount', 'Amount', 'How much is taken off, in units of the currency', {
			placeholder: 'e.g. 1.00',
		}),
	],
});

/** Optional fields of an order or a cart. */
export const details: Field[] = [
	amount('discountAmount', 'Discount Amount', 'All discounts, in units of the currency'),
	orderDiscounts,
	text('orderNumber', 'Order Number', 'The number that the customer sees', {
		placeholder: 'e.g. myorder-123',
	}),
	text('orderUrl', 'Order URL', 'Address of the order or the cart in the shop', {
		placeholder: 'e.g. https://example.com/orders/3246315233',
	}),
	amount('shippingAmount', 'Shipping Amount', 'What shipping costs, in units of the currency'),
	text('shippingMethod', 'Shipping Method', 'How the order is sent', {
		placeholder: 'e.g. UPS Ground',
	}),
	amount('taxAmount', 'Tax Amount', 'The taxes, in units of the currency'),
	dateTime('updatedAt', 'Updated At', 'When the order last changed in the shop', {
		sendAs: 'externalUpdatedDate',
	}),
];
