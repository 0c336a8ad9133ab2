import { duplicate, message, missing } from '../answers';
import { isoDate } from '../dates';
import { contactEvent } from '../events';
import { startAutomations } from '../legacy/subscriptions';
import { nameFilter } from '../names';
import type { Context, Rules } from '../operation';
import { normalise } from '../shape';
import { showAll } from '../show';
import type { EmulatorResponse, Row } from '../types';

type Values = Record<string, unknown>;

/** What the service stores for a resubscribed contact, whether or not it was sent (observed 2026-06). */
const RESUBSCRIBED = '4';

/** 0 unconfirmed, 1 active, 2 unsubscribed, 3 bounced. */
const STATUSES = ['0', '1', '2', '3'];

const EVENTS: Record<string, string> = { 1: 'subscribe', 2: 'unsubscribe' };

const associationOf = ({ account, values }: Context): Row | undefined =>
	account
		.collection('contactLists')
		.findBy('contact', values['contact'])
		.find((row) => String(row['list']) === String(values['list']));

function emit({ account }: Context, row: Row): void {
	const contact = account.collection('contacts').get(String(row['contact']));
	const event = EVENTS[String(row['status'])];
	if (!contact || !event) return;
	if (event === 'subscribe') startAutomations(account, contact.id, String(row['list']));
	account.emit(event, 'api', { list: row['list'], ...contactEvent(account, contact) });
}

/** Observed 2026-06; only the title is known. */
const wrongStatus: EmulatorResponse = {
	status: 422,
	body: {
		errors: [
			{
				title: 'The value you selected is not a valid choice.',
				source: { pointer: '/data/attributes/status' },
			},
		],
	},
};

/** Brings a membership that is there already to the status that was sent. */
function change(context: Context, row: Row): void {
	const { account, values } = context;
	const before = String(row['status']);
	const status = String(values['status']);
	const now = isoDate(account.clock.now());
	const since: Values =
		status === before ? {} : status === '1' ? { sdate: now, udate: null } : { udate: now };
	account.collection('contactLists').update(row.id, {
		udate: row['udate'] ?? null,
		...(status === '1' ? { sourceid: RESUBSCRIBED } : {}),
		...normalise('contactLists', values),
		...since,
	});
	if (status !== before) emit(context, row);
}

const asNumbers = (shown: Values, members: string[]): Values => ({
	...shown,
	...Object.fromEntries(members.map((member) => [member, Number(shown[member])])),
});

const contactLists: Rules = {
	refuse: ({ account, values, missing: members }) => {
		if (members.length > 0) return missing('POST /contactLists', 'contactList', members);
		const contact = String(values['contact']);
		const list = String(values['list']);
		if (!STATUSES.includes(String(values['status']))) return wrongStatus;
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
		const { assumes } = context.account;
		const back = String(context.values['status']) === '1' && String(row['status']) === '2';
		const kept =
			back &&
			assumes.subscribeAgain === 'keepsUnsubscribed' &&
			String(context.values['sourceid'] ?? '') !== RESUBSCRIBED;
		if (!kept) change(context, row);
		return row;
	},
	defaults: ({ account, values }) => {
		const contact = account.collection('contacts').get(String(values['contact']));
		const now = isoDate(account.clock.now());
		return {
			first_name: contact?.['firstName'] ?? '',
			last_name: contact?.['lastName'] ?? '',
			sourceid: '3',
			unsubreason: '',
			sdate: now,
			udate: String(values['status']) === '2' ? now : null,
		};
	},
	created: (row, context) => emit(context, row),
	showCreated: (shown) => asNumbers(shown, ['sourceid']),
	showExisting: (shown) => asNumbers(shown, ['contact', 'list', 'status', 'sourceid']),
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
	filters: { 'filters[name]': nameFilter('name') },
	defaults: () => ({ userid: '1', channel: 'email' }),
	refuse: ({ account, values }, row) => {
		const other = account.collection('lists').findBy('stringid', values['stringid'])[0];
		const taken = values['stringid'] && other && other.id !== row?.id;
		return taken && account.assumes.listDuplicate === 'refused422'
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
