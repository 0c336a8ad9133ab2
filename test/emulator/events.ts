import { local, milliseconds } from './dates';
import type { Account, Row } from './types';

type Values = Record<string, unknown>;

/** `contact[…]` of a delivery: custom fields by field id, tags as one comma list (captured). */
export function contactValues(account: Account, contact: Row): Values {
	const fields = account
		.collection('fieldValues')
		.findBy('contact', contact.id)
		.map(({ field, value }) => [String(field), value]);
	const company = account.collection('accountContacts').findBy('contact', contact.id)[0];
	return {
		id: contact.id,
		email: contact['email'] ?? '',
		first_name: contact['firstName'] ?? '',
		last_name: contact['lastName'] ?? '',
		phone: contact['phone'] ?? '',
		tags: tagNames(account, contact.id).join(', '),
		orgname: contact['orgname'] ?? '',
		ip: contact['ip4'] ?? '127.0.0.1',
		customer_acct_name: company
			? (account.collection('accounts').get(String(company['account']))?.['name'] ?? '')
			: '',
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

const SYMBOLS: Record<string, string> = { usd: '$', eur: '€', gbp: '£' };

/** `deal[…]` of a delivery: `value` formatted and `value_raw` plain, both in currency units (captured). */
export function dealValues(account: Account, deal: Row): Values {
	const contact = account.collection('contacts').get(String(deal['contact']));
	const owner = account.collection('users').get(String(deal['owner']));
	const units = Number(deal['value'] ?? 0) / 100;
	const created = String(deal['cdate'] ?? '');
	return {
		id: deal.id,
		title: deal['title'] ?? '',
		create_date: created ? local(milliseconds(created)) : '',
		create_date_iso: created,
		orgid: '0',
		orgname: '',
		stageid: deal['stage'] ?? '',
		stage_title: account.collection('dealStages').get(String(deal['stage']))?.['title'] ?? '',
		pipelineid: deal['group'] ?? '',
		pipeline_title: account.collection('dealGroups').get(String(deal['group']))?.['title'] ?? '',
		value: units.toFixed(2),
		value_raw: String(units),
		currency: deal['currency'] ?? '',
		currency_symbol: SYMBOLS[String(deal['currency'])] ?? '',
		owner: deal['owner'] ?? '',
		owner_firstname: owner?.['firstName'] ?? '',
		owner_lastname: owner?.['lastName'] ?? '',
		contactid: contact?.id ?? '',
		contact_email: contact?.['email'] ?? '',
		contact_firstname: contact?.['firstName'] ?? '',
		contact_lastname: contact?.['lastName'] ?? '',
		status: deal['status'] ?? '0',
	};
}

/** `contact` and `deal` of a deal's delivery. */
export function dealEvent(account: Account, deal: Row): Values {
	const contact = account.collection('contacts').get(String(deal['contact']));
	return {
		deal: dealValues(account, deal),
		...(contact ? { contact: contactValues(account, contact) } : {}),
		orgname: '',
	};
}
