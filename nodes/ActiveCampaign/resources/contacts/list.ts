import type { Operation, Resource } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import {
	additionalFields,
	choice,
	filters,
	required,
	several,
	sort,
	text,
	toggle,
} from '../../core/form/fields';
import { findOrCreateOf } from '../shared/findOrCreate';
import { groups, lists, users } from '../shared/things';
import { renameList } from './list.steps';

const name = text('name', 'Name', 'The name of the list', { placeholder: 'e.g. Newsletter' });

const exclusionId = required(
	text('id', 'Exclusion ID', 'The ID of the exclusion', { placeholder: 'e.g. 42' }),
);

const permissionId = required(
	text('id', 'Permission ID', 'The ID of the permission, from Get Permissions', {
		placeholder: 'e.g. 42',
	}),
);

const create: Operation = {
	name: 'Create',
	action: 'Create a list',
	description: 'Add a list. Let a user group use it next: until then nobody sees it.',
	docs: 'create-new-list',
	route: 'POST /lists',
	recovery: lists.recovery,
	wrap: 'list',
	fields: [
		required(name),
		required(
			text('stringid', 'URL Name', 'Short name for web addresses: letters, digits and hyphens', {
				placeholder: 'e.g. newsletter',
			}),
		),
		required(
			text(
				'senderUrl',
				'Website',
				'The website that the list is for; it stands in the footer of campaigns',
				{
					sendAs: 'sender_url',
					placeholder: 'e.g. https://example.com',
				},
			),
		),
		required(
			text(
				'senderReminder',
				'Reminder',
				'Why people are on this list; it stands in the footer of campaigns',
				{
					sendAs: 'sender_reminder',
					placeholder: 'e.g. You signed up on our website',
				},
			),
		),
		additionalFields(
			choice('channel', 'Channel', 'What is sent to the list', [
				['email', 'Email'],
				['sms', 'SMS'],
			]),
			several(
				'carboncopy',
				'Copy of Campaigns To',
				'E-mail addresses that get a copy of every campaign',
				{
					convert: joined,
					placeholder: 'e.g. ann@example.com, bob@example.com',
				},
			),
			several(
				'subscriptionNotify',
				'Tell of New Subscribers',
				'E-mail addresses that are told when somebody subscribes',
				{
					sendAs: 'subscription_notify',
					convert: joined,
					placeholder: 'e.g. ann@example.com',
				},
			),
			several(
				'unsubscriptionNotify',
				'Tell of Unsubscribers',
				'E-mail addresses that are told when somebody unsubscribes',
				{
					sendAs: 'unsubscription_notify',
					convert: joined,
					placeholder: 'e.g. ann@example.com',
				},
			),
			toggle(
				'sendLastBroadcast',
				'Send Last Campaign',
				'Whether new subscribers get the last campaign that was sent to the list',
				{
					sendAs: 'send_last_broadcast',
				},
			),
			users.locator({
				displayName: 'Owner',
				description: 'The user who owns the list and decides its branding',
			}),
		),
	],
	returns: 'list',
};

export const listResource = {
	name: 'List',
	value: 'list',
	description: 'The lists of the account. To put a contact on one, use Subscription.',
	first: 'getAll',
	operations: {
		allowGroup: {
			name: 'Allow User Group',
			action: 'Let a user group use a list',
			description:
				'Make a list visible to the users of a group; a list made here is invisible until then',
			docs: 'create-a-list-group-permission',
			route: 'POST /listGroups',
			recovery: {
				route: 'GET /listGroups',
				returns: 'listGroups',
				// Some responses have `listid` and `groupid`.
				same: (row, sent) =>
					equalIn(['listid', 'groupid'])(row, sent) ||
					equalIn([
						['listid', 'list'],
						['groupid', 'group'],
					])(row, sent),
				anyAge: true,
			},
			wrap: 'listGroup',
			fields: [lists.locator({ sendAs: 'listid' }), groups.locator({ sendAs: 'groupid' })],
			returns: 'listGroup',
		},
		create,
		findOrCreate: findOrCreateOf(create, { thing: lists, field: 'name' }),
		delete: {
			name: 'Delete',
			action: 'Delete a list',
			description: 'Delete a list; its contacts stay in the account',
			docs: 'delete-a-list',
			route: 'DELETE /lists/{list}',
			fields: [lists.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get a list',
			description: 'Read one list',
			docs: 'retrieve-a-list',
			route: 'GET /lists/{list}',
			fields: [lists.locator()],
			returns: 'list',
			simple: [
				'id',
				'name',
				'stringid',
				'channel',
				'sender_url',
				'sender_reminder',
				'userid',
				'cdate',
				'udate',
			],
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many lists',
			description: 'Read the lists of the account, all or those whose name fits',
			docs: 'retrieve-all-lists',
			route: 'GET /lists',
			fields: [
				filters(
					text('name', 'Name Contains', 'Part of the name', {
						sendAs: 'filters[name]',
						placeholder: 'e.g. news',
					}),
					text('exactName', 'Name Is', 'The whole name', {
						sendAs: 'filters[name][eq]',
						placeholder: 'e.g. Newsletter',
					}),
				),
				sort(['name', 'Name']),
			],
			returns: 'lists',
			paging: 'byOffset',
			simple: [
				'id',
				'name',
				'stringid',
				'channel',
				'sender_url',
				'sender_reminder',
				'userid',
				'cdate',
				'udate',
			],
		},
		getExclusion: {
			name: 'Get Exclusion',
			action: 'Get an exclusion',
			description: 'Read one exclusion: an address or a pattern that nothing is sent to',
			docs: 'exclusions-retrieve-an-exclusion',
			route: 'GET /lists/exclusions/{id}',
			fields: [exclusionId],
		},
		getExclusions: {
			name: 'Get Many Exclusions',
			action: 'Get many exclusions',
			description: 'Read the addresses and patterns that nothing is sent to',
			docs: 'exclusions-retrieve-a-list',
			route: 'GET /lists/exclusions',
			fields: [
				filters(
					several('lists', 'List IDs', 'Exclusions of these lists', {
						sendAs: 'filters[lists]',
						placeholder: 'e.g. 1, 2',
					}),
					text('matchPhrase', 'Address or Pattern', 'Part of the excluded address or pattern', {
						sendAs: 'filters[matchPhrase]',
						placeholder: 'e.g. .com',
					}),
				),
				sort(['lists', 'Lists'], ['matchPhrase', 'Address or Pattern']),
			],
			returns: 'exclusions',
			paging: 'byOffset',
		},
		forbidGroup: {
			name: 'Forbid User Group',
			action: 'Take a list away from a user group',
			description: 'Hide a list from the users of a group',
			docs: 'create-a-list-group-permission',
			route: 'DELETE /listGroups/{id}',
			fields: [permissionId],
		},
		getPermission: {
			name: 'Get Permission',
			action: 'Get what a user group may do with a list',
			description: 'Read what the users of a group may do with a list',
			docs: 'create-a-list-group-permission',
			route: 'GET /listGroups/{id}',
			fields: [permissionId],
			returns: 'listGroup',
		},
		getPermissions: {
			name: 'Get Permissions',
			action: 'Get which user groups may use which lists',
			description: 'Read what the users of each group may do with each list',
			docs: 'create-a-list-group-permission',
			route: 'GET /listGroups',
			returns: 'listGroups',
			paging: 'byOffset',
		},
		update: {
			name: 'Update',
			action: 'Rename a list',
			description: 'Give a list another name',
			docs: 'lists',
			route: 'PUT /lists/{list}',
			answers: 'nothing',
			wrap: 'list',
			fields: [lists.locator(), required(name)],
			steps: renameList,
			unproven: 'The answer may be empty',
		},
		updateExclusion: {
			name: 'Update Exclusion',
			action: 'Update an exclusion',
			description: 'Change for which lists an exclusion counts',
			docs: 'update-an-exclusion',
			route: 'PUT /lists/exclusions/{id}',
			fields: [
				exclusionId,
				choice('channel', 'Counts For', 'What the exclusion keeps from being sent', [
					['all', 'Everything'],
					['allEmail', 'All Email Lists'],
					['allSms', 'All SMS Lists'],
					['several', 'Chosen Lists'],
				]),
				required(
					several('lists', 'List IDs', 'The lists that the exclusion counts for', {
						placeholder: 'e.g. 1, 2',
						showWhen: { channel: ['several'] },
					}),
				),
			],
		},
	},
} satisfies Resource;

function joined(value: unknown): string {
	return Array.isArray(value) ? value.join(',') : String(value);
}
