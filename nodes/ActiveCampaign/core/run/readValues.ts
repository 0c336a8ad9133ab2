import { addressOf, cleanAddress } from '../address';
import type { Field, FieldGroup, Reading, Thing } from '../descriptor';
import { isEmpty, isRow, type Row } from '../values';
import { isLocator } from '../words';
import { isShown } from './request';

/** What a whole form, or a row of it, has in common. */
export interface Around extends Omit<Reading, 'label'> {
	/** Where its fields are, behind their labels in messages. */
	place?: string;
}

/**
 * The values with addresses, dates and amounts read, at any depth: by `reads` of their fields, and of
 * selectors the address of what they name. Empty and hidden fields stay as they are. Reading a value
 * again gives the same. Throws `Failure` naming the field.
 */
export function readValues(fields: Field[], values: Row, around: Around): Row {
	const about = isEmpty(values.currency) ? around : { ...around, currency: values.currency };
	const result: Row = { ...values };
	for (const field of fields) {
		const value = values[field.name];
		if (!(field.name in values) || isEmpty(value) || !isShown(field, values)) continue;
		result[field.name] = readValue(field, value, about);
	}
	return result;
}

function readValue(field: Field, value: unknown, about: Around): unknown {
	const { type, lookup, reads } = field;
	const { place = '', ...reading } = about;
	const label = `${field.displayName}${place}`;
	if (reads) return reads(value, { ...reading, label });
	if (lookup?.namedByAddress) return readSelector(lookup, value, label);
	if (type === 'collection' && isRow(value))
		return readValues(field.options as Field[], value, about);
	if (type === 'fixedCollection' && isRow(value)) {
		const groups = (field.options as FieldGroup[]).filter(({ name }) => name in value);
		const read = groups.map(({ name, values }) => [name, readRows(values, value[name], about)]);
		return { ...value, ...Object.fromEntries(read) };
	}
	return value;
}

/** Rows, or the only one, with their values read. */
function readRows(fields: Field[], rows: unknown, about: Around): unknown {
	const readRow = (row: unknown) => (isRow(row) ? readValues(fields, row, about) : row);
	return Array.isArray(rows) ? rows.map(readRow) : readRow(rows);
}

/** A selector's value, or the bare one of an expression. */
function readSelector(thing: Thing, value: unknown, label: string): unknown {
	if (isLocator(value)) {
		const isAddress = value.mode === 'email';
		return { ...value, value: readName(value.value, isAddress, label) };
	}
	return readName(value, thing.exact !== undefined, label);
}

/** Names without an @ may be IDs; those with one may have words after the address. */
function readName(value: unknown, isAddress: boolean, label: string): unknown {
	if (typeof value !== 'string' || !value.includes('@')) return value;
	return isAddress ? addressOf(value, label) : cleanAddress(value);
}
