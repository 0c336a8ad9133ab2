import type { IExecuteFunctions } from 'n8n-workflow';
import type { Field, FieldGroup, Resource } from '../core/descriptor';
import { Failure } from '../core/failure';
import { findOperation, formFields, nodeFields } from '../core/form/properties';
import type { ItemInput } from '../core/run/runItems';
import { isRow, type Row } from '../core/values';

/**
 * The operation and values of every input item. A failing expression fails its item alone. A
 * parameter without expression is the same for all items and read once.
 */
export function readItems(context: IExecuteFunctions, resources: readonly Resource[]): ItemInput[] {
	const { parameters } = context.getNode();
	const constants = new Map<string, unknown>();
	const read = (name: string, index: number, field?: Field): unknown => {
		if (constants.has(name)) return constants.get(name);
		const given: unknown = context.getNodeParameter(name, index, field?.default);
		const value = field ? withPicks(field, parameters[name], given) : given;
		if (!holdsExpression(parameters[name])) constants.set(name, value);
		return value;
	};
	const items = context.getInputData();
	return items.map(({ json }, index) =>
		readItem(resources, (name, field) => read(name, index, field), json),
	);
}

function readItem(
	resources: readonly Resource[],
	read: (name: string, field?: Field) => unknown,
	json: Row,
): ItemInput {
	try {
		const resource = String(read('resource'));
		const chosen = String(read('operation'));
		const operation = findOperation(resources, resource, chosen);
		if (operation === undefined) {
			return {
				failure: new Failure(`There is no operation "${chosen}" for "${resource}"`, {
					description: 'Choose Resource and Operation again in the node',
				}),
			};
		}
		const values: Row = {};
		for (const field of [...formFields(operation), ...nodeFields]) {
			values[field.name] = withItem(read(field.name, field), json);
		}
		return { operation, values };
	} catch (error) {
		return {
			failure: new Failure(error instanceof Error ? error.message : String(error), {
				description: 'Check the expressions of this node for this item',
			}),
		};
	}
}

/** A mapper set to “Map Automatically” takes its values from the item. */
function withItem(value: unknown, json: Row): unknown {
	return isRow(value) && value.mappingMode === 'autoMapInputData'
		? { ...value, value: json }
		: value;
}

/**
 * The value with each entry that was picked from a list of the account as a selector's value, so that
 * its digits are an ID. Entries that an expression gives may be names.
 */
export function withPicks(field: Field, raw: unknown, value: unknown): unknown {
	if (field.type === 'multiOptions') {
		const isPicked = field.typeOptions?.loadOptionsMethod !== undefined && Array.isArray(raw);
		return isPicked && Array.isArray(value)
			? value.map((id: unknown) => ({ mode: 'list', value: id }))
			: value;
	}
	if (field.type === 'collection') return withPickedMembers(field.options as Field[], raw, value);
	if (field.type !== 'fixedCollection' || !isRow(raw) || !isRow(value)) return value;
	const rows = (field.options as FieldGroup[]).map(({ name, values }) => {
		const [rawRows, given] = [raw[name], value[name]];
		const several = Array.isArray(given) && Array.isArray(rawRows);
		return several
			? [name, given.map((row, at) => withPickedMembers(values, (rawRows as unknown[])[at], row))]
			: [name, withPickedMembers(values, rawRows, given)];
	});
	return { ...value, ...Object.fromEntries(rows.filter(([name]) => String(name) in value)) };
}

function withPickedMembers(fields: Field[], raw: unknown, value: unknown): unknown {
	if (!isRow(raw) || !isRow(value)) return value;
	const members = fields
		.filter(({ name }) => name in value && name in raw)
		.map((field) => [field.name, withPicks(field, raw[field.name], value[field.name])]);
	return { ...value, ...Object.fromEntries(members) };
}

/** n8n marks an expression by a leading equals sign. */
function holdsExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	if (Array.isArray(raw)) return raw.some(holdsExpression);
	return isRow(raw) && Object.values(raw).some(holdsExpression);
}
