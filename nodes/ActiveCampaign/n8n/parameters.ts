import type { IExecuteFunctions } from 'n8n-workflow';
import type { Field, Resource } from '../core/descriptor';
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
	const read = (name: string, index: number, fallback?: Field['default']): unknown => {
		if (constants.has(name)) return constants.get(name);
		const value: unknown = context.getNodeParameter(name, index, fallback);
		if (!holdsExpression(parameters[name])) constants.set(name, value);
		return value;
	};
	const items = context.getInputData();
	return items.map(({ json }, index) =>
		readItem(resources, (name, fallback) => read(name, index, fallback), json),
	);
}

function readItem(
	resources: readonly Resource[],
	read: (name: string, fallback?: Field['default']) => unknown,
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
			values[field.name] = withItem(read(field.name, field.default), json);
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

/** n8n marks an expression by a leading equals sign. */
function holdsExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	if (Array.isArray(raw)) return raw.some(holdsExpression);
	return isRow(raw) && Object.values(raw).some(holdsExpression);
}
