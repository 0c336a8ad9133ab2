/** Members of the e-commerce objects and their GraphQL types, from the provider's pages on orders, products and recurring payments. */
export type Fields = Record<string, string>;

const strings = (names: string): Fields =>
	Object.fromEntries(names.split(' ').map((name) => [name, 'String']));

const listsOfStrings = (names: string): Fields =>
	Object.fromEntries(names.split(' ').map((name) => [name, '[String]']));

export const addressFields: Fields = strings(
	'firstName lastName address1 address2 address3 city province country postal phone company email',
);

export const lineItemFields: Fields = {
	...strings(
		'storeLineItemId productStorePrimaryId storeBaseProductId productUrl category name sku imageUrl lineItemType fulfillmentStatus brand',
	),
	legacyConnectionId: 'Int',
	normalizedOrderStatus: 'OrderStatus',
	quantity: 'Int',
	priceAmount: 'BigDecimal',
	isOnSale: 'Boolean',
	averageRating: 'BigDecimal',
	tags: '[String]',
};

export const discountFields: Fields = {
	name: 'String',
	type: 'DiscountType',
	discountAmount: 'BigDecimal',
};

export const customerDataFields: Fields = {
	...strings('firstName lastName phone company smsConsentUpdatedDate'),
	acceptsMarketing: 'Boolean',
	smsMarketingState: 'SmsMarketingState',
	smsOptInLevel: 'SmsOptInLevel',
};

/** `discountAmount` is in the table of the page and `discountsAmount` in its example. */
export const orderFields: Fields = {
	storeOrderId: 'String!',
	legacyConnectionId: 'Int!',
	storeCreatedDate: 'String!',
	finalAmount: 'BigDecimal!',
	...strings(
		'orderNumber cartId storeExternalOrderId email storeCustomerId storeModifiedDate storeStatus locationId shippingMethod orderUrl customerLocale salesChannel currency paymentMethod',
	),
	lineItems: '[LineItem]',
	creationSource: 'CreationSource',
	shippingAddress: 'Address',
	billingAddress: 'Address',
	normalizedStatus: 'OrderStatus',
	notes: '[String]',
	discounts: '[Discount]',
	isTestOrder: 'Boolean',
	createdByRecurringPayment: 'Boolean',
	acceptsMarketing: 'Boolean',
	shippingAmount: 'BigDecimal',
	discountAmount: 'BigDecimal',
	discountsAmount: 'BigDecimal',
};

export const productFields: Fields = {
	legacyConnectionId: 'Int!',
	storePrimaryId: 'String!',
	...strings(
		'storeBaseProductId baseProductName baseProductDescription baseProductStoreCreatedDate baseProductStoreModifiedDate baseProductUrl baseProductUrlSlug variantSku variantName variantDescription variantPriceCurrency variantStoreCreatedDate variantStoreModifiedDate variantUrl variantUrlSlug type status upc brand',
	),
	...listsOfStrings('tags categories'),
	baseProductImages: '[JSON]',
	variantImages: '[JSON]',
	baseProductDimensions: 'JSON',
	variantDimensions: 'JSON',
	baseProductWeight: 'BigDecimal',
	variantWeight: 'BigDecimal',
	variantPriceAmount: 'BigDecimal',
	averageRatings: 'BigDecimal',
	dimensionsUnit: 'DimensionsUnit',
	stockStatus: 'StockStatus',
	isDeleted: 'Boolean',
	isVirtual: 'Boolean',
	isDownloadable: 'Boolean',
	isVisible: 'Boolean',
	isOnSale: 'Boolean',
	isBackordersAllowed: 'Boolean',
	numberOfSales: 'Int',
	ratingCount: 'Int',
};

export const recurringPaymentFields: Fields = {
	legacyConnectionId: 'Int!',
	storeRecurringPaymentId: 'String!',
	...strings(
		'name email storeStatus storeCustomerId lastPaymentDate startDate renewalDate nextPaymentDate anchorDate cancelledDate paymentMethodExpiration storeCreatedDate storeModifiedDate originOrderId currency storeExternalId',
	),
	...listsOfStrings(
		'notes lineItemCategories lineItemNames lineItemSkus lineItemBrands lineItemTags lineItemStorePrimaryIds',
	),
	normalizedStatus: 'RecurringPaymentStatus',
	billingInterval: 'RecurringPaymentBillingInterval',
	lastPaymentStatus: 'RecurringPaymentPaymentStatus',
	billingIntervalCount: 'Int',
	totalCycles: 'Int',
	paymentAmount: 'BigDecimal',
	discountAmount: 'BigDecimal',
	taxAmount: 'BigDecimal',
	shippingAmount: 'BigDecimal',
	isTrial: 'Boolean',
	cancelAtPeriodEnd: 'Boolean',
	billingAddress: 'Address',
	shippingAddress: 'Address',
};

export const enums: Record<string, string[]> = {
	OrderStatus: [
		'PENDING',
		'COMPLETED',
		'ABANDONED',
		'RECOVERED',
		'WAITING',
		'CANCELLED',
		'REFUNDED',
		'FAILED',
		'RETURNED',
		'PENDING_PAYMENT',
	],
	CreationSource: ['HISTORICAL', 'REAL_TIME'],
	DiscountType: ['ORDER', 'SHIPPING'],
	SmsMarketingState: ['NOT_SUBSCRIBED', 'PENDING', 'REDACTED', 'SUBSCRIBED', 'UNSUBSCRIBED'],
	SmsOptInLevel: ['CONFIRMED_OPT_IN', 'SINGLE_OPT_IN', 'UNKNOWN'],
	DimensionsUnit: ['METRIC', 'IMPERIAL'],
	StockStatus: ['IN_STOCK', 'OUT_OF_STOCK', 'BACKORDER'],
	RecurringPaymentStatus: ['ACTIVE', 'CANCELLED', 'EXPIRED', 'PAYMENT_FAILED', 'PAUSED', 'PENDING'],
	RecurringPaymentBillingInterval: ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'],
	RecurringPaymentPaymentStatus: [
		'COMPLETED',
		'DECLINED',
		'PARTIALLY_REFUNDED',
		'PENDING',
		'REFUNDED',
	],
};
