import type { Lookup, Row } from '../core/types';

const text = (value: unknown): string =>
	value === undefined || value === null ? '' : String(value);

const fullName = (row: Row): string =>
	[row.firstName, row.lastName].map(text).filter(Boolean).join(' ');

/** Everything that users know by name: one entry gives the selector, “By Name” and the cache. */
export const lookups: Record<string, Lookup> = {
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
	contacts: {
		label: 'contact',
		route: 'GET /contacts',
		returns: 'contacts',
		search: 'search',
		exact: 'email',
		title: (row) => text(row.email),
		detail: fullName,
		changedBy: ['contact', 'import'],
	},
	fields: {
		label: 'custom field',
		route: 'GET /fields',
		returns: 'fields',
		title: (row) => text(row.title),
		detail: (row) => text(row.type),
		changedBy: ['fieldOption', 'fieldOptions', 'fieldRels'],
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
	tags: {
		label: 'tag',
		route: 'GET /tags',
		returns: 'tags',
		search: 'search',
		title: (row) => text(row.tag),
		detail: (row) => (text(row.tagType) === 'template' ? 'template tag' : ''),
	},
	users: {
		label: 'user',
		route: 'GET /users',
		returns: 'users',
		title: (row) => text(row.email),
		detail: fullName,
	},
};
