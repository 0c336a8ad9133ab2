import { tagNames } from '../../events';
import type { Account, Row } from '../../types';
import { accountOf } from '../customerAccounts';
import { shortTime } from '../time';

const never = '0000-00-00 00:00:00';

/** A contact as contact_view and contact_list show it; `lists` and `fields` are `[]` when empty. */
export function viewContact(account: Account, contact: Row): Record<string, unknown> {
	const lists = listRows(account, contact);
	const first = lists[0];
	const customer = accountOf(account, contact.id);
	const fields = fieldRows(account, contact.id);
	return {
		...first,
		id: contact.id,
		subscriberid: contact.id,
		listid: first?.listid ?? '0',
		lid: first?.listid ?? '0',
		status: first?.status ?? '0',
		cdate: shortTime(contact.cdate) ?? never,
		udate: shortTime(contact.udate) ?? never,
		email: contact.email,
		phone: contact.phone ?? '',
		first_name: contact.firstName ?? '',
		last_name: contact.lastName ?? '',
		name: [contact.firstName, contact.lastName].filter(Boolean).join(' '),
		customer_acct_id: customer?.id ?? '0',
		customer_acct_name: customer?.name ?? '',
		orgid: customer?.id ?? '0',
		orgname: customer?.name ?? '',
		bounced_hard: String(contact.bounced_hard ?? '0'),
		bounced_soft: String(contact.bounced_soft ?? '0'),
		bounced_date: '0000-00-00',
		ip: contact.ip4 ?? '0.0.0.0',
		ua: '',
		hash: contact.hash ?? '',
		email_local: '',
		email_domain: '',
		sentcnt: '0',
		rating_tstamp: '0000-00-00',
		gravatar: '0',
		deleted: '0',
		anonymized: '0',
		adate: never,
		edate: never,
		a_unsub_date: '0000-00-00',
		a_unsub_time: '00:00:00',
		lists: phpMap(lists.map((row) => [row.listid, row])),
		listslist: lists.map((row) => row.listid).join('-'),
		fields: phpMap(fields),
		actions: lists.map((row) => ({
			text: `${row.status === '1' ? 'Subscribed to' : 'Unsubscribed from'} list - ${row.listname}`,
			type: row.status === '1' ? 'subscribe' : 'unsubscribe',
			tstamp: row.sdate_iso,
		})),
		automation_history: [],
		campaign_history: [],
		bounces: { mailing: [], mailings: 0, responder: [], responders: 0 },
		bouncescnt: 0,
		tags: tagNames(account, contact.id),
		geo: [],
	};
}

function listRows(account: Account, contact: Row) {
	return account
		.collection('contactLists')
		.findBy('contact', contact.id)
		.map((row) => ({
			id: row.id,
			subscriberid: contact.id,
			listid: String(row.list),
			listname: String(account.collection('lists').get(String(row.list))?.name ?? ''),
			formid: String(row.form ?? '0'),
			seriesid: '0',
			sdate: shortTime(row.sdate) ?? never,
			sdate_iso: row.sdate,
			udate: shortTime(row.udate) ?? never,
			status: String(row.status),
			responder: '1',
			sync: '0',
			unsubreason: row.unsubreason ?? '',
			unsubcampaignid: '0',
			unsubmessageid: '0',
			first_name: contact.firstName ?? '',
			last_name: contact.lastName ?? '',
			sourceid: String(row.sourceid ?? '0'),
		}));
}

function fieldRows(account: Account, contactId: string): Array<[string, unknown]> {
	return account
		.collection('fieldValues')
		.findBy('contact', contactId)
		.map((row) => {
			const field = account.collection('fields').get(String(row.field));
			const id = String(row.field);
			return [
				id,
				{
					id,
					title: field?.title ?? '',
					type: field?.type ?? 'text',
					perstag: field?.perstag ?? '',
					val: row.value,
					relid: contactId,
				},
			];
		});
}

/** PHP writes an empty map as `[]`. */
function phpMap(entries: Array<[string, unknown]>): unknown {
	return entries.length === 0 ? [] : Object.fromEntries(entries);
}
