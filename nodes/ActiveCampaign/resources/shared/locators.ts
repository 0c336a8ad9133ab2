import type { Field } from '../../core/descriptor';
import { locator, type More } from '../../core/form/fields';

/** The selectors that several resources share, so that a thing is asked for in one way everywhere. */

export const contact = (more: More = {}): Field =>
	locator(
		'contact',
		'Contact',
		'contacts',
		{ thing: 'contact', email: 'nathan@example.com', id: '123' },
		{
			required: true,
			...more,
		},
	);

export const tag = (more: More = {}): Field =>
	locator(
		'tag',
		'Tag',
		'tags',
		{ thing: 'tag', name: 'Customer', id: '16' },
		{ required: true, ...more },
	);

export const list = (more: More = {}): Field =>
	locator(
		'list',
		'List',
		'lists',
		{ thing: 'list', name: 'Newsletter', id: '3' },
		{ required: true, ...more },
	);

export const automation = (more: More = {}): Field =>
	locator(
		'automation',
		'Automation',
		'automations',
		{ thing: 'automation', name: 'Welcome series', id: '8' },
		{
			required: true,
			...more,
		},
	);

export const campaign = (more: More = {}): Field =>
	locator(
		'campaign',
		'Campaign',
		'campaigns',
		{ thing: 'campaign', name: 'Spring sale', id: '31' },
		{
			required: true,
			...more,
		},
	);

export const message = (more: More = {}): Field =>
	locator(
		'message',
		'Message',
		'messages',
		{ thing: 'message', name: 'Spring sale, version A', id: '12' },
		{
			required: true,
			...more,
		},
	);

export const customField = (more: More = {}): Field =>
	locator(
		'field',
		'Custom Field',
		'fields',
		{ thing: 'custom field', name: 'Favourite colour', id: '5' },
		{
			required: true,
			...more,
		},
	);

export const user = (more: More = {}): Field =>
	locator('user', 'User', 'users', { thing: 'user', id: '1' }, more);

export const group = (more: More = {}): Field =>
	locator(
		'group',
		'User Group',
		'groups',
		{ thing: 'user group', name: 'Marketing', id: '3' },
		{
			required: true,
			...more,
		},
	);

export const account = (more: More = {}): Field =>
	locator(
		'account',
		'Account',
		'accounts',
		{ thing: 'account', name: 'Example Ltd', id: '7' },
		{ required: true, ...more },
	);

export const accountField = (more: More = {}): Field =>
	locator(
		'field',
		'Custom Field',
		'accountFields',
		{ thing: 'custom field of accounts', name: 'Industry', id: '5' },
		{ required: true, ...more },
	);

export const address = (more: More = {}): Field =>
	locator(
		'address',
		'Address',
		'addresses',
		{ thing: 'address', name: 'Example Ltd', id: '2' },
		{ required: true, ...more },
	);

export const deal = (more: More = {}): Field =>
	locator(
		'deal',
		'Deal',
		'deals',
		{ thing: 'deal', name: 'Spring order', id: '31' },
		{ required: true, ...more },
	);

export const taskOutcome = (more: More = {}): Field =>
	locator(
		'taskOutcome',
		'Outcome',
		'taskOutcomes',
		{ thing: 'task outcome', name: 'Interested', id: '4' },
		{ required: true, ...more },
	);

export const taskType = (more: More = {}): Field =>
	locator(
		'taskType',
		'Task Type',
		'taskTypes',
		{ thing: 'task type', name: 'Call', id: '1' },
		{ required: true, ...more },
	);

export const dealField = (more: More = {}): Field =>
	locator(
		'field',
		'Custom Field',
		'dealFields',
		{ thing: 'custom field', name: 'Delivery date', id: '5' },
		{ required: true, ...more },
	);

export const dealRole = (more: More = {}): Field =>
	locator(
		'role',
		'Role',
		'dealRoles',
		{ thing: 'role', name: 'Decision Maker', id: '2' },
		{ required: true, ...more },
	);

export const pipeline = (more: More = {}): Field =>
	locator(
		'pipeline',
		'Pipeline',
		'pipelines',
		{ thing: 'pipeline', name: 'Sales', id: '1' },
		{ required: true, ...more },
	);

export const stage = (more: More = {}): Field =>
	locator(
		'stage',
		'Stage',
		'stages',
		{ thing: 'stage', name: 'To Contact', id: '3' },
		{ required: true, ...more },
	);

export const form = (more: More = {}): Field =>
	locator(
		'form',
		'Form',
		'forms',
		{ thing: 'form', name: 'Newsletter sign-up', id: '5' },
		{ required: true, ...more },
	);

export const savedResponse = (more: More = {}): Field =>
	locator(
		'savedResponse',
		'Saved Response',
		'savedResponses',
		{ thing: 'saved response', name: 'Thanks for your order', id: '2' },
		{ required: true, ...more },
	);

export const segment = (more: More = {}): Field =>
	locator(
		'segment',
		'Segment',
		'segments',
		{
			thing: 'segment',
			name: 'Customers of this year',
			id: '1ab85f0e-3b5c-4a35-bc07-242c68a7d195',
		},
		{ required: true, ...more },
	);

export const smsBroadcast = (more: More = {}): Field =>
	locator(
		'broadcast',
		'SMS Broadcast',
		'smsBroadcasts',
		{ thing: 'SMS broadcast', name: 'Spring sale', id: '7' },
		{ required: true, ...more },
	);

export const template = (more: More = {}): Field =>
	locator(
		'template',
		'Template',
		'templates',
		{ thing: 'template', name: 'Monthly newsletter', id: '2' },
		{ required: true, ...more },
	);

export const variable = (more: More = {}): Field =>
	locator(
		'personalization',
		'Variable',
		'personalizations',
		{ thing: 'variable', name: 'Opening hours', id: '8' },
		{ required: true, ...more },
	);

export const whatsappTemplate = (more: More = {}): Field =>
	locator(
		'template',
		'WhatsApp Template',
		'whatsappTemplates',
		{
			thing: 'WhatsApp template',
			name: 'order_shipped',
			id: 'a3ff7ee5-0c11-49e2-a0d6-7e316626f7b1',
		},
		{ required: true, ...more },
	);

export const connection = (more: More = {}): Field =>
	locator(
		'connection',
		'Connection',
		'connections',
		{ thing: 'connection', name: 'Toystore', id: '1' },
		{ required: true, ...more },
	);

export const ecommerceCustomer = (more: More = {}): Field =>
	byKey(
		'By Email',
		locator(
			'customer',
			'Customer',
			'ecommerceCustomers',
			{ thing: 'customer', name: 'nathan@example.com', id: '1' },
			{ required: true, description: 'By e-mail address, from the list or by ID', ...more },
		),
	);

export const ecommerceOrder = (more: More = {}): Field =>
	byKey(
		'By External ID',
		locator(
			'order',
			'Order',
			'ecommerceOrders',
			{ thing: 'order', name: '3246315233', id: '1' },
			{
				required: true,
				description: 'By its ID in the shop, from the list or by its ID in ActiveCampaign',
				...more,
			},
		),
	);

export const schema = (more: More = {}): Field =>
	locator(
		'schema',
		'Custom Object',
		'schemas',
		{ thing: 'custom object', name: 'Event Ticket', id: '6449c3f3-b68d-46d1-850b-c8aea998ce1b' },
		{ required: true, ...more },
	);

export const score = (more: More = {}): Field =>
	locator(
		'score',
		'Score',
		'scores',
		{ thing: 'score', name: 'Engagement', id: '1' },
		{ required: true, ...more },
	);

export const trackedDomain = (more: More = {}): Field =>
	locator(
		'domain',
		'Domain',
		'trackedDomains',
		{ thing: 'domain', name: 'example.com', id: '490469' },
		{ required: true, ...more },
	);

export const webhook = (more: More = {}): Field =>
	locator(
		'webhook',
		'Webhook',
		'webhooks',
		{ thing: 'webhook', name: 'New deals', id: '1' },
		{ required: true, ...more },
	);

/** A selector whose name is a key that a shop knows: too many to scroll, so the key comes first. */
function byKey(label: string, field: Field): Field {
	const modes = field.modes ?? [];
	const byName = modes
		.filter(({ name }) => name === 'name')
		.map((mode) => ({ ...mode, displayName: label }));
	return {
		...field,
		default: { mode: 'name', value: '' },
		modes: [...byName, ...modes.filter(({ name }) => name !== 'name')],
	};
}
