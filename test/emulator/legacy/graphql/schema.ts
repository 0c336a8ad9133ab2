import { buildSchema } from 'graphql';
import {
	addressFields,
	customerDataFields,
	discountFields,
	enums,
	type Fields,
	lineItemFields,
	orderFields,
	productFields,
	recurringPaymentFields,
} from './fields';

const objects: Record<string, Fields> = {
	Address: addressFields,
	LineItem: lineItemFields,
	Discount: discountFields,
	Order: orderFields,
	Product: productFields,
	RecurringPayment: recurringPaymentFields,
};

const searchable = ['Order', 'Product', 'RecurringPayment'];

/** Members that exist in the input only: they go to the contact and the customer. */
const inputOnly: Record<string, Fields> = {
	Order: { customerData: 'CustomerData' },
	RecurringPayment: { customerData: 'CustomerData', suppressAutomations: 'Boolean' },
};

/** The e-commerce schema as far as the provider's pages show it. */
export const schema = buildSchema(
	[
		'scalar BigDecimal',
		'scalar JSON',
		'enum FilterOperator { EQ LT LTE GT GTE CONTAINS IN }',
		'enum SortDirection { ASC DESC }',
		'input PaginationInput { offset: Int limit: Int }',
		...Object.entries(enums).map(([name, values]) => `enum ${name} { ${values.join(' ')} }`),
		...Object.entries({
			String: 'String',
			Int: 'Int',
			Number: 'BigDecimal',
			Boolean: 'Boolean',
			...Object.fromEntries(Object.keys(enums).map((name) => [name, name])),
		}).map(([name, type]) => fieldFilter(name, type)),
		...Object.entries(objects).flatMap(([name, fields]) => [
			block(
				'type',
				name,
				searchable.includes(name)
					? { id: 'String!', connectionId: 'String', ...optional(fields) }
					: optional(fields),
			),
			block('input', `${name}Input`, { ...asInput(fields), ...asInput(inputOnly[name] ?? {}) }),
		]),
		block('input', 'CustomerDataInput', customerDataFields),
		block('input', 'AddressFilter', filters(addressFields)),
		...searchable.map((name) =>
			block('input', `${name}Filter`, {
				pagination: 'PaginationInput',
				id: 'StringFieldFilter',
				...filters(objects[name] ?? {}),
			}),
		),
		'type BulkAsync { recordId: String }',
		'type LegacyConnection { id: String }',
		`type Query {
			getOrder(legacyConnectionId: Int!, storeOrderId: String!): Order
			searchOrder(filter: OrderFilter): [Order]
			productById(id: String!): Product
			searchProduct(filter: ProductFilter): [Product]
			searchRecurringPayment(filter: RecurringPaymentFilter): [RecurringPayment]
		}`,
		`type Mutation {
			upsertOrder(order: OrderInput!): Order
			bulkUpsertOrders(orders: [OrderInput]): [Order]
			bulkUpsertOrdersAsync(orders: [OrderInput]): BulkAsync
			bulkUpsertProducts(products: [ProductInput]): [Product]
			deleteProduct(id: String!): Boolean
			bulkUpsertRecurringPayments(recurringPayments: [RecurringPaymentInput]): BulkAsync
			syncLegacyConnection(woocommerce: String): LegacyConnection
		}`,
	].join('\n'),
);

function block(kind: 'type' | 'input', name: string, fields: Fields): string {
	const members = Object.entries(fields).map(([member, type]) => `${member}: ${type}`);
	return `${kind} ${name} { ${members.join(' ')} }`;
}

function fieldFilter(name: string, type: string): string {
	return `input ${name}FieldFilter { value: ${type} filterOperator: FilterOperator sort: SortDirection }`;
}

function optional(fields: Fields): Fields {
	return mapTypes(fields, (type) => type.replace('!', ''));
}

function asInput(fields: Fields): Fields {
	const isObject = (name: string) => name in objects || name === 'CustomerData';
	return mapTypes(fields, (type) =>
		type.replace(/\w+/, (name) => (isObject(name) ? `${name}Input` : name)),
	);
}

/** Filters of the members that can be searched: single values, lists of text and addresses. */
function filters(fields: Fields): Fields {
	const kinds = Object.entries(fields).map(([member, type]): [string, string | undefined] => [
		member,
		filterOf(type.replace(/[![\]]/g, '')),
	]);
	return Object.fromEntries(
		kinds.filter((pair): pair is [string, string] => pair[1] !== undefined),
	);
}

function filterOf(type: string): string | undefined {
	if (type === 'Address') return 'AddressFilter';
	if (type === 'BigDecimal') return 'NumberFieldFilter';
	return ['String', 'Int', 'Boolean', ...Object.keys(enums)].includes(type)
		? `${type}FieldFilter`
		: undefined;
}

function mapTypes(fields: Fields, change: (type: string) => string): Fields {
	return Object.fromEntries(Object.entries(fields).map(([member, type]) => [member, change(type)]));
}
