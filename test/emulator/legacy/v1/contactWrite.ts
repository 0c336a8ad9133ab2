import { isoDate } from '../../dates';
import { contactValues } from '../../events';
import type { Account, Row } from '../../types';
import {
	addContact,
	changeContact,
	type ContactValues,
	findContactByEmail,
	isEmail,
} from '../contacts';
import { joinAccount } from '../customerAccounts';
import { findField, setFieldValue } from '../fieldValues';
import { setListStatus } from '../subscriptions';
import { tagContact } from '../tags';
import { parseTime } from '../time';
import { type Action, type Answer, failure, success } from './answer';
import type { Parameters } from './parameters';

const invalidEmail = () => failure('Contact Email Address is not valid.');

/** contact_add: refuses a known address. */
export const contactAdd: Action = (parameters, account) => {
	const email = parameters.text('email');
	if (!isEmail(email)) return invalidEmail();
	if (findContactByEmail(account, email)) {
		return failure('This email is in the system already, please edit that subscriber instead.');
	}
	return create(parameters, account);
};

/** contact_sync: adds or changes by address; what is not sent stays. */
export const contactSync: Action = (parameters, account) => {
	const email = parameters.text('email');
	if (!isEmail(email)) return invalidEmail();
	const known = findContactByEmail(account, email);
	if (!known) return create(parameters, account);
	return change(account, known, values(parameters), parameters);
};

/**
 * contact_edit: with `overwrite` left out or 1 everything is replaced, so the contact is unsubscribed
 * from each list that `p[…]` does not name; with 0 only what is sent changes.
 */
export const contactEdit: Action = (parameters, account) => {
	const contact = account.collection('contacts').get(parameters.text('id'));
	if (!contact) return failure('Contact does not exist');
	const email = parameters.text('email');
	if (email !== '' && !isEmail(email)) return invalidEmail();
	const other = email === '' ? undefined : findContactByEmail(account, email);
	if (other && other.id !== contact.id) return failure('Another contact has this email address');
	if (parameters.text('overwrite') === '0') {
		return change(account, contact, values(parameters), parameters);
	}
	const named = [...parameters.keyed('p').values()];
	for (const row of account.collection('contactLists').findBy('contact', contact.id)) {
		const listId = String(row.list);
		if (!named.includes(listId)) setListStatus(account, contact, listId, '2');
	}
	const blank: ContactValues = { firstName: '', lastName: '', phone: '' };
	return change(account, contact, { ...blank, ...values(parameters) }, parameters);
};

function create(parameters: Parameters, account: Account): Answer {
	const contact = addContact(account, { ...values(parameters), email: parameters.text('email') });
	applyRest(account, contact, parameters);
	return success('Contact added', written(contact));
}

function change(
	account: Account,
	contact: Row,
	changes: ContactValues,
	parameters: Parameters,
): Answer {
	const changed = changeContact(account, contact.id, changes) ?? contact;
	applyRest(account, changed, parameters);
	account.emit('update', 'api', { contact: contactValues(account, changed) });
	return success('Contact updated', written(contact));
}

const written = (contact: Row) => ({
	subscriber_id: Number(contact.id),
	sendlast_should: 0,
	sendlast_did: 0,
});

function values(parameters: Parameters): ContactValues {
	const names: Array<[string, keyof ContactValues]> = [
		['email', 'email'],
		['first_name', 'firstName'],
		['last_name', 'lastName'],
		['phone', 'phone'],
		['ip4', 'ip4'],
	];
	return Object.fromEntries(
		names
			.filter(
				([name]) => parameters.has(name) && !(name === 'email' && parameters.text(name) === ''),
			)
			.map(([name, member]) => [member, parameters.text(name)]),
	);
}

function applyRest(account: Account, contact: Row, parameters: Parameters): void {
	const customer = parameters.text('customer_acct_name') || parameters.text('orgname');
	joinAccount(account, contact.id, customer);
	for (const [key, value] of parameters.keyed('field')) {
		const field = findField(account, key.replace(/,\d+$/, ''));
		if (field) setFieldValue(account, contact.id, field.id, value);
	}
	for (const tag of parameters.several('tags')) tagContact(account, contact, tag);
	for (const listId of parameters.keyed('p').values()) {
		if (!account.collection('lists').get(listId)) continue;
		const date = parseTime(parameters.keyed('sdate').get(listId));
		setListStatus(
			account,
			contact,
			listId,
			parameters.keyed('status').get(listId) === '2' ? '2' : '1',
			{
				sourceid: '4',
				...(date === undefined ? {} : { sdate: isoDate(date) }),
				...(parameters.has('form') ? { formid: parameters.text('form') } : {}),
			},
		);
	}
}
