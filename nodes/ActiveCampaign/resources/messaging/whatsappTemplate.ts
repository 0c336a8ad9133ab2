import { plainRequest } from '../../core/client/route';
import type { Field, Resource, Steps } from '../../core/descriptor';
import {
	choice,
	type Choice,
	choices,
	filters,
	json,
	options,
	required,
	rows,
	several,
	text,
	updateFields,
} from '../../core/form/fields';
import { isRow, type Row } from '../../core/values';
import { whatsappTemplates } from '../shared/things';
import { languages } from './whatsappTemplate.languages';

const categories: readonly Choice[] = [
	['ACCOUNT_UPDATE', 'Account Update'],
	['ALERT_UPDATE', 'Alert Update'],
	['APPOINTMENT_UPDATE', 'Appointment Update'],
	['AUTHENTICATION', 'Authentication'],
	['AUTO_REPLY', 'Auto Reply'],
	['ISSUE_RESOLUTION', 'Issue Resolution'],
	['MARKETING', 'Marketing'],
	['OTP', 'One-Time Password'],
	['PAYMENT_UPDATE', 'Payment Update'],
	['PERSONAL_FINANCE_UPDATE', 'Personal Finance Update'],
	['RESERVATION_UPDATE', 'Reservation Update'],
	['SHIPPING_UPDATE', 'Shipping Update'],
	['TICKET_UPDATE', 'Ticket Update'],
	['TRANSACTIONAL', 'Transactional'],
	['TRANSPORTATION_UPDATE', 'Transportation Update'],
	['UTILITY', 'Utility'],
];

const statuses: readonly Choice[] = [
	['approved', 'Approved'],
	['deleted', 'Deleted'],
	['disabled', 'Disabled'],
	['draft', 'Draft'],
	['in_appeal', 'In Appeal'],
	['pending', 'Pending'],
	['pending_deletion', 'Being Deleted'],
	['rejected', 'Rejected'],
	['submitted', 'Submitted'],
];

const simple = ['id', 'name', 'language', 'category', 'status', 'rejected_reason', 'components'];

const joined = (values: unknown) => (values as string[]).join(',');

/** The members to sort by are not documented, so the user names one; a minus sorts in descending order. */
const order = options(
	text('ordering', 'Sort By', 'Member to order by, with a minus in front for descending order', {
		placeholder: 'e.g. -name',
	}),
);

/** Values for the placeholders of the template, in its order. */
const variables: Field = rows(
	'variables',
	'Variables',
	'Add Variable',
	{
		name: 'variable',
		displayName: 'Variable',
		values: [text('value', 'Value', 'What stands in the message', { placeholder: 'e.g. Nathan' })],
	},
	{
		description:
			'What the template leaves open, in its order: first the header, then the text, then the buttons',
		sendAs: (value) => ({ variables: (value as { variable: Row[] }).variable.map(textOf) }),
	},
);

function textOf({ value }: Row): string {
	return String(value ?? '');
}

/** The members of a template to send in an update. */
const templateMembers = [...simple, 'is_deleted', 'channel', 'is_sample', 'show_in_sandbox'];

/** An update needs the whole template, so the current one is read and merged with the changes. */
const updateTemplate: Steps = async ({ build, call }) => {
	const request = await build();
	const template = await call(plainRequest('GET', request.path));
	const current = Object.entries(isRow(template) ? template : {}).filter(([member]) =>
		templateMembers.includes(member),
	);
	const body = { ...Object.fromEntries(current), ...(request.body as Row) };
	const answer = await call({ ...request, body });
	return [isRow(answer) ? answer : { success: true }];
};

export const whatsappTemplateResource = {
	name: 'WhatsApp Template',
	value: 'whatsappTemplate',
	description: 'The messages that WhatsApp approved, and sending them',
	first: 'send',
	operations: {
		delete: {
			name: 'Delete',
			action: 'Delete a WhatsApp template',
			description: 'Delete a template',
			docs: 'delete-whatsapp-template',
			route: 'DELETE /channel/whatsapp/channels/whatsapp/template/{template}',
			fields: [whatsappTemplates.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get a WhatsApp template',
			description: 'Read one template',
			docs: 'get-whatsapp-template',
			route: 'GET /channel/whatsapp/channels/whatsapp/template/{template}',
			fields: [whatsappTemplates.locator()],
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many WhatsApp templates',
			description: 'Read the templates of the account',
			docs: 'list-whatsapp-templates',
			route: 'GET /channel/whatsapp/channels/whatsapp/template',
			fields: [
				filters(
					choices('categories', 'Categories', 'Templates of any of these', categories, {
						sendAs: 'category__in',
						convert: joined,
					}),
					several('channels', 'Channel IDs', 'Templates of any of these WhatsApp numbers', {
						sendAs: 'channel__in',
						placeholder: 'e.g. 1, 2',
						convert: (value) => (Array.isArray(value) ? value.join(',') : String(value)),
					}),
					choices('statuses', 'Statuses', 'Templates in any of these', statuses, {
						sendAs: 'status__in',
						convert: joined,
					}),
					text('search', 'Name or Status Contains', 'Part of the name or the status', {
						placeholder: 'e.g. order',
					}),
				),
				order,
			],
			returns: 'results',
			paging: 'byPage',
			simple,
		},
		send: {
			name: 'Send',
			action: 'Send a WhatsApp template',
			description: 'Send an approved message to one phone number',
			docs: 'send-a-whatsapp-template-message',
			route: 'POST /channel/whatsapp/channels/whatsapp/template/{template}/send',
			consequence: 'sends',
			recovery: 'templates that were sent are not listed',
			fields: [
				whatsappTemplates.locator(),
				required(
					text('phone', 'Phone', 'The number that it is sent to, with country code', {
						placeholder: 'e.g. +15550100100',
					}),
				),
				variables,
			],
		},
		update: {
			name: 'Update',
			action: 'Update a WhatsApp template',
			description: 'Change a template; WhatsApp may have to approve it again',
			docs: 'channels_whatsapp_template_update',
			route: 'PUT /channel/whatsapp/channels/whatsapp/template/{template}',
			fields: [
				whatsappTemplates.locator(),
				updateFields(
					choice('category', 'Category', 'What the template is for', categories),
					json('components', 'Components (JSON)', 'Header, text and buttons', {
						placeholder: 'e.g. [{"type": "BODY", "text": "Hello {{1}}"}]',
					}),
					choice('language', 'Language', 'The language it is written in', languages, {
						default: 'en',
					}),
					text('name', 'Name', 'The name of the template', { placeholder: 'e.g. order_shipped' }),
					choice('status', 'Status', 'How far the template is', statuses, { default: 'draft' }),
				),
			],
			steps: updateTemplate,
			simple,
		},
	},
} satisfies Resource;
