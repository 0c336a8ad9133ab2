import { duplicate, message, ok } from '../answers';
import type { Context, Operation, Operations, Rules } from '../operation';
import { show } from '../show';
import type { Row } from '../types';

function writeGroup(row: Row, { account, values }: Context): void {
	const group = values['group'];
	if (group === undefined) return;
	const userGroups = account.collection('userGroups');
	for (const { id } of userGroups.findBy('user', row.id)) userGroups.remove(id);
	const id = String(group);
	userGroups.insert({ userid: row.id, groupid: id, user: row.id, group: id });
}

const users: Rules = {
	drop: ['password', 'group'],
	refuse: ({ account, values }, row) => {
		const other = account.collection('users').findBy('username', values['username'])[0];
		return values['username'] && other && other.id !== row?.id
			? duplicate('The username is already in use.', 'username')
			: undefined;
	},
	created: writeGroup,
	updated: writeGroup,
	show: (row, account) => ({
		userGroup: account.collection('userGroups').findBy('user', row.id)[0]?.id ?? null,
	}),
	besideWritten: (row, { account }, created) =>
		created
			? {}
			: {
					userGroups: account.collection('userGroups').findBy('user', row.id),
					userConversationsPermissions: [],
				},
};

const byMember =
	(member: 'email' | 'username'): Operation =>
	({ account, request }) => {
		const wanted = request.params[member] ?? '';
		const user = account.collection('users').findBy(member, wanted)[0];
		return user
			? ok({ user: show(account, 'users', user) })
			: message(404, `No Result found for User with ${member} ${wanted}`);
	};

export const rules: Record<string, Rules> = { users };

export const operations: Operations = {
	/** The owner of the key: the first user of the account. */
	'GET /users/me': ({ account }) => {
		const user = account.collection('users').all()[0];
		return user ? ok({ user: show(account, 'users', user) }) : message(403, 'Forbidden');
	},
	'GET /users/email/{email}': byMember('email'),
	'GET /users/username/{username}': byMember('username'),
};
