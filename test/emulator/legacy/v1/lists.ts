import { isoDate } from '../../dates';
import type { Account, Row } from '../../types';
import { activeSubscribers } from '../subscriptions';
import { shortTime } from '../time';
import { type Action, failure, found, foundRows, nothing, success } from './answer';
import type { Parameters } from './parameters';
import { recordActions, sent } from './records';
import { askedRows, slice } from './rows';

const names = [
	'name',
	'sender_name',
	'sender_addr1',
	'sender_addr2',
	'sender_zip',
	'sender_city',
	'sender_state',
	'sender_country',
	'sender_phone',
	'sender_url',
	'sender_reminder',
	'subscription_notify',
	'unsubscription_notify',
	'to_name',
	'carboncopy',
	'stringid',
];

const lists = recordActions({
	collection: 'lists',
	label: 'List',
	begin: (account) => ({
		userid: '1',
		user: '1',
		private: '0',
		channel: 'email',
		cdate: isoDate(account.clock.now()),
		to_name: 'Subscriber',
	}),
	read: (parameters, account) => ({
		...sent(parameters, names),
		...(parameters.has('stringid') ? {} : { stringid: slug(parameters.text('name')) }),
		udate: isoDate(account.clock.now()),
	}),
});

const add: Action = (parameters, account) => {
	const answer = lists.add(parameters, account);
	const row = account.collection('lists').all().at(-1);
	if (row) account.emit('list_add', 'api', { list: { ...row } });
	return answer;
};

const list: Action = (parameters, account) => {
	const pattern = parameters.keyed('filters').get('name')?.replace(/%/g, '').toLowerCase();
	const rows = askedRows(parameters, account, 'lists').filter(
		(row) => pattern === undefined || String(row.name).toLowerCase().includes(pattern),
	);
	const full = parameters.text('full') === '1';
	return foundRows(rows.map((row) => (full ? fullList(account, row) : shortList(account, row))));
};

const view: Action = (parameters, account) => {
	const row = account.collection('lists').get(parameters.text('id'));
	return row ? found(fullList(account, row)) : failure('List does not exist');
};

const remove: Action = (parameters, account) => {
	const ids = parameters.several(parameters.has('ids') ? 'ids' : 'id');
	const removed = ids.filter((id) => removeList(account, id));
	if (removed.length === 0) return failure('List does not exist');
	return success(parameters.has('ids') ? 'Lists deleted' : 'List deleted');
};

const paginator: Action = (parameters: Parameters, account) => {
	const rows = account.collection('lists').all();
	return rows.length === 0
		? nothing()
		: found(slice(rows, parameters, (row) => shortList(account, row)));
};

export const listActions: Record<string, Action> = {
	list_add: add,
	list_edit: lists.edit,
	list_list: list,
	list_view: view,
	list_paginator: paginator,
	list_delete: remove,
	list_delete_list: remove,
};

function shortList(account: Account, row: Row): Record<string, unknown> {
	return {
		id: row.id,
		name: row.name,
		cdate: shortTime(row.cdate),
		private: String(row.private ?? '0'),
		userid: String(row.userid ?? row.user ?? '1'),
		subscriber_count: activeSubscribers(account, [row.id]).length,
		stringid: row.stringid ?? '',
	};
}

function fullList(account: Account, row: Row): Record<string, unknown> {
	const count = activeSubscribers(account, [row.id]).length;
	return {
		...row,
		...shortList(account, row),
		listid: row.id,
		cdate_iso: row.cdate,
		subscribers: String(count),
		subscribers_active: String(count),
		fields: [],
		groups: [],
	};
}

function removeList(account: Account, id: string): boolean {
	const memberships = account.collection('contactLists');
	for (const row of memberships.findBy('list', id)) memberships.remove(row.id);
	return account.collection('lists').remove(id);
}

const slug = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
