import { isoDate } from '../../dates';
import type { Account, Row } from '../../types';
import { type Action, found, foundRows, nothing } from './answer';
import { withAllIds } from './parameters';
import { recordActions, sent } from './records';

const users = recordActions({
	collection: 'users',
	label: 'User',
	begin: () => ({ phone: '', localZoneid: 'America/Chicago', lang: 'english' }),
	read: (parameters) => ({
		...sent(parameters, [
			'username',
			'email',
			['first_name', 'firstName'],
			['last_name', 'lastName'],
		]),
		...(parameters.has('group') ? { _groups: [...parameters.keyed('group').values()] } : {}),
	}),
	show: viewUser,
});

const groups = recordActions({
	collection: 'groups',
	label: 'Group',
	begin: () => ({ descript: '' }),
	read: (parameters) => sent(parameters, ['title', 'descript']),
});

const webhooks = recordActions({
	collection: 'webhooks',
	label: 'Webhook(s)',
	begin: (account) => ({ listid: '0', cdate: isoDate(account.clock.now()) }),
	read: (parameters) => ({
		...sent(parameters, ['name', 'url']),
		...(parameters.has('lists') ? { listid: [...parameters.keyed('lists').values()][0] } : {}),
		...(parameters.has('action') ? { events: [...parameters.keyed('action').values()] } : {}),
		...(parameters.has('init') ? { sources: [...parameters.keyed('init').values()] } : {}),
	}),
	show: (row) => ({
		id: row.id,
		name: row.name,
		url: row.url,
		action: row.events,
		init: row.sources,
		lists: [row.listid],
	}),
});

const userBy =
	(member: string): Action =>
	(parameters, account) => {
		const row = account
			.collection('users')
			.find((each) => String(each[member]) === parameters.text(member));
		return row ? found(viewUser(row)) : nothing();
	};

const me: Action = (_parameters, account) => {
	const row = account.collection('users').all()[0];
	if (!row) return nothing();
	return found({ ...viewUser(row), lists: ids(account, 'lists'), send_version: '1' });
};

/** group_list does not take `all`. */
const groupList: Action = (parameters, account) =>
	parameters.text('ids').toLowerCase() === 'all' ? nothing() : groups.list(parameters, account);

const organizations: Action = (parameters, account) => {
	const wanted = parameters.several('ids');
	return foundRows(
		account
			.collection('accounts')
			.filter(
				(row) =>
					wanted.length === 0 || wanted[0]?.toLowerCase() === 'all' || wanted.includes(row.id),
			)
			.map((row) => ({ id: row.id, name: row.name })),
	);
};

/** Users, groups, webhooks and organizations. */
export const accountRecordActions: Record<string, Action> = {
	user_add: users.add,
	user_edit: users.edit,
	user_delete: users.remove,
	user_delete_list: users.removeList,
	user_list: users.list,
	user_view: users.view,
	user_view_email: userBy('email'),
	user_view_username: userBy('username'),
	user_me: me,
	group_add: groups.add,
	group_edit: groups.edit,
	group_view: groups.view,
	group_list: groupList,
	group_delete: groups.remove,
	group_delete_list: groups.removeList,
	webhook_add: webhooks.add,
	webhook_edit: webhooks.edit,
	webhook_view: webhooks.view,
	webhook_list: (parameters, account) => webhooks.list(withAllIds(parameters), account),
	webhook_delete: webhooks.remove,
	webhook_delete_list: webhooks.removeList,
	organization_list: organizations,
};

function viewUser(row: Row): Record<string, unknown> {
	return {
		id: row.id,
		username: row.username,
		email: row.email,
		first_name: row.firstName ?? '',
		last_name: row.lastName ?? '',
		phone: row.phone ?? '',
		groups: row._groups ?? [],
	};
}

const ids = (account: Account, collection: string) =>
	account
		.collection(collection)
		.all()
		.map((row) => row.id);
