import type { Resource } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import {
	additionalFields,
	choice,
	clearWhenEmpty,
	email,
	longText,
	options,
	required,
	text,
	updateFields,
} from '../../core/form/fields';
import { readSender } from '../../core/form/readers';
import { lists, messages } from '../shared/things';

const fromName = text('fromName', 'Sender Name', 'The name that the message comes from', {
	sendAs: 'fromname',
	placeholder: 'e.g. Ann of Example Ltd',
});
const fromEmail = email('fromEmail', 'Sender Email', 'The address that the message comes from', {
	sendAs: 'fromemail',
	reads: readSender,
});
const replyTo = email('replyTo', 'Reply To', 'The address that answers go to', {
	sendAs: 'reply2',
	reads: readSender,
});
const subjectLine = text('subject', 'Subject', 'The subject line', {
	placeholder: 'e.g. Spring sale starts today',
});
const preheader = text(
	'preheader',
	'Preheader',
	'The line that mail programs show after the subject',
	{
		sendAs: 'preheader_text',
		placeholder: 'e.g. 20 % off until Sunday',
	},
);

const simple = [
	'id',
	'name',
	'subject',
	'preheader_text',
	'fromname',
	'fromemail',
	'reply2',
	'cdate',
	'mdate',
];

export const messageResource = {
	name: 'Message',
	value: 'message',
	description: 'The contents of campaigns: sender, subject and text',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a message',
			description: 'Add a message. To send it, make a campaign with it next.',
			docs: 'create-a-new-message',
			route: 'POST /messages',
			recovery: messages.recovery,
			wrap: 'message',
			fields: [
				required(fromName),
				required(fromEmail),
				required(replyTo),
				additionalFields(subjectLine, preheader),
			],
			returns: 'message',
			simple,
		},
		createWithContent: {
			name: 'Create With Content',
			action: 'Create a message with its text for a campaign',
			description:
				'Add a message with its HTML and text for some lists, ready to be sent by a campaign',
			docs: 'https://www.activecampaign.com/api/example.php?call=message_add',
			api: 'v1',
			route: 'POST /message_add',
			recovery: {
				...messages.recovery,
				same: equalIn(['subject', 'fromemail'], ['fromname', 'reply2']),
				answer: ({ id }) => ({ id }),
			},
			fixed: {
				priority: 3,
				charset: 'utf-8',
				encoding: 'quoted-printable',
				htmlconstructor: 'editor',
				textconstructor: 'editor',
			},
			fields: [
				required(subjectLine),
				required(fromName),
				required(fromEmail),
				required(replyTo),
				required(
					lists.picks('lists', 'Lists', 'The lists that may get the message', {
						sendAs: (ids) => Object.fromEntries((ids as string[]).map((id) => [`p[${id}]`, id])),
					}),
				),
				choice('format', 'Format', 'What the mail is made of', [
					['mime', 'HTML and Text'],
					['html', 'HTML'],
					['text', 'Text'],
				]),
				longText(
					'html',
					'HTML',
					'The message as HTML; put %UNSUBSCRIBELINK% where the link belongs',
					{
						showWhen: { format: ['mime', 'html'] },
					},
				),
				longText('text', 'Plain Text', 'The message without formatting', {
					showWhen: { format: ['mime', 'text'] },
				}),
			],
		},
		delete: {
			name: 'Delete',
			action: 'Delete a message',
			description: 'Delete a message',
			docs: 'delete-a-message',
			route: 'DELETE /messages/{message}',
			fields: [messages.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get a message',
			description: 'Read one message',
			docs: 'retrieve-a-message',
			route: 'GET /messages/{message}',
			fields: [messages.locator()],
			returns: 'message',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many messages',
			description: 'Read the messages of the account',
			docs: 'list-all-messages',
			route: 'GET /messages',
			returns: 'messages',
			paging: 'byOffset',
			simple,
		},
		update: {
			name: 'Update',
			action: 'Update a message',
			description: 'Change the sender, the subject or the text of a message',
			docs: 'update-a-message',
			route: 'PUT /messages/{message}',
			wrap: 'message',
			fields: [
				messages.locator(),
				updateFields(
					fromName,
					fromEmail,
					replyTo,
					subjectLine,
					preheader,
					text('name', 'Name', 'The name that your team sees', {
						placeholder: 'e.g. Spring sale, version A',
					}),
					longText('text', 'Plain Text', 'The message without formatting'),
					longText('html', 'HTML', 'The message as HTML'),
				),
				options(clearWhenEmpty),
			],
			returns: 'message',
			simple,
		},
	},
} satisfies Resource;
