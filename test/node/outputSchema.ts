import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCompoundSchema, type Schema } from 'genson-js';
import { loadOutputSchema } from 'n8n-core';
import { operationValue } from '../../nodes/ActiveCampaign/core/form/properties';
import type { Row } from '../../nodes/ActiveCampaign/core/values';

/** Operations without an output schema, with the reason. */
export const withoutSchema: Record<string, string> = {
	'apiRequest.send': 'the response depends on the path that the user enters',
	'ecommerceGraphql.query': 'the response depends on the query that the user enters',
};

const nodeDir = path.join(__dirname, '..', '..', 'nodes', 'ActiveCampaign');

export const schemaFolder = path.join(nodeDir, '__schema__', 'v1.0.0');

/** The engine of n8n 1.x and early 2.x has no output schemas. */
export const engineHasSchemas = typeof loadOutputSchema === 'function';

/** The output schema that n8n itself finds for an operation. */
export const readSchema = (resource: string, operation: string) =>
	loadOutputSchema({
		nodeDir,
		version: 1,
		resource,
		operation: operationValue(resource, operation),
	});

/** Writes a shape below a folder, at the path where n8n looks for it. */
export function writeSchema(
	folder: string,
	resource: string,
	operation: string,
	schema: Schema,
): void {
	mkdirSync(path.join(folder, resource), { recursive: true });
	writeFileSync(
		path.join(folder, resource, `${operationValue(resource, operation)}.json`),
		`${JSON.stringify(schema, null, '\t')}\n`,
	);
}

/**
 * The JSON schema of items; undefined without an item, and when only the ID is known because the
 * reference shows no row, as a partial schema would look complete.
 */
export function outputSchema(items: Row[]): Schema | undefined {
	if (items.length === 0) return undefined;
	const schema = oneType(createCompoundSchema(items, { noRequired: true }));
	const members = Object.keys(schema.properties ?? {});
	return members.some((member) => member !== 'id') ? schema : undefined;
}

/** The schema with a single type for each member: n8n's editor reads only the first. */
function oneType({ type, anyOf = [], properties, items }: Schema): Schema {
	const types = [type ?? []].flat();
	const known = types.find((one) => (one as string) !== 'null') ?? types[0];
	const inner = anyOf.find((one) => one.properties ?? one.items) ?? anyOf[0];
	if (inner) return oneType(inner);
	const members = Object.entries(properties ?? {}).map(([name, one]) => [name, oneType(one)]);
	return {
		...(known ? { type: known } : {}),
		...(members.length > 0
			? { properties: Object.fromEntries(members) as Schema['properties'] }
			: {}),
		...(items ? { items: oneType(items) } : {}),
	};
}
