import { isoDate } from '../dates';
import type { Account, Row } from '../types';

/** The custom field named by id (`12`) or by personalization tag (`%MY_TAG%`, `MY_TAG`). */
export function findField(account: Account, reference: string): Row | undefined {
	const perstag = reference.replace(/%/g, '').toUpperCase();
	return (
		account.collection('fields').get(reference) ??
		account.collection('fields').find((row) => String(row.perstag ?? '').toUpperCase() === perstag)
	);
}

/** Writes a contact's value of a field; `""` clears it. */
export function setFieldValue(
	account: Account,
	contactId: string,
	fieldId: string,
	value: string,
): void {
	const values = account.collection('fieldValues');
	const now = isoDate(account.clock.now());
	const known = values.findBy('contact', contactId).find((row) => String(row.field) === fieldId);
	if (known) values.update(known.id, { value, udate: now });
	else
		values.insert({
			contact: contactId,
			field: fieldId,
			value,
			cdate: now,
			udate: now,
			owner: contactId,
		});
}
