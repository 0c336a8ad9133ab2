import { duplicate, message, missing } from '../answers';
import { contactValues } from '../events';
import { startAutomations } from '../legacy/subscriptions';
import type { Context, Rules } from '../operation';
import { normalise } from '../shape';
import { showAll } from '../show';
import type { Row } from '../types';

/** Sourceid of a contact who subscribes again (reference/update-list-status-for-contact). */
const RESUBSCRIBED = '4';

const associationOf = ({ account, values }: Context): Row | undefined =>
	account
		.collection('contactLists')
		.findBy('contact', values['contact'])
		.find((row) => String(row['list']) === String(values['list']));

function emit({ account }: Context, row: Row): void {
	const contact = account.collection('contacts').get(String(row['contact']));
	if (!contact) return;
	const subscribed = row['status'] === '1';
	if (subscribed) startAutomations(account, contact.id, String(row['list']));
	account.emit(subscribed ? 'subscribe' : 'unsubscribe', 'api', {
		list: row['list'],
		contact: contactValues(account, contact),
	});
}

const contactLists: Rules = {
	refuse: ({ account, values, missing: members }) => {
		if (members.length > 0) return missing('POST /contactLists', 'contactList', members);
		const contact = String(values['contact']);
		const list = String(values['list']);
		if (!account.collection('contacts').get(contact)) {
			return message(404, `No Result found for Subscriber with id ${contact}`);
		}
		if (!account.collection('lists').get(list)) {
			return message(404, `No Result found for _List with id ${list}`);
		}
		return undefined;
	},
	existing: (context) => {
		const row = associationOf(context);
		if (!row) return undefined;
		const wanted = String(context.values['status']);
		const back = wanted === '1' && row['status'] === '2';
		if (row['status'] === wanted) return row;
		if (back && String(context.values['sourceid'] ?? '') !== RESUBSCRIBED) return row;
		const now = context.account.clock.now();
		context.account
			.collection('contactLists')
			.update(row.id, { ...normalise('contactLists', context.values), _changedAt: now });
		emit(context, row);
		return row;
	},
	defaults: ({ account, values }) => {
		const contact = account.collection('contacts').get(String(values['contact']));
		return {
			first_name: contact?.['firstName'] ?? '',
			last_name: contact?.['lastName'] ?? '',
			sourceid: '3',
			unsubreason: '',
		};
	},
	created: (row, context) => emit(context, row),
	show: (row) => ({ sdate: row['cdate'] ?? row['sdate'] ?? null }),
	besideWritten: (row, { account }) => ({
		contacts: showAll(
			account,
			'contacts',
			account.collection('contacts').findBy('id', row['contact']),
		),
	}),
};

const lists: Rules = {
	searched: ['name'],
	filters: {
		'filters[name]': (row, value) =>
			String(row['name']).toLowerCase().includes(value.toLowerCase()),
	},
	defaults: () => ({ userid: '1', channel: 'email' }),
	refuse: ({ account, values }, row) => {
		const other = account.collection('lists').findBy('stringid', values['stringid'])[0];
		return values['stringid'] && other && other.id !== row?.id
			? duplicate('A list with this stringid already exists', 'stringid')
			: undefined;
	},
	created: (row, { account }) =>
		account.emit('list_add', 'api', {
			list: {
				id: row.id,
				userid: '1',
				name: row['name'],
				sender_url: row['sender_url'] ?? '',
				sender_reminder: row['sender_reminder'] ?? '',
			},
		}),
	removed: (row, { account }) => {
		for (const collection of ['contactLists', 'listGroups']) {
			for (const { id } of account.collection(collection).findBy('list', row.id)) {
				account.collection(collection).remove(id);
			}
		}
	},
	show: (row, account) => ({
		subscriber_count: String(
			account
				.collection('contactLists')
				.findBy('list', row.id)
				.filter(({ status }) => status === '1').length,
		),
	}),
};

const listGroups: Rules = { rename: { listid: 'list', groupid: 'group' } };

export const rules: Record<string, Rules> = { contactLists, lists, listGroups };
