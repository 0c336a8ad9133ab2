import { isExpression, term } from './expression';
import { isObject, type Value } from './workflowFile';

/** A value that no rewriting can express; the node then stays as it was, and this says why. */
export class CannotMove extends Error {}

/** How a value of n8n's node is written in ours. */
export type Form =
	'plain' | 'id' | 'units' | 'contactFields' | 'accountFields' | 'products' | 'sort';

/** The value in our form; throws `CannotMove`. */
export const inForm: Record<Form, (value: Value) => Value> = {
	plain: (value) => value,
	id: locator,
	units,
	contactFields: (value) => mapper(value, 'field', 'value'),
	accountFields: (value) => mapper(value, 'customFieldId', 'fieldValue'),
	products,
	sort,
};

/** A selector set to By ID. */
function locator(value: Value): Value {
	return { __rl: true, mode: 'id', value: typeof value === 'number' ? String(value) : value };
}

/** Cents as units of the currency. */
function units(value: Value): Value {
	if (isExpression(value)) {
		const cents = term(value);
		// What is empty stays empty: divided it would be 0.
		return `={{ ${cents} && ${cents} / 100 }}`;
	}
	return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
		? Number(value) / 100
		: value;
}

/** Rows of field and value as the value of a resource mapper. */
function mapper(value: Value, fieldMember: string, valueMember: string): Value {
	const rows = isObject(value) ? value.property : undefined;
	if (!Array.isArray(rows)) {
		throw new CannotMove('its custom fields are given by an expression as a whole');
	}
	const values: Record<string, Value> = {};
	for (const row of rows) {
		const { [fieldMember]: field = '', [valueMember]: given = '' } = isObject(row) ? row : {};
		const id = String(field);
		if (isExpression(id)) throw new CannotMove(`a custom field is chosen by the expression ${id}`);
		if (id === '') throw new CannotMove('a custom field is not chosen');
		if (id in values) throw new CannotMove(`custom field ${id} is set twice`);
		values[id] = given;
	}
	return {
		mappingMode: 'defineBelow',
		value: values,
		matchingColumns: [],
		// The editor reads the fields from the account when it opens the node.
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
		throw new CannotMove('its products are given by an expression as a whole');
	}
	const rows = (Array.isArray(value) ? value : [value]).filter(isObject);
	const unknown = rows.flatMap(Object.keys).find((name) => !productMembers.has(name));
	if (unknown !== undefined) throw new CannotMove(`ours has nothing for ${unknown} of a product`);
	const product = rows
		.filter((row) => Object.keys(row).length > 0)
		.map((row) => ('price' in row ? { ...row, price: units(row.price) } : row));
	return product.length > 0 ? { orderProduct: product } : {};
}

/** `orders[email]` as the order by e-mail address, ascending as ActiveCampaign does by itself. */
function sort(value: Value): Value {
	const by = /^orders\[(\w+)\]$/.exec(String(value))?.[1];
	if (by === undefined) throw new CannotMove(`it sorts by ${JSON.stringify(value)}`);
	return { by, direction: 'ASC' };
}
