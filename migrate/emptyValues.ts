import { isExpression } from './expression';
import type { Placed } from './place';
import { isObject, type Value } from './workflowFile';

/**
 * What an update needs to go on clearing the fields that it sets to nothing: ours leaves empty
 * values out, so that they never erase, and has a switch for where erasing is meant.
 */
export function emptyValues(to: string, updateFields: Value): Placed {
	if (!to.endsWith('.update') || !isObject(updateFields)) return { parameters: {}, notes: [] };
	const values = Object.values(updateFields);
	if (values.some(isNothing)) {
		return {
			parameters: { options: { clearWhenEmpty: true } },
			notes: ['It clears fields, so Clear When Empty is on: check that this is meant.'],
		};
	}
	const note =
		'An expression that turns out empty changes nothing now. Turn on Clear When Empty if it is to clear the field.';
	return { parameters: {}, notes: values.some(mayTurnOutEmpty) ? [note] : [] };
}

function isNothing(value: Value): boolean {
	return value === '' || fieldValues(value).includes('');
}

function mayTurnOutEmpty(value: Value): boolean {
	return isExpression(value) || fieldValues(value).some(isExpression);
}

/** The values of a list of custom fields. */
function fieldValues(value: Value): unknown[] {
	const rows = isObject(value) && Array.isArray(value.property) ? value.property : [];
	return rows.filter(isObject).map((row) => row.value ?? row.fieldValue ?? '');
}
