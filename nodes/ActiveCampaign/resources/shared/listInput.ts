import type { Field, FieldGroup, Reading } from '../../core/descriptor';
import { choice, json, required } from '../../core/form/fields';
import { rowMembers } from '../../core/run/request';
import { type Around, readValues } from '../../core/run/readValues';
import { isRow, parseJson, type Row } from '../../core/values';

/** Fields for a list of objects: as rows in the form, or as JSON with the API's members. */
export function asRowsOrJson(rowsField: Field, placeholder: string): Field[] {
	const items = json(
		'items',
		'Items',
		'An array of objects, with the members of the API reference',
		{ placeholder, reads: (value, about) => readMembers(groupOf(rowsField), value, about) },
	);
	return eitherOf(required(rowsField), required(items), rowsField.name);
}

/** As `asRowsOrJson`, but the JSON has the members of a row, with amounts in units of the currency. */
export function asRowsOrJsonRows(rowsField: Field, sendAs: string, placeholder: string): Field[] {
	const group = groupOf(rowsField);
	const names = group.values.map(({ name }) => name).join(', ');
	const items = json('items', 'Items', `An array of objects with any of ${names}`, {
		placeholder,
		reads: (value, about) => readRows(group, value, about),
		convert: (value) => rowMembers(group, value),
	});
	return eitherOf(rowsField, items, sendAs);
}

function eitherOf(rowsField: Field, items: Field, sendAs: string): Field[] {
	return [
		choice(
			'listAs',
			'Give As',
			'How the list is given',
			[
				['rows', 'Rows', 'Filled in one by one'],
				['json', 'JSON', 'An array, for example from an expression'],
			],
			{ sendAs: false },
		),
		{ ...rowsField, name: 'values', sendAs, showWhen: { listAs: ['rows'] } },
		{ ...items, showWhen: { listAs: ['json'] }, sendAs },
	];
}

function groupOf({ options }: Field): FieldGroup {
	const [group] = options as FieldGroup[];
	if (group === undefined) throw new Error('Rows need a group of fields');
	return group;
}

/** Rows of JSON with the members of the form, read like those of the form. */
function readRows({ values }: FieldGroup, given: unknown, about: Reading): unknown {
	return eachRow(given, about, (row, around) => readValues(values, row, around));
}

/** Rows of JSON with the API's members: those are read whose fields in the form are. */
function readMembers({ values }: FieldGroup, given: unknown, about: Reading): unknown {
	const fields = values.flatMap((field): Field[] => {
		const { name, sendAs = name, reads } = field;
		return reads && typeof sendAs === 'string' ? [{ ...field, name: sendAs }] : [];
	});
	return eachRow(given, about, (row, around) => ({ ...row, ...readValues(fields, row, around) }));
}

type ReadRow = (row: Row, around: Around) => Row;

/** One row, or each of several; a message says which one cannot be read. */
function eachRow(given: unknown, about: Reading, read: ReadRow): unknown {
	const { label, ...around } = about;
	const rows = parseJson(given, label);
	const readOne = (row: unknown, place: string) =>
		isRow(row) ? read(row, { ...around, place }) : row;
	return Array.isArray(rows)
		? rows.map((row: unknown, at) => readOne(row, ` (row ${at + 1} of ${label})`))
		: readOne(rows, '');
}
