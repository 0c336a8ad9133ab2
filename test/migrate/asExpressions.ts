import type { Parameters } from '../../migrate/workflowFile';

/** Parameters that cannot be expressions, as they decide the operation or the field. */
const keptParameters = new Set([
	'resource',
	'operation',
	'returnAll',
	'updateIfExists',
	'orderBy',
	'field',
	'customFieldId',
]);

/** The parameters with an expression for every value, and the item that holds the values. */
export function asExpressions(parameters: Parameters): { parameters: Parameters; item: object } {
	const item: Record<string, unknown> = {};
	const rewritten = rewrite(parameters, [], item);
	return { parameters: rewritten as Parameters, item };
}

function rewrite(value: unknown, path: string[], item: Record<string, unknown>): unknown {
	if (keptParameters.has(path.at(-1) ?? '')) return value;
	if (Array.isArray(value))
		return value.map((one, index) => rewrite(one, [...path, `${index}`], item));
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [name, rewrite(inner, [...path, name], item)]),
		);
	}
	const name = path.join('_').replace(/\W/g, '_');
	item[name] = value;
	return `={{ $json.${name} }}`;
}
