import { invalid } from './answers';
import type { Account, EmulatorResponse } from './types';

/** Whether a date field gets a value that is not `YYYY-MM-DD`; an empty string clears it. */
export function isWrongDate(account: Account, field: string, value: unknown): boolean {
	const type = account.collection('fields').get(field)?.['type'];
	const text = String(value ?? '');
	return type === 'date' && text !== '' && !/^\d{4}-\d\d-\d\d$/.test(text);
}

/** The response to dates in a wrong format; undefined if the service stores them. */
export function dateRefusal({ assumes }: Account): EmulatorResponse | undefined {
	if (assumes.wrongDate === 'stored') return undefined;
	return assumes.wrongDate === 'error500'
		? { status: 500, body: { message: 'Internal Server Error' } }
		: invalid('field_invalid', 'The value is not a valid date.', 'value');
}
