import type { Field, FieldGroup, FieldSource, Thing } from '../descriptor';
import { isRow, type Row } from '../values';
import { isShown } from './request';
import { isUnset } from './unset';

export type Identify = (thing: Thing, value: unknown, label: string) => Promise<string>;
/** The IDs of several things, given by ID or name. */
export type IdentifyAll = (thing: Thing, value: unknown, label: string) => Promise<string[]>;
/** `resolved` has the fields before the resource mapper, already resolved. */
export type MapFields = (source: FieldSource, value: unknown, resolved: Row) => Promise<Row[]>;

export interface Resolvers {
	identify: Identify;
	identifyAll: IdentifyAll;
	map: MapFields;
}

/** The values with names and email addresses resolved to IDs, and custom fields encoded. */
export async function resolveValues(fields: Field[], values: Row, by: Resolvers): Promise<Row> {
	const result: Row = { ...values };
	for (const field of fields) {
		const value = values[field.name];
		if (!(field.name in values) || !isShown(field, values)) continue;
		if (field.type === 'collection' && isRow(value)) {
			result[field.name] = await resolveValues(field.options as Field[], value, by);
		} else if (field.type === 'fixedCollection' && isRow(value)) {
			result[field.name] = await resolveRows(field, value, by);
		} else if (field.fieldSource !== undefined) {
			result[field.name] = await by.map(field.fieldSource, value, result);
		} else if (field.lookup !== undefined) {
			result[field.name] = await resolveValue(field, field.lookup, value, by);
		}
	}
	return result;
}

async function resolveRows(field: Field, value: Row, by: Resolvers): Promise<Row> {
	const result: Row = { ...value };
	for (const { name, values } of field.options as FieldGroup[]) {
		const given = value[name];
		const rows = (Array.isArray(given) ? given : [given]).filter(isRow);
		result[name] = await Promise.all(rows.map(async (row) => await resolveValues(values, row, by)));
	}
	return result;
}

async function resolveValue(
	field: Field,
	thing: Thing,
	value: unknown,
	{ identify, identifyAll }: Resolvers,
): Promise<unknown> {
	if (field.type === 'multiOptions') return await identifyAll(thing, value, field.displayName);
	return isUnset(field, value) && !field.required
		? undefined
		: await identify(thing, value, field.displayName);
}
