import { isExpression } from './expression';
import type { Placed } from './place';
import { isObject, type Value } from './workflowFile';

/**
 * An update with empty values clears those fields in n8n's node. This package's node skips empty
 * values unless Clear When Empty is on, so that option is set where the update needs it.
 */
export function emptyValues(to: string, updateFields: Value): Placed {
	if (!to.endsWith('.update') || !isObject(updateFields)) return { parameters: {}, notes: [] };
	const values = Object.values(updateFields);
	if (values.some(isNothing)) {
		return {
			parameters: { options: { clearWhenEmpty: true } },
			notes: ['It clears fields, so Clear When Empty is on. Check that this is intended.'],
		};
	}
	const note =
		'An expression with an empty result no longer clears the field. If it should, turn on Clear When Empty.';
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
