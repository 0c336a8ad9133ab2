import { isoDate } from '../dates';
import type { Account, Row } from '../types';

/** The account a contact belongs to. */
export function accountOf(account: Account, contactId: string): Row | undefined {
	const association = account.collection('accountContacts').findBy('contact', contactId)[0];
	return association && account.collection('accounts').get(String(association.account));
}

/** Puts a contact into the account of this name, made when missing; a contact has one account. */
export function joinAccount(account: Account, contactId: string, name: string): void {
	if (name.trim() === '' || accountOf(account, contactId)?.name === name) return;
	const now = isoDate(account.clock.now());
	const accounts = account.collection('accounts');
	const customer =
		accounts.findBy('name', name.trim())[0] ??
		accounts.insert({
			name: name.trim(),
			accountUrl: null,
			createdTimestamp: now,
			updatedTimestamp: now,
		});
	const associations = account.collection('accountContacts');
	for (const row of associations.findBy('contact', contactId)) {
		associations.remove(row.id);
	}
	associations.insert({
		contact: contactId,
		account: customer.id,
		jobTitle: '',
		createdTimestamp: now,
		updatedTimestamp: now,
	});
	account
		.collection('contacts')
		.update(contactId, { orgid: customer.id, orgname: customer.name, organization: customer.id });
}
