import type { Field } from '../../core/descriptor';
import {
	type Choice,
	choice,
	dateTime,
	email,
	json,
	number,
	required,
	rows,
	several,
	text,
	toggle,
	units,
} from '../../core/form/fields';

export const statuses: readonly Choice[] = [
	['ABANDONED', 'Abandoned'],
	['CANCELLED', 'Cancelled'],
	['COMPLETED', 'Completed'],
	['FAILED', 'Failed'],
	['PENDING', 'Pending'],
	['PENDING_PAYMENT', 'Pending Payment'],
	['RECOVERED', 'Recovered'],
	['REFUNDED', 'Refunded'],
	['RETURNED', 'Returned'],
	['WAITING', 'Waiting'],
];

const currency = text('currency', 'Currency', 'The currency as three letters', {
	placeholder: 'e.g. USD',
	convert: (code) => String(code).trim().toUpperCase(),
});

const url = (name: string, displayName: string, description: string): Field =>
	text(name, displayName, description, { placeholder: 'e.g. https://example.com/products/pogo' });

const address = email('email', 'Email', 'The e-mail address of the customer');

export const orders = rows('orders', 'Orders', 'Add Order', {
	name: 'order',
	displayName: 'Order',
	values: [
		text('cartId', 'Cart ID', 'The ID of the cart in the shop', { placeholder: 'e.g. cart-123' }),
		required(dateTime('storeCreatedDate', 'Created At', 'When the order was placed in the shop')),
		currency,
		text('storeCustomerId', 'Customer ID', 'The ID of the customer in the shop', {
			placeholder: 'e.g. 56789',
		}),
		required(address),
		text('firstName', 'First Name', 'Given name of the customer', {
			sendAs: 'customerData.firstName',
			placeholder: 'e.g. Nathan',
		}),
		text('lastName', 'Last Name', 'Family name of the customer', {
			sendAs: 'customerData.lastName',
			placeholder: 'e.g. Smith',
		}),
		json('lineItems', 'Line Items', 'What was ordered, as an array', {
			placeholder:
				'e.g. [{"name":"Pogo stick","quantity":1,"priceAmount":49.5,"productStorePrimaryId":"P1"}]',
		}),
		required(
			text('storeOrderId', 'Order ID', 'The ID of the order in the shop, by which it is found', {
				placeholder: 'e.g. 3246315233',
			}),
		),
		text('orderNumber', 'Order Number', 'The number that the customer sees', {
			placeholder: 'e.g. myorder-123',
		}),
		url('orderUrl', 'Order URL', 'Address of the order in the shop'),
		units('shippingAmount', 'Shipping Amount', 'What shipping costs'),
		choice('creationSource', 'Source', 'Whether it happens now or long ago', [
			['REAL_TIME', 'Real-Time', 'Starts automations'],
			['HISTORICAL', 'Historical', 'Is stored only'],
		]),
		choice('normalizedStatus', 'Status', 'How far the order has come', statuses, {
			default: 'COMPLETED',
		}),
		required(units('finalAmount', 'Total', 'What the customer pays in all')),
		dateTime('storeModifiedDate', 'Updated At', 'When the order last changed in the shop'),
	],
});

export const products = rows('products', 'Products', 'Add Product', {
	name: 'product',
	displayName: 'Product',
	values: [
		text('brand', 'Brand', 'Who makes it', { placeholder: 'e.g. Jumpers' }),
		several('categories', 'Categories', 'The categories of the product, with commas between', {
			placeholder: 'e.g. Toys, Outdoor',
		}),
		{ ...currency, sendAs: 'variantPriceCurrency' },
		text('baseProductDescription', 'Description', 'What the product is', {
			placeholder: 'e.g. Lights up in the dark',
		}),
		text('baseProductName', 'Name', 'What the product is called', {
			placeholder: 'e.g. Pogo stick',
		}),
		units('variantPriceAmount', 'Price', 'What one costs'),
		required(
			text(
				'storePrimaryId',
				'Product ID',
				'The ID of the product in the shop, by which it is found',
				{
					placeholder: 'e.g. PROD12345',
				},
			),
		),
		url('baseProductUrl', 'Product URL', 'Address of the product in the shop'),
		text('variantSku', 'SKU', 'The article number', { placeholder: 'e.g. POGO-12' }),
		choice('stockStatus', 'Stock Status', 'Whether it can be had', [
			['IN_STOCK', 'In Stock'],
			['OUT_OF_STOCK', 'Out of Stock'],
			['BACKORDER', 'On Backorder'],
		]),
		several('tags', 'Tags', 'The tags of the product, with commas between', {
			placeholder: 'e.g. new, summer',
		}),
		text('storeBaseProductId', 'Variant Of', 'The ID of the product that this is a variant of', {
			placeholder: 'e.g. PROD12300',
		}),
	],
});

export const recurringPayments = rows('recurringPayments', 'Recurring Payments', 'Add Payment', {
	name: 'payment',
	displayName: 'Payment',
	values: [
		units('paymentAmount', 'Amount', 'What is paid each time'),
		choice('billingInterval', 'Billing Interval', 'How often it is paid', [
			['MONTHLY', 'Monthly'],
			['DAILY', 'Daily'],
			['WEEKLY', 'Weekly'],
			['YEARLY', 'Yearly'],
		]),
		toggle('cancelAtPeriodEnd', 'Cancel at Period End', 'Whether it ends with the time paid for'),
		dateTime('cancelledDate', 'Cancelled At', 'When it was cancelled'),
		dateTime('storeCreatedDate', 'Created At', 'When it was made in the shop'),
		currency,
		text('storeCustomerId', 'Customer ID', 'The ID of the customer in the shop', {
			placeholder: 'e.g. 56789',
		}),
		required(address),
		number('billingIntervalCount', 'Intervals', 'How many intervals lie between two payments', {
			default: 1,
			typeOptions: { minValue: 1 },
		}),
		text('name', 'Name', 'What the customer pays for', { placeholder: 'e.g. Membership' }),
		dateTime('nextPaymentDate', 'Next Payment At', 'When it is paid next'),
		text('originOrderId', 'Order ID', 'The order in the shop that it began with', {
			placeholder: 'e.g. 3246315233',
		}),
		required(
			text(
				'storeRecurringPaymentId',
				'Recurring Payment ID',
				'The ID of the recurring payment in the shop, by which it is found',
				{ placeholder: 'e.g. sub-1' },
			),
		),
		dateTime('startDate', 'Started At', 'When it began'),
		choice('normalizedStatus', 'Status', 'How it stands', [
			['ACTIVE', 'Active'],
			['CANCELLED', 'Cancelled'],
			['EXPIRED', 'Expired'],
			['PAUSED', 'Paused'],
			['PAYMENT_FAILED', 'Payment Failed'],
			['PENDING', 'Pending'],
		]),
	],
});
