import type { Resource } from '../../core/descriptor';
import {
	additionalFields,
	clearWhenEmpty,
	options,
	required,
	text,
	updateFields,
} from '../../core/form/fields';
import { groups } from '../shared/things';
import { permissions, settings, tagPermission } from './group.permissions';

const title = text('title', 'Name', 'What the group is called', { placeholder: 'e.g. Marketing' });

const description = text('description', 'Description', 'Who is in the group and why', {
	sendAs: 'descript',
	placeholder: 'e.g. Those who write the newsletter',
});

const simple = ['id', 'title', 'descript', 'p_admin', 'sdate'];

const simpleLimit = [
	'id',
	'group',
	'limitMail',
	'limitMailType',
	'limitContact',
	'limitList',
	'limitCampaign',
	'limitCampaignType',
	'limitAttachment',
	'limitUser',
];

export const groupResource = {
	name: 'User Group',
	value: 'group',
	description: 'What the users of the account may do',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a user group',
			description: 'Add a group of users with its permissions',
			docs: 'create-a-new-group',
			route: 'POST /groups',
			recovery: groups.recovery,
			wrap: 'group',
			fields: [
				required(title),
				additionalFields(description, ...permissions(tagPermission), ...settings),
			],
			returns: 'group',
			simple,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a user group',
			description: 'Delete a group of users; give its users another group first',
			docs: 'delete-a-group-1',
			route: 'DELETE /groups/{group}',
			fields: [groups.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get a user group',
			description: 'Read one group of users; without Simplify with its permissions',
			docs: 'retrieve-a-group',
			route: 'GET /groups/{group}',
			fields: [groups.locator()],
			returns: 'group',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many user groups',
			description: 'Read the groups of users of the account',
			docs: 'list-all-groups',
			route: 'GET /groups',
			returns: 'groups',
			paging: 'byOffset',
			simple,
		},
		getLimits: {
			name: 'Get Limits',
			action: 'Get the limits of user groups',
			description: 'Read how much mail, how many contacts and so on each group may have',
			docs: 'list-all-group-limits',
			route: 'GET /groupLimits',
			returns: 'groupLimits',
			paging: 'byOffset',
			simple: simpleLimit,
		},
		getUsers: {
			name: 'Get Users',
			action: 'Get the users of a user group',
			description: 'Read which users are in a group, by ID',
			docs: 'retrieve-a-group',
			route: 'GET /groups/{group}/userGroups',
			fields: [groups.locator()],
			returns: 'userGroups',
			answers: 'list',
		},
		update: {
			name: 'Update',
			action: 'Update a user group',
			description: 'Rename a group of users or change what its users may do',
			docs: 'update-a-group',
			route: 'PUT /groups/{group}',
			wrap: 'group',
			fields: [
				groups.locator(),
				updateFields(title, description, ...permissions(), ...settings),
				options(clearWhenEmpty),
			],
			returns: 'group',
			simple,
		},
	},
} satisfies Resource;
