import type { Field, Resource } from '../../core/descriptor';
import {
	email,
	filters,
	json,
	options,
	required,
	rows,
	several,
	text,
	toggle,
} from '../../core/form/fields';

const uuid = (name: string, label: string, description: string, sendAs = name): Field =>
	text(name, label, description, {
		sendAs,
		placeholder: 'e.g. 0b6cf5c8-7f0c-4c1e-9d3a-1f2b3c4d5e6f',
	});

const flow = uuid('flow', 'Flow ID', 'Only this flow');
const flowVersion = uuid('version', 'Version ID', 'Only this version of the flow', 'flow_version');

const overwrite = (name: string, label: string, what: string, sendAs: string): Field =>
	toggle(name, label, `Whether ${what} replace those that are stored, instead of joining them`, {
		sendAs,
	});

/** The contacts to start a flow for, with the data to store about them. */
const people = rows(
	'contacts',
	'Contacts',
	'Add Contact',
	{
		name: 'contacts',
		displayName: 'Contact',
		values: [
			required(
				text('phone', 'Phone', 'The number on WhatsApp, with country code', {
					placeholder: 'e.g. +15550100100',
				}),
			),
			text('firstName', 'First Name', 'Given name', {
				sendAs: 'first_name',
				placeholder: 'e.g. Nathan',
			}),
			text('lastName', 'Last Name', 'Family name', {
				sendAs: 'last_name',
				placeholder: 'e.g. Smith',
			}),
			email('email', 'Email', 'The e-mail address'),
			text('externalId', 'External ID', 'What another system calls the contact', {
				sendAs: 'external_id',
				placeholder: 'e.g. C-1001',
			}),
			text('externalUrl', 'External URL', 'Page of the contact in another system', {
				sendAs: 'external_url',
				placeholder: 'e.g. https://example.com/c/1001',
			}),
			text('source', 'Source', 'Where the contact comes from', { placeholder: 'e.g. website' }),
			uuid('id', 'WhatsApp Contact ID', 'The contact, where it is known already'),
			text('whatsappId', 'WhatsApp ID', 'What WhatsApp calls the contact', {
				sendAs: 'wa_id',
				placeholder: 'e.g. 15550100100',
			}),
			text('nativeId', 'Native ID', 'What the channel calls the contact', {
				sendAs: 'native_id',
				placeholder: 'e.g. 15550100100',
			}),
			text('channel', 'Channel ID', 'The WhatsApp number that is used for the contact', {
				sendAs: 'default_channel',
				placeholder: 'e.g. 1',
				convert: Number,
			}),
			several('users', 'User IDs', 'The users who look after the contact', {
				sendAs: 'default_assignees',
				placeholder: 'e.g. 1, 2',
				convert: (ids) => (ids as string[]).map(Number),
			}),
			json('tags', 'Tags (JSON)', 'Tags of the contact in WhatsApp', {
				placeholder: 'e.g. [{"id": 2, "name": "vip"}]',
			}),
			json('meta', 'More (JSON)', 'Values that the flow can use', {
				placeholder: 'e.g. {"order": "1001"}',
			}),
			overwrite('overwriteTags', 'Overwrite Tags', 'these tags', 'overwrite_tags'),
			overwrite('overwriteUsers', 'Overwrite Users', 'these users', 'overwrite_default_assignees'),
			overwrite('overwriteMeta', 'Overwrite More', 'these values', 'overwrite_meta'),
		],
	},
	{ ordered: true },
);

export const whatsappFlowResource = {
	name: 'WhatsApp Flow',
	value: 'whatsappFlow',
	description: 'Conversations that run by themselves: starting them, and how far they are',
	first: 'run',
	operations: {
		get: {
			name: 'Get Run',
			action: 'Get a run of a WhatsApp flow',
			description: 'Read how far one run of a flow is',
			docs: 'get-flow-execution',
			route: 'GET /channel/whatsapp/flow-execution/{id}',
			fields: [required(uuid('id', 'Run ID', 'The run, as Run gave it'))],
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many runs of WhatsApp flows',
			description: 'Read the runs of flows',
			docs: 'list-flow-execution',
			route: 'GET /channel/whatsapp/flow-execution',
			fields: [
				filters(
					flow,
					flowVersion,
					text('search', 'Status or Email', 'Status of the run or address of who started it', {
						placeholder: 'e.g. RUNNING',
					}),
				),
			],
			returns: 'results',
			paging: 'byNumber',
		},
		getContact: {
			name: 'Get Contact of a Run',
			action: 'Get a contact of a WhatsApp flow run',
			description: 'Read how far one contact is in a flow, with each step',
			docs: 'get-flow-execution-contact',
			route: 'GET /channel/whatsapp/flow-execution-contact/{id}',
			fields: [required(uuid('id', 'ID', 'The contact of the run, from Get Contacts of Runs'))],
		},
		getContacts: {
			name: 'Get Contacts of Runs',
			action: 'Get the contacts of WhatsApp flow runs',
			description: 'Read how far contacts are in flows',
			docs: 'list-flow-execution-contact',
			route: 'GET /channel/whatsapp/flow-execution-contact',
			fields: [
				filters(
					uuid('contactId', 'WhatsApp Contact ID', 'Only this contact', 'contact'),
					flow,
					flowVersion,
					uuid('id', 'ID', 'Only this contact of a run'),
					toggle('active', 'In Progress', 'Whether contacts are meant who are in a flow now', {
						sendAs: 'is_active',
						default: true,
					}),
					uuid('run', 'Run ID', 'Only this run', 'flow_execution'),
					text('search', 'Phone, Name or Email', 'Part of phone number, name or address', {
						placeholder: 'e.g. Smith',
					}),
					uuid(
						'step',
						'Step ID',
						'Only contacts who came to this step',
						'execution_steps__step_id',
					),
				),
			],
			returns: 'results',
			paging: 'byPage',
		},
		run: {
			name: 'Run',
			action: 'Run a WhatsApp flow for contacts',
			description: 'Begin a flow with the contacts that are given',
			docs: 'create-a-flow-execution',
			route: 'POST /channel/whatsapp/flow/{id}/run',
			consequence: 'sends',
			recovery: 'runs of a flow are listed without the contacts they began with',
			fixed: { execute_for: 'LIST' },
			fields: [
				required(uuid('id', 'Flow ID', 'The flow, as ActiveCampaign shows it in its address')),
				required({ ...people, sendAs: 'contact_list' }),
				options(
					toggle(
						'priority',
						'Priority',
						'Whether other flows and conversations of the contacts are ended',
						{ sendAs: 'has_priority' },
					),
				),
			],
		},
	},
} satisfies Resource;
