import { createHash } from 'node:crypto';

import type { Account, Row } from '../types';
import { isoDate } from '../dates';
import { contactEvent } from '../events';

/** Members of a contact, named as in v3; an absent one is kept, an empty one is cleared. */
export interface ContactValues {
	email?: string;
	firstName?: string;
	lastName?: string;
	phone?: string;
	orgname?: string;
	ip4?: string;
}

/** What the service accepts as an address: one `@`, no blanks, a domain with a dot. */
export function isEmail(text: unknown): text is string {
	return typeof text === 'string' && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
}

/** The contact with this address in any case. */
export function findContactByEmail(account: Account, email: string): Row | undefined {
	return account.collection('contacts').findBy('email', email.trim())[0];
}

/** A new contact; `udate` equals `cdate`, as recorded. No webhook fires when silent. */
export function addContact(
	account: Account,
	values: ContactValues & { email: string },
	silent = false,
): Row {
	const now = account.clock.now();
	const time = isoDate(now);
	const contact = account.collection('contacts').insert({
		phone: '',
		firstName: '',
		lastName: '',
		orgid: '0',
		orgname: '',
		hash: createHash('md5').update(`${values.email}${now}`).digest('hex'),
		cdate: time,
		udate: time,
		...values,
	});
	if (!silent && account.assumes.newContactEvent === 'update') {
		account.emit('update', 'api', contactEvent(account, contact));
	}
	return contact;
}

/** The contact after the change, or undefined when there is none with this id. */
export function changeContact(
	account: Account,
	id: string,
	values: ContactValues,
): Row | undefined {
	return account
		.collection('contacts')
		.update(id, { ...values, udate: isoDate(account.clock.now()) });
}

/** Removes a contact and all rows that refer to it. */
export function removeContact(account: Account, id: string): boolean {
	for (const name of [
		'contactLists',
		'contactTags',
		'contactAutomations',
		'fieldValues',
		'accountContacts',
	]) {
		const collection = account.collection(name);
		for (const row of collection.findBy('contact', id)) {
			collection.remove(row.id);
		}
	}
	return account.collection('contacts').remove(id);
}
