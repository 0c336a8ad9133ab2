import { isExpression, term } from './expression';
import { isObject, type Value } from './workflowFile';

/** A node cannot be migrated; the message is the reason, as shown in the report. */
export class CannotMigrate extends Error {}

/** How a value of n8n's node is converted for ours. */
export type Conversion =
	'plain' | 'id' | 'units' | 'contactFields' | 'accountFields' | 'products' | 'sort';

/** Each throws `CannotMigrate` for a value that it cannot convert. */
export const converters: Record<Conversion, (value: Value) => Value> = {
	plain: (value) => value,
	id: locator,
	units,
	contactFields: (value) => mapper(value, 'field', 'value'),
	accountFields: (value) => mapper(value, 'customFieldId', 'fieldValue'),
	products,
	sort,
};

/** A resource locator in the mode By ID. */
function locator(value: Value): Value {
	return { __rl: true, mode: 'id', value: typeof value === 'number' ? String(value) : value };
}

/** Cents to units of the currency. */
function units(value: Value): Value {
	if (isExpression(value)) {
		const cents = term(value);
		// An empty value must stay empty: divided by 100 it would be 0.
		return `={{ ${cents} && ${cents} / 100 }}`;
	}
	return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
		? Number(value) / 100
		: value;
}

/** Rows of field and value to the value of a resource mapper. */
function mapper(value: Value, fieldMember: string, valueMember: string): Value {
	const rows = isObject(value) ? value.property : undefined;
	if (!Array.isArray(rows)) {
		throw new CannotMigrate('a single expression gives all of its custom fields');
	}
	const values: Record<string, Value> = {};
	for (const row of rows) {
		const { [fieldMember]: field = '', [valueMember]: given = '' } = isObject(row) ? row : {};
		const id = String(field);
		if (isExpression(id)) throw new CannotMigrate(`an expression selects a custom field: ${id}`);
		if (id === '') throw new CannotMigrate('a row of custom fields has no field selected');
		if (id in values) throw new CannotMigrate(`custom field ${id} is set twice`);
		values[id] = given;
	}
	return {
		mappingMode: 'defineBelow',
		value: values,
		matchingColumns: [],
		// The editor loads the fields from the account when the node is opened.
		schema: [],
		attemptToConvertTypes: false,
		convertFieldsToString: false,
	};
}

const productMembers = new Set([
	'category',
	'description',
	'externalid',
	'imageUrl',
	'name',
	'price',
	'productUrl',
	'quantity',
	'sku',
]);

function products(value: Value): Value {
	if (isExpression(value)) {
		throw new CannotMigrate('a single expression gives all of its products');
	}
	const rows = (Array.isArray(value) ? value : [value]).filter(isObject);
	const unknown = rows.flatMap(Object.keys).find((name) => !productMembers.has(name));
	if (unknown !== undefined)
		throw new CannotMigrate(`products have no field for ${unknown} in this package`);
	const product = rows
		.filter((row) => Object.keys(row).length > 0)
		.map((row) => ('price' in row ? { ...row, price: units(row.price) } : row));
	return product.length > 0 ? { orderProduct: product } : {};
}

/** `orders[email]` to a sort by email address; ascending is ActiveCampaign's default. */
function sort(value: Value): Value {
	const by = /^orders\[(\w+)\]$/.exec(String(value))?.[1];
	if (by === undefined)
		throw new CannotMigrate(`sorting by ${JSON.stringify(value)} is not supported`);
	return { by, direction: 'ASC' };
}
