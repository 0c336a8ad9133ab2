import type { Resource } from '../../core/descriptor';
import {
	choice,
	filters,
	json,
	required,
	rows,
	several,
	text,
	updateFields,
} from '../../core/form/fields';
import type { Row } from '../../core/values';

const id = required(
	text('id', 'Conversation ID', 'The ID of the conversation, from Get Many or Send', {
		placeholder: 'e.g. ee49ab6c-dfd8-4cb6-a512-5880f4385622',
	}),
);

export const whatsappConversationResource = {
	name: 'WhatsApp Conversation',
	value: 'whatsappConversation',
	description: 'What is written with contacts over WhatsApp',
	first: 'getAll',
	operations: {
		getAll: {
			name: 'Get Many',
			action: 'Get many WhatsApp conversations',
			description: 'Read the conversations of the inbox, of everybody or of one contact',
			docs: 'list-conversations',
			route: 'GET /channel/whatsapp/inbox/conversation',
			fields: [
				filters(
					text('contactId', 'WhatsApp Contact ID', 'The ID that conversations give for a contact', {
						sendAs: 'contact',
						placeholder: 'e.g. 0b6cf5c8-7f0c-4c1e-9d3a-1f2b3c4d5e6f',
					}),
					text('search', 'Contains', 'Part of what is looked for', { placeholder: 'e.g. Smith' }),
				),
			],
			returns: 'results',
			paging: 'byPage',
		},
		replace: {
			name: 'Replace',
			action: 'Replace all of a WhatsApp conversation',
			description: 'Give a conversation all of its members anew; to change only some, use Update',
			docs: 'update-a-conversation',
			route: 'PUT /channel/whatsapp/inbox/conversation/{id}/update',
			consequence: 'overwrites',
			fields: [
				id,
				required(
					json('definition', 'Conversation (JSON)', 'All members, named as Get Many shows them', {
						sendAs: (value) => value as Row,
						placeholder:
							'e.g. {"id": "ee49ab6c-dfd8-4cb6-a512-5880f4385622", "contact": "0b6cf5c8-7f0c-4c1e-9d3a-1f2b3c4d5e6f", "status": "RESOLVED", "assigned": [{"id": 1}], "tags": [{"id": 2, "name": "vip"}], "created_on": "2026-05-01T09:30:00Z", "source": {}, "assigned_team": 3, "channel": 1}',
					}),
				),
			],
		},
		update: {
			name: 'Update',
			action: 'Update a WhatsApp conversation',
			description: 'Change the status, the users, the team or the tags of a conversation',
			docs: 'partially-update-a-conversation',
			route: 'PATCH /channel/whatsapp/inbox/conversation/{id}/update',
			repeatable: true,
			fields: [
				id,
				updateFields(
					several('users', 'User IDs', 'The users who look after the conversation', {
						sendAs: 'assigned',
						placeholder: 'e.g. 1, 2',
						convert: (users) => (users as string[]).map((user) => ({ id: Number(user) })),
					}),
					choice('status', 'Status', 'How far the conversation is', [
						['NEW', 'New'],
						['CREATED', 'Created'],
						['FLOW', 'In a Flow'],
						['IN_PROGRESS', 'In Progress'],
						['RESOLVED', 'Resolved'],
						['CLOSED', 'Closed'],
					]),
					rows('tags', 'Tags', 'Add Tag', {
						name: 'tag',
						displayName: 'Tag',
						values: [
							required(
								text('id', 'Tag ID', 'The ID of the tag in WhatsApp', {
									placeholder: 'e.g. 2',
									convert: Number,
								}),
							),
							required(text('name', 'Name', 'The name of the tag', { placeholder: 'e.g. vip' })),
						],
					}),
					text('team', 'Team ID', 'The team that looks after the conversation', {
						sendAs: 'assigned_team',
						placeholder: 'e.g. 3',
						convert: Number,
					}),
					text('channel', 'Channel ID', 'The WhatsApp number that the conversation runs over', {
						placeholder: 'e.g. 1',
						convert: Number,
					}),
				),
			],
		},
	},
} satisfies Resource;
