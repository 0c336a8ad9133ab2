import type { Account } from '../../types';
import { addContact, changeContact, findContactByEmail, isEmail } from '../contacts';
import { joinAccount } from '../customerAccounts';
import { findField, setFieldValue } from '../fieldValues';
import { setListStatus, subscriptionOf } from '../subscriptions';
import { tagContact } from '../tags';
import type { ImportedContact } from './validation';

/**
 * Id of the contact added or changed, or undefined for an address that the service fails on later.
 * Blank values clear nothing, tags are only added, unsubscribed contacts stay unsubscribed, no webhook fires.
 */
export function importContact(account: Account, row: ImportedContact): string | undefined {
	const refused = row.email.includes("'") && account.assumes.importApostrophes === 'failed';
	if (refused || !isEmail(row.email)) return undefined;
	const values = Object.fromEntries(
		Object.entries({
			firstName: row.first_name,
			lastName: row.last_name,
			phone: row.phone,
		}).filter((pair): pair is [string, string] => Boolean(pair[1])),
	);
	const known = findContactByEmail(account, row.email);
	const contact = known
		? (changeContact(account, known.id, values) ?? known)
		: addContact(account, { ...values, email: row.email }, true);

	for (const { id, value } of row.fields ?? []) {
		const field = findField(account, String(id));
		if (field && value !== '') setFieldValue(account, contact.id, field.id, String(value));
	}
	for (const tag of row.tags ?? []) {
		if (tag.trim() !== '') tagContact(account, contact, tag, true);
	}
	joinAccount(account, contact.id, row.customer_acct_name ?? '');

	const options = {
		silent: true,
		sourceid: '10',
		excludeAutomations: [true, 'true', 1, '1'].some((value) => value === row.exclude_automations),
	};
	for (const listId of existing(account, row.subscribe)) {
		const status = String(subscriptionOf(account, contact.id, listId)?.status ?? '');
		if (!kept[account.assumes.importKeepsInactive].includes(status))
			setListStatus(account, contact, listId, '1', options);
	}
	for (const listId of existing(account, row.unsubscribe)) {
		setListStatus(account, contact, listId, '2', options);
	}
	return contact.id;
}

/** Statuses on a list that an import leaves as they are. */
const kept = { unsubscribed: ['2'], allInactive: ['0', '2', '3'] };

function existing(account: Account, changes: ImportedContact['subscribe'] = []): string[] {
	return changes
		.map(({ listid }) => String(listid))
		.filter((id) => account.collection('lists').get(id) !== undefined);
}
