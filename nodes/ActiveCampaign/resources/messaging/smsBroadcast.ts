import type { Resource } from '../../core/descriptor';
import {
	additionalFields,
	choice,
	clearWhenEmpty,
	filters,
	options,
	required,
	sort,
	text,
	updateFields,
} from '../../core/form/fields';
import { smsBroadcasts } from '../shared/things';
import { draftOperations } from './smsBroadcast.draft';
import { reportFilters, body, details, name } from './smsBroadcast.fields';
import { reportOperations } from './smsBroadcast.reports';

const simple = [
	'id',
	'name',
	'body',
	'status',
	'scheduled_date',
	'sent_date',
	'sent_to_count',
	'list_ids',
	'created_at',
	'updated_at',
];

export const smsBroadcastResource = {
	name: 'SMS Broadcast',
	value: 'smsBroadcast',
	description: 'Text messages to many contacts, and how they were received',
	first: 'getAll',
	operations: {
		...draftOperations,
		...reportOperations,
		create: {
			name: 'Create',
			action: 'Create an SMS broadcast',
			description: 'Add a broadcast as a draft. To send it, use Update and set its status.',
			docs: 'createBroadcast',
			route: 'POST /sms/broadcasts',
			recovery: smsBroadcasts.recovery,
			fixed: { status: 'draft' },
			fields: [required(name), required(body), additionalFields(...details)],
			simple,
		},
		delete: {
			name: 'Delete',
			action: 'Delete an SMS broadcast',
			description: 'Delete a broadcast; its messages stay with those who got them',
			docs: 'deleteBroadcast',
			route: 'DELETE /sms/broadcasts/{broadcast}',
			fields: [smsBroadcasts.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get an SMS broadcast',
			description: 'Read one broadcast',
			docs: 'getBroadcast',
			route: 'GET /sms/broadcasts/{broadcast}',
			fields: [smsBroadcasts.locator()],
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many SMS broadcasts',
			description: 'Read the broadcasts of the account',
			docs: 'listBroadcasts',
			route: 'GET /sms/broadcasts',
			fields: [
				reportFilters(
					'query',
					text('name', 'Name Contains', 'Part of the name', {
						sendAs: 'filters[name]',
						placeholder: 'e.g. sale',
					}),
					choice(
						'status',
						'Status',
						'How far the broadcast is',
						[
							['draft', 'Draft'],
							['pending_review', 'In Review'],
							['scheduled', 'Scheduled'],
							['sending', 'Being Sent'],
							['sent', 'Sent'],
						],
						{ sendAs: 'filters[status]' },
					),
					text('type', 'Type', 'The kind of broadcast; of no use yet', {
						sendAs: 'filters[type]',
						placeholder: 'e.g. broadcast',
					}),
				),
				sort(['name', 'Name'], ['created_at', 'Created'], ['sent_date', 'Sent']),
			],
			returns: 'broadcasts',
			paging: 'byOffset',
			simple,
			unproven: 'The reference does not say by which members broadcasts can be ordered',
		},
		getCredits: {
			name: 'Get Credits',
			action: 'Get the SMS credits',
			description: 'Read how many messages the account has sent and can still send in this period',
			docs: 'getSmsCreditData',
			route: 'GET /sms/credits',
			returns: 'smsCredits',
		},
		getLists: {
			name: 'Get Lists',
			action: 'Get the lists for SMS broadcasts',
			description: 'Read the lists that broadcasts can be sent to, with their subscribers',
			docs: 'listBroadcastLists',
			route: 'GET /sms/lists',
			fields: [
				filters(
					text('name', 'Name Contains', 'Part of the name', {
						sendAs: 'filters[name]',
						placeholder: 'e.g. news',
					}),
				),
			],
			returns: 'lists',
			paging: 'byOffset',
		},
		update: {
			name: 'Update',
			action: 'Update or send an SMS broadcast',
			description: 'Change a broadcast, or hand it in to be reviewed and sent',
			docs: 'updateBroadcast',
			route: 'PUT /sms/broadcasts/{broadcast}',
			consequence: 'sends',
			fields: [
				smsBroadcasts.locator(),
				updateFields(
					name,
					body,
					...details,
					text('customRunId', 'Run ID', 'A match whose contacts it is sent to', {
						sendAs: 'custom_run_id',
						placeholder: 'e.g. 744390a5-208e-4c3d-b709-b3c3ea6e5948',
					}),
					choice('status', 'Status', 'Whether it stays a draft or is sent', [
						['draft', 'Draft', 'Stays with your team'],
						['pending_review', 'Send', 'Reviewed by ActiveCampaign and then sent'],
					]),
				),
				options(clearWhenEmpty),
			],
			simple,
		},
	},
} satisfies Resource;
