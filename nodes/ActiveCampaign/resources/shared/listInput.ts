import type { Field, FieldGroup } from '../../core/descriptor';
import { choice, json, required } from '../../core/form/fields';
import { rowMembers } from '../../core/run/request';
import { parseJson } from '../../core/values';

/** Fields for a list of objects: as rows in the form, or as JSON with the API's members. */
export function asRowsOrJson(rowsField: Field, placeholder: string): Field[] {
	const items = json(
		'items',
		'Items',
		'An array of objects, with the members of the API reference',
		{
			placeholder,
		},
	);
	return eitherOf(required(rowsField), required(items), rowsField.name);
}

/** As `asRowsOrJson`, but the JSON has the members of a row, with amounts in units of the currency. */
export function asRowsOrJsonRows(rowsField: Field, sendAs: string, placeholder: string): Field[] {
	const [group] = rowsField.options as FieldGroup[];
	const names = group?.values.map(({ name }) => name).join(', ') ?? '';
	const items = json('items', 'Items', `An array of objects with any of ${names}`, {
		placeholder,
		convert: (value) => group && rowMembers(group, parseJson(value, 'Items')),
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
