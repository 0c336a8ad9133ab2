import { choice, json, required } from '../core/fields';
import type { Field } from '../core/types';

/** A list of many things: row by row for a few, or as JSON for what an earlier node made. */
export function asRowsOrJson(rowsField: Field, placeholder: string): Field[] {
	const sendAs = rowsField.name;
	return [
		choice('listAs', 'Give As', 'How the list is given', [
			['rows', 'Rows', 'Filled in one by one'],
			['json', 'JSON', 'An array, for example from an expression'],
		]),
		{ ...required(rowsField), name: 'values', sendAs, showWhen: { listAs: ['rows'] } },
		{
			...required(
				json('items', 'Items', 'An array of objects, with the members of the API reference', {
					placeholder,
				}),
			),
			showWhen: { listAs: ['json'] },
			sendAs,
		},
	];
}
