import type { Field, FieldGroup, FieldSource, Thing } from '../descriptor';
import { isEmpty, isRow, type Row, splitList } from '../values';
import { isShown } from './request';

export type Identify = (thing: Thing, value: unknown, label: string) => Promise<string>;
/** `resolved` has the fields before the resource mapper, already resolved. */
export type MapFields = (source: FieldSource, value: unknown, resolved: Row) => Promise<Row[]>;

/** The values with names and email addresses resolved to IDs, and custom fields encoded. */
export async function resolveValues(
	fields: Field[],
	values: Row,
	identify: Identify,
	map: MapFields,
): Promise<Row> {
	const result: Row = { ...values };
	for (const field of fields) {
		const value = values[field.name];
		if (!(field.name in values) || !isShown(field, values)) continue;
		if (field.type === 'collection' && isRow(value)) {
			result[field.name] = await resolveValues(field.options as Field[], value, identify, map);
		} else if (field.type === 'fixedCollection' && isRow(value)) {
			result[field.name] = await resolveRows(field, value, identify, map);
		} else if (field.fieldSource !== undefined) {
			result[field.name] = await map(field.fieldSource, value, result);
		} else if (field.lookup !== undefined) {
			result[field.name] = await resolveValue(field, field.lookup, value, identify);
		}
	}
	return result;
}

async function resolveRows(
	field: Field,
	value: Row,
	identify: Identify,
	map: MapFields,
): Promise<Row> {
	const result: Row = { ...value };
	for (const { name, values } of field.options as FieldGroup[]) {
		const given = value[name];
		const rows = (Array.isArray(given) ? given : [given]).filter(isRow);
		result[name] = await Promise.all(
			rows.map(async (row) => await resolveValues(values, row, identify, map)),
		);
	}
	return result;
}

async function resolveValue(
	field: Field,
	thing: Thing,
	value: unknown,
	identify: Identify,
): Promise<unknown> {
	if (field.type === 'multiOptions') return await idsOf(field, thing, value, identify);
	const isBlank = isEmpty(isRow(value) && 'mode' in value ? value.value : value);
	return isBlank && !field.required ? undefined : await identify(thing, value, field.displayName);
}

/** Entries picked from the list are IDs; an expression may also give names. */
async function idsOf(
	field: Field,
	thing: Thing,
	value: unknown,
	identify: Identify,
): Promise<string[]> {
	const ids: string[] = [];
	for (const entry of splitList(value, field.displayName)) {
		const mode = /^\d+$/.test(entry) ? 'id' : 'name';
		ids.push(await identify(thing, { mode, value: entry }, field.displayName));
	}
	return ids;
}
