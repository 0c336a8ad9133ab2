import { rowsOf } from '../../core/client/pages';
import type { Lookup } from '../../core/descriptor';
import { isRow, type Row } from '../../core/values';

const text = (value: unknown): string =>
	value === undefined || value === null ? '' : String(value);

const fullName = (row: Row): string =>
	[row.firstName, row.lastName].map(text).filter(Boolean).join(' ');

/** Value of a deal with its currency; one that the user may not see has none. */
const money = (row: Row): string =>
	row.value === undefined
		? ''
		: `${(Number(row.value) / 100).toFixed(2)} ${text(row.currency).toUpperCase()}`;

/** The stages of a page of pipelines, each with its pipeline's name: every pipeline has a “To Contact”. */
const stagesBeside = (pipelines: Row[], page: unknown): Row[] =>
	(isRow(page) ? rowsOf(page, 'dealStages') : []).map((stage) => ({
		...stage,
		pipeline: pipelines.find(({ id }) => text(id) === text(stage.group))?.title,
	}));

/** Everything that users know by name: one entry gives the selector, “By Name” and the cache. */
export const lookups: Record<string, Lookup> = {
	accountFields: {
		label: 'account field',
		route: 'GET /accountCustomFieldMeta',
		returns: 'accountCustomFieldMeta',
		title: (row) => text(row.fieldLabel),
		detail: (row) => text(row.fieldType),
	},
	accounts: {
		label: 'account',
		route: 'GET /accounts',
		returns: 'accounts',
		search: 'search',
		title: (row) => text(row.name),
		detail: (row) => text(row.accountUrl),
	},
	addresses: {
		label: 'address',
		route: 'GET /addresses',
		returns: 'addresses',
		title: (row) => text(row.companyName),
		detail: (row) => [row.address1, row.city].map(text).filter(Boolean).join(', '),
	},
	automations: {
		label: 'automation',
		route: 'GET /automations',
		returns: 'automations',
		title: (row) => text(row.name),
		detail: (row) => (text(row.status) === '1' ? '' : 'inactive'),
	},
	campaigns: {
		label: 'campaign',
		route: 'GET /campaigns',
		returns: 'campaigns',
		title: (row) => text(row.name),
		detail: (row) => text(row.sdate).slice(0, 10),
		changedBy: ['campaign', 'campaign_create'],
	},
	connections: {
		label: 'connection',
		route: 'GET /connections',
		returns: 'connections',
		title: (row) => text(row.name),
		detail: (row) => text(row.service),
	},
	contacts: {
		label: 'contact',
		route: 'GET /contacts',
		returns: 'contacts',
		search: 'search',
		exact: 'email',
		title: (row) => text(row.email),
		detail: fullName,
		changedBy: ['contact', 'import/bulk_import'],
	},
	dealFields: {
		label: 'custom field of deals',
		route: 'GET /dealCustomFieldMeta',
		returns: 'dealCustomFieldMeta',
		title: (row) => text(row.fieldLabel),
		detail: (row) => text(row.fieldType),
	},
	dealRoles: {
		label: 'deal role',
		route: 'GET /dealRoles',
		returns: 'dealRoles',
		search: 'search',
		title: (row) => text(row.title),
	},
	deals: {
		label: 'deal',
		route: 'GET /deals',
		returns: 'deals',
		search: 'filters[title]',
		title: (row) => text(row.title),
		detail: money,
	},
	ecommerceCustomers: {
		label: 'e-commerce customer',
		route: 'GET /ecomCustomers',
		returns: 'ecomCustomers',
		search: 'filters[email]',
		// The one that sums up all shops has the same address: by its address the shop's own is meant.
		title: (row) => `${text(row.email)}${text(row.connectionid) === '0' ? ', all shops' : ''}`,
		detail: (row) => (text(row.connectionid) === '0' ? '' : `connection ${text(row.connectionid)}`),
	},
	ecommerceOrders: {
		label: 'e-commerce order',
		route: 'GET /ecomOrders',
		returns: 'ecomOrders',
		search: 'filters[externalid]',
		title: (row) => text(row.externalid) || `cart ${text(row.externalcheckoutid)}`,
		detail: (row) => text(row.email),
	},
	fields: {
		label: 'custom field',
		route: 'GET /fields',
		returns: 'fields',
		title: (row) => text(row.title),
		detail: (row) => text(row.type),
		changedBy: ['fieldOption', 'fieldOptions', 'fieldRels'],
	},
	forms: {
		label: 'form',
		route: 'GET /forms',
		returns: 'forms',
		title: (row) => text(row.name),
		detail: (row) => text(row.title),
	},
	groups: {
		label: 'user group',
		route: 'GET /groups',
		returns: 'groups',
		title: (row) => text(row.title),
	},
	lists: {
		label: 'list',
		route: 'GET /lists',
		returns: 'lists',
		search: 'filters[name]',
		title: (row) => text(row.name),
		detail: (row) => (text(row.channel) === 'sms' ? 'SMS' : ''),
	},
	messages: {
		label: 'message',
		route: 'GET /messages',
		returns: 'messages',
		title: (row) => text(row.name) || text(row.subject),
		detail: (row) => text(row.subject),
		changedBy: ['message_add'],
	},
	personalizations: {
		label: 'personalization variable',
		route: 'GET /personalizations',
		returns: 'personalizations',
		title: (row) => text(row.name),
		detail: (row) => text(row.tag),
	},
	pipelines: {
		label: 'pipeline',
		route: 'GET /dealGroups',
		returns: 'dealGroups',
		title: (row) => text(row.title),
	},
	savedResponses: {
		label: 'saved response',
		route: 'GET /savedResponses',
		returns: 'savedResponses',
		title: (row) => text(row.title),
		detail: (row) => text(row.subject),
	},
	segments: {
		label: 'segment',
		route: 'GET /audiences',
		returns: 'data',
		paging: 'byPage',
		title: (row) => text((row.attributes as Row | undefined)?.name),
		changedBy: ['segmentsV2'],
	},
	smsBroadcasts: {
		label: 'SMS broadcast',
		route: 'GET /sms/broadcasts',
		returns: 'broadcasts',
		search: 'filters[name]',
		title: (row) => text(row.name),
		detail: (row) => text(row.status).replace('_', ' '),
	},
	smsLists: {
		label: 'SMS list',
		route: 'GET /sms/lists',
		returns: 'lists',
		search: 'filters[name]',
		title: (row) => text(row.name),
		changedBy: ['lists'],
	},
	schemas: {
		label: 'custom object',
		route: 'GET /customObjects/schemas',
		returns: 'schemas',
		title: (row) => text(isRow(row.labels) ? row.labels.singular : row.slug),
		detail: (row) => text(row.slug),
	},
	scores: {
		label: 'score',
		route: 'GET /scores',
		returns: 'scores',
		title: (row) => text(row.name),
		detail: (row) => (text(row.reltype) === 'deal' ? 'deals' : ''),
	},
	stages: {
		label: 'stage',
		route: 'GET /dealGroups',
		returns: 'dealGroups',
		read: stagesBeside,
		title: (row) => text(row.title),
		detail: (row) => text(row.pipeline),
		changedBy: ['dealStages'],
	},
	tags: {
		label: 'tag',
		route: 'GET /tags',
		returns: 'tags',
		search: 'search',
		title: (row) => text(row.tag),
		detail: (row) => (text(row.tagType) === 'template' ? 'template tag' : ''),
	},
	taskOutcomes: {
		label: 'task outcome',
		route: 'GET /taskOutcomes',
		returns: 'taskOutcomes',
		title: (row) => text(row.title),
		detail: (row) => text(row.sentiment).toLowerCase(),
	},
	taskTypes: {
		label: 'task type',
		route: 'GET /dealTasktypes',
		returns: 'dealTasktypes',
		title: (row) => text(row.title),
		detail: (row) => (text(row.status) === '1' ? 'disabled' : ''),
	},
	templates: {
		label: 'template',
		route: 'GET /templates',
		returns: 'templates',
		title: (row) => text(row.name),
		detail: (row) => text(row.subject),
	},
	trackedDomains: {
		label: 'domain',
		route: 'GET /prism/urlWhitelistings',
		returns: 'data',
		title: ({ attributes }) => text(isRow(attributes) ? attributes.whitelisted_domain : ''),
		detail: ({ attributes }) => {
			const page = text(isRow(attributes) ? attributes.whitelisted_page : '');
			return page === '*' ? '' : page;
		},
	},
	users: {
		label: 'user',
		route: 'GET /users',
		returns: 'users',
		title: (row) => text(row.email),
		detail: fullName,
	},
	whatsappTemplates: {
		label: 'WhatsApp template',
		route: 'GET /channel/whatsapp/channels/whatsapp/template',
		returns: 'results',
		paging: 'byPage',
		title: (row) => text(row.name),
		detail: (row) => [row.language, row.status].map(text).filter(Boolean).join(', '),
	},
	webhooks: {
		label: 'webhook',
		route: 'GET /webhooks',
		returns: 'webhooks',
		title: (row) => text(row.name),
		detail: (row) => text(row.url),
	},
};
