import type { Field, FieldGroup } from '../../core/descriptor';
import { choice, json, required } from '../../core/form/fields';
import { rowMembers } from '../../core/run/request';
import { parseJson } from '../../core/values';

/** A list of many things: row by row for a few, or as JSON for what an earlier node made. */
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

/** The same, where the objects have the members of a row, amounts in units of the currency. */
export function asRowsOrRowsInJson(rowsField: Field, sendAs: string, placeholder: string): Field[] {
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
