import type { Resource } from '../../core/descriptor';
import {
	additionalFields,
	choice,
	clearWhenEmpty,
	filters,
	flag,
	options,
	required,
	several,
	sort,
	text,
	updateFields,
} from '../../core/form/fields';
import { groups, pipelines, users } from '../shared/things';

const title = text('title', 'Title', 'What the pipeline is called', { placeholder: 'e.g. Sales' });

const currency = text(
	'currency',
	'Currency',
	'Code of the currency that new deals are in unless they say another',
	{ placeholder: 'e.g. usd', convert: (code) => String(code).trim().toLowerCase() },
);

const access = [
	flag(
		'allgroups',
		'All User Groups',
		'Whether every user group may work with the pipeline, and not only those under User Groups',
		{ default: true },
	),
	flag(
		'allusers',
		'Assign to All Users',
		'Whether new deals are given to all users, and not only to those under Users',
	),
	choice(
		'autoassign',
		'Assign New Deals',
		'How new deals find their owner',
		[
			[1, 'In Turn', 'One user after the other gets one'],
			[2, 'By Value', 'So that everybody gets about the same value'],
			[0, 'By Hand', 'Each new deal must name its owner'],
		],
		{ ordered: true },
	),
	groups.picks('groups', 'User Groups', 'The user groups that may work with the pipeline'),
	users.picks('users', 'Users', 'The users that new deals are given to'),
];

const simple = [
	'id',
	'title',
	'currency',
	'stages',
	'autoassign',
	'allusers',
	'allgroups',
	'cdate',
	'udate',
];

export const pipelineResource = {
	name: 'Pipeline',
	value: 'pipeline',
	description: 'The pipelines that deals go through',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a pipeline',
			description: 'Add a pipeline; ActiveCampaign gives it three stages to begin with',
			docs: 'create-a-pipeline',
			route: 'POST /dealGroups',
			recovery: pipelines.recovery,
			wrap: 'dealGroup',
			fields: [required(title), required(currency), additionalFields(...access)],
			returns: 'dealGroup',
			simple,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a pipeline',
			description: 'Delete a pipeline with its stages',
			docs: 'delete-a-pipeline',
			route: 'DELETE /dealGroups/{pipeline}',
			fields: [pipelines.locator()],
			unproven: 'The reference does not say what becomes of the deals',
		},
		get: {
			name: 'Get',
			action: 'Get a pipeline',
			description: 'Read one pipeline with the IDs of its stages',
			docs: 'retrieve-a-pipeline',
			route: 'GET /dealGroups/{pipeline}',
			fields: [pipelines.locator()],
			returns: 'dealGroup',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many pipelines',
			description: 'Read the pipelines with the IDs of their stages',
			docs: 'list-all-pipelines',
			route: 'GET /dealGroups',
			fields: [
				filters(
					flag('haveStages', 'Has Stages', 'Whether to read only pipelines that have stages', {
						sendAs: 'filters[have_stages]',
						default: true,
					}),
					text('title', 'Title Contains', 'Part of the title', {
						sendAs: 'filters[title]',
						placeholder: 'e.g. sales',
					}),
				),
				sort(['title', 'Title'], ['popular', 'Number of Deals']),
			],
			returns: 'dealGroups',
			paging: 'byOffset',
			simple,
		},
		getGroups: {
			name: 'Get User Groups',
			action: 'Get the user groups of a pipeline',
			description: 'Read which user groups may work with a pipeline',
			docs: 'retrieve-a-pipeline',
			route: 'GET /dealGroups/{pipeline}/dealGroupGroups',
			fields: [pipelines.locator()],
			returns: 'dealGroupGroups',
			answers: 'list',
		},
		getInaccessible: {
			name: 'Get Inaccessible',
			action: 'Get the pipelines that a user cannot see',
			description: 'Read which pipelines of some deals a user has no access to',
			docs: 'retrieve-inaccessible-pipelines-by-user',
			route: 'GET /dealGroup/get_inaccessible_deal_groups',
			fields: [
				required(
					several('ids', 'Deal IDs', 'The deals, as an array or separated by commas', {
						sendAs: 'dealIds',
						placeholder: 'e.g. 31, 45',
					}),
				),
				users.locator({ sendAs: 'userId', required: true }),
			],
			returns: 'dealGroups',
			answers: 'list',
			simple,
		},
		getUsers: {
			name: 'Get Users',
			action: 'Get the users of all pipelines',
			description: 'Read which users are given the new deals of which pipelines',
			docs: 'list-all-pipelines',
			route: 'GET /dealGroupUsers',
			returns: 'dealGroupUsers',
			paging: 'byOffset',
		},
		update: {
			name: 'Update',
			action: 'Update a pipeline',
			description: 'Change the title, the currency or the access of a pipeline',
			docs: 'update-a-pipeline',
			route: 'PUT /dealGroups/{pipeline}',
			wrap: 'dealGroup',
			fields: [
				pipelines.locator(),
				updateFields(title, currency, ...access),
				options(clearWhenEmpty),
			],
			returns: 'dealGroup',
			simple,
		},
	},
} satisfies Resource;
