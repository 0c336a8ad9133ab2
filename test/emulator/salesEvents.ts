import { fieldsOf, titlesOf } from './customFieldEvents';
import { local, milliseconds } from './dates';
import { contactEvent } from './events';
import type { Account, EventSource, Row } from './types';

type Values = Record<string, unknown>;

/** As HTML writes them (captured for the euro). */
const SYMBOLS: Record<string, string> = { usd: '$', eur: '&euro;', gbp: '&pound;' };

/** `deal[…]` of a delivery: `value` formatted and `value_raw` plain, both in currency units (captured). */
function dealValues(account: Account, deal: Row): Values {
	const contact = account.collection('contacts').get(String(deal['contact']));
	const owner = account.collection('users').get(String(deal['owner']));
	const company = account.collection('accounts').get(String(deal['account'] ?? ''));
	const units = Number(deal['value'] ?? 0) / 100;
	const created = String(deal['cdate'] ?? '');
	const fields = fieldsOf(account, 'deal', deal);
	return {
		id: deal.id,
		title: deal['title'] ?? '',
		create_date: created ? local(milliseconds(created)) : '',
		create_date_iso: created,
		orgid: company?.id ?? '0',
		orgname: company?.['name'] ?? '',
		stageid: deal['stage'] ?? '',
		stage_title: account.collection('dealStages').get(String(deal['stage']))?.['title'] ?? '',
		pipelineid: deal['group'] ?? '',
		pipeline_title: account.collection('dealGroups').get(String(deal['group']))?.['title'] ?? '',
		value: units.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
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
		...(fields ? { fields } : {}),
	};
}

/** `contact` and `deal` of a deal's delivery. */
export function dealEvent(account: Account, deal: Row): Values {
	const contact = account.collection('contacts').get(String(deal['contact']));
	return {
		...(contact && account.assumes.dealContact === 'sent' ? contactEvent(account, contact) : {}),
		deal: dealValues(account, deal),
	};
}

/** `account[…]` of a delivery, dates without offset (captured). */
export function accountValues(account: Account, row: Row): Values {
	const fields = fieldsOf(account, 'account', row);
	const date = (member: string) => (row[member] ? local(milliseconds(row[member])) : '');
	return {
		id: row.id,
		name: row['name'] ?? '',
		account_url: row['accountUrl'] ?? '',
		created_timestamp: date('createdTimestamp'),
		updated_timestamp: date('updatedTimestamp'),
		...(fields ? { fields } : {}),
	};
}

/** Members that `updated_fields` leaves out. */
const UNLISTED = ['mdate', 'udate', 'updatedTimestamp', 'hash', 'customerAccount'];

/** Names of what differs from before, the dates that the service sets left out (captured 2022 and 2024). */
export const changedMembers = (row: Row, before: Row): string[] =>
	Object.keys(row).filter((member) => row[member] !== before[member] && !UNLISTED.includes(member));

/** Emits the event for a changed deal; custom fields are named by their titles. */
export function emitDealUpdate(
	account: Account,
	deal: Row,
	members: readonly string[],
	customFields: readonly string[],
	source: EventSource = 'api',
): void {
	account.emit('deal_update', source, {
		...dealEvent(account, deal),
		updated_fields: [...members, ...titlesOf(account, 'deal', customFields)],
	});
}

/** Emits the event for a changed account. */
export function emitAccountUpdate(
	account: Account,
	row: Row,
	members: readonly string[],
	customFields: readonly string[],
): void {
	account.emit('account_update', 'api', {
		account: accountValues(account, row),
		updated_fields: [...members, ...titlesOf(account, 'account', customFields)],
	});
}
