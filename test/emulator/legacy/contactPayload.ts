import type { Account, Row } from '../types';

/** The `contact[…]` members of a webhook delivery (captured deliveries in the reference). */
export function contactPayload(account: Account, contact: Row): Record<string, unknown> {
	return {
		id: contact.id,
		email: contact.email,
		first_name: contact.firstName ?? '',
		last_name: contact.lastName ?? '',
		phone: contact.phone ?? '',
		ip: contact.ip4 ?? '127.0.0.1',
		tags: tagNames(account, contact.id).join(', '),
		orgname: contact.orgname ?? '',
		fields: Object.fromEntries(
			account
				.collection('fieldValues')
				.findBy('contact', contact.id)
				.map((row) => [String(row.field), row.value]),
		),
	};
}

/** Names of a contact's tags in order of tagging. */
export function tagNames(account: Account, contactId: string): string[] {
	return account
		.collection('contactTags')
		.findBy('contact', contactId)
		.map((row) => String(account.collection('tags').get(String(row.tag))?.tag ?? ''));
}
