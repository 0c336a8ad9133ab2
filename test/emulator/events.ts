import type { Account, Row } from './types';

type Values = Record<string, unknown>;

/** The account (company) of a contact. */
const companyOf = (account: Account, contact: Row): Row | undefined => {
	const association = account.collection('accountContacts').findBy('contact', contact.id)[0];
	return association && account.collection('accounts').get(String(association['account']));
};

/** What stands before the custom fields in `contact[…]`, in the order of the captures of 2024. */
const plainValues = (contact: Row): Values => ({
	id: contact.id,
	email: contact['email'] ?? '',
	first_name: contact['firstName'] ?? '',
	last_name: contact['lastName'] ?? '',
	phone: contact['phone'] ?? '',
});

/** Custom fields by personalization tag in small letters. */
const fieldsByTag = (account: Account, contact: Row): Array<[string, unknown]> =>
	account
		.collection('fieldValues')
		.findBy('contact', contact.id)
		.flatMap(({ field, value }) => {
			const tag = account.collection('fields').get(String(field))?.['perstag'];
			return tag ? [[String(tag).toLowerCase(), value] as [string, unknown]] : [];
		});

/** `contact[…]` of a delivery: custom fields by field id, tags as one comma list (captured). */
function contactValues(account: Account, contact: Row): Values {
	const fields =
		account.assumes.contactFieldsKey === 'fieldId'
			? account
					.collection('fieldValues')
					.findBy('contact', contact.id)
					.map(({ field, value }) => [String(field), value])
			: fieldsByTag(account, contact);
	return {
		...plainValues(contact),
		ip: contact['ip4'] ?? '0.0.0.0',
		tags: tagNames(account, contact.id).join(', '),
		customer_acct_name: companyOf(account, contact)?.['name'] ?? '',
		orgname: contact['orgname'] ?? '',
		...(fields.length > 0 ? { fields: Object.fromEntries(fields) } : {}),
	};
}

/** Names of a contact's tags in order of tagging. */
export function tagNames(account: Account, contactId: string): string[] {
	return account
		.collection('contactTags')
		.findBy('contact', contactId)
		.map(({ tag }) => String(account.collection('tags').get(String(tag))?.['tag'] ?? ''));
}

/** Of a contact without account the id is 0 (captured). */
function companyValues(account: Account, contact: Row): Values {
	const company = companyOf(account, contact);
	return {
		customer_acct_name: company?.['name'] ?? '',
		customer_acct_id: company?.id ?? '0',
		orgname: contact['orgname'] ?? '',
	};
}

/** `contact[…]` and the names of its account at the top of a delivery. */
export const contactEvent = (account: Account, contact: Row): Values => ({
	contact: contactValues(account, contact),
	...companyValues(account, contact),
});

/**
 * What the step "Webhook" of an automation posts: no `type`, custom fields by personalization tag in small
 * letters, `ip4` for `ip` (captured 2019-06-28).
 */
export function automationStep(account: Account, contact: Row, automation: string): Values {
	const fields = fieldsByTag(account, contact);
	return {
		contact: {
			...plainValues(contact),
			orgname: contact['orgname'] ?? '',
			customer_acct_name: companyOf(account, contact)?.['name'] ?? '',
			tags: tagNames(account, contact.id).join(', '),
			ip4: contact['ip4'] ?? '127.0.0.1',
			...(fields.length > 0 ? { fields: Object.fromEntries(fields) } : {}),
		},
		seriesid: automation,
	};
}
