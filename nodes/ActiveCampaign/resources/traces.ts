import { isRow } from '../core/decode';
import type { Row, Trace } from '../core/types';
import { readable, sameIn } from './sameness';

/** How a lost create of each kind is found again; kinds that nothing can find say why. */
export const traces = {
	accountContact: {
		route: 'GET /accountContacts',
		query: ({ contact, account }) => ({
			'filters[contact]': contact,
			'filters[account]': account,
		}),
		returns: 'accountContacts',
		same: sameIn(['contact', 'account']),
	},
	accountField: {
		route: 'GET /accountCustomFieldMeta',
		returns: 'accountCustomFieldMeta',
		same: sameIn(['fieldLabel'], ['fieldType']),
	},
	accountFieldValue: {
		route: 'GET /accountCustomFieldData',
		query: ({ customerAccountId }) => ({ 'filters[customerAccountId]': customerAccountId }),
		returns: 'accountCustomFieldData',
		// Answers name the account by either member.
		same: (row, sent) =>
			[row.accountId, row.customerAccountId].map(String).includes(String(sent.customerAccountId)) &&
			sameIn(['customFieldId'], ['fieldValue'])(row, sent),
		anyAge: true,
	},
	accountNote: {
		route: 'GET /accounts/{account}/notes',
		returns: 'notes',
		same: sameIn(['note']),
	},
	account: {
		route: 'GET /accounts',
		query: ({ name }) => ({ search: name }),
		returns: 'accounts',
		same: sameIn(['name'], ['accountUrl']),
	},
	address: {
		route: 'GET /addresses',
		returns: 'addresses',
		same: sameIn(
			[
				['company_name', 'companyName'],
				['address_1', 'address1'],
			],
			['country', 'city', 'zip'],
		),
	},
	calendar: {
		route: 'GET /calendars',
		returns: 'calendars',
		same: sameIn(['title'], ['type']),
	},
	campaign: {
		route: 'GET /campaigns',
		returns: 'campaigns',
		same: sameIn(['name'], ['type']),
	},
	connection: {
		route: 'GET /connections',
		query: ({ service, externalid }) => ({
			'filters[service]': service,
			'filters[externalid]': externalid,
		}),
		returns: 'connections',
		same: sameIn(['service', 'externalid']),
	},
	contact: {
		route: 'GET /contacts',
		query: ({ email, phone }) => (email ? { email } : phone ? { phone } : undefined),
		returns: 'contacts',
		same: (row, sent) => sameIn([sent.email ? 'email' : 'phone'])(row, sent),
	},
	contactAutomation: {
		route: 'GET /contacts/{contact}/contactAutomations',
		returns: 'contactAutomations',
		// Some answers have the automation as `seriesid` alone.
		same: (row, sent) =>
			sameIn(['automation'])(row, sent) || sameIn([['automation', 'seriesid']])(row, sent),
	},
	customField: {
		route: 'GET /fields',
		returns: 'fields',
		same: sameIn(['title'], ['type', 'perstag']),
	},
	customFieldGroup: {
		route: 'GET /groupMembers',
		returns: 'groupDefinitions',
		same: sameIn(['label']),
	},
	customFieldOnList: {
		route: 'GET /fields/{field}/relations',
		returns: 'fieldRels',
		same: sameIn(['relid'], ['field']),
		anyAge: true,
	},
	customObject: {
		route: 'GET /customObjects/schemas',
		returns: 'schemas',
		same: sameIn(['slug']),
	},
	customObjectRecord: {
		route: 'GET /customObjects/records/{schema}',
		query: () => ({ 'orders[createdTimestamp]': 'desc' }),
		returns: 'records',
		same: isSameRecord,
	},
	dealContact: {
		route: 'GET /deals/{deal}/contactDeals',
		returns: 'contactDeals',
		same: sameIn(['contact'], ['deal']),
		anyAge: true,
	},
	dealField: {
		route: 'GET /dealCustomFieldMeta',
		returns: 'dealCustomFieldMeta',
		same: sameIn(['fieldLabel'], ['fieldType']),
	},
	dealFieldValue: {
		route: 'GET /dealCustomFieldData',
		query: ({ dealId }) => ({ 'filters[dealId]': dealId }),
		returns: 'dealCustomFieldData',
		same: sameIn(['dealId', 'customFieldId'], ['fieldValue']),
		anyAge: true,
	},
	dealNote: {
		route: 'GET /deals/{deal}/notes',
		returns: 'notes',
		same: sameIn(['note']),
	},
	dealRole: {
		route: 'GET /dealRoles',
		query: ({ title }) => ({ search: title }),
		returns: 'dealRoles',
		same: sameIn(['title']),
	},
	deal: {
		route: 'GET /deals',
		query: ({ title }) => ({ 'filters[title]': title }),
		returns: 'deals',
		// A deal that the key may not see has a title and nothing to tell it by.
		same: (row, sent) =>
			row.isDisabled !== true &&
			sameIn(['title'], ['contact', 'account', 'value', 'currency', 'group', 'stage'])(row, sent),
	},
	ecommerceCustomer: {
		route: 'GET /ecomCustomers',
		query: ({ connectionid, externalid }) => ({
			'filters[connectionid]': connectionid,
			'filters[externalid]': externalid,
		}),
		returns: 'ecomCustomers',
		same: sameIn(['connectionid', 'externalid']),
		anyAge: true,
	},
	// An order and a cart have their own ID each.
	ecommerceOrder: {
		route: 'GET /ecomOrders',
		query: ({ connectionid, externalid, externalcheckoutid }) => ({
			'filters[connectionid]': connectionid,
			...(externalid === undefined
				? { 'filters[externalcheckoutid]': externalcheckoutid }
				: { 'filters[externalid]': externalid }),
		}),
		returns: 'ecomOrders',
		same: (row, sent) =>
			sameIn(['connectionid', sent.externalid === undefined ? 'externalcheckoutid' : 'externalid'])(
				row,
				sent,
			),
	},
	eventName: {
		route: 'GET /eventTrackingEvents',
		returns: 'eventTrackingEvents',
		same: sameIn(['name']),
		anyAge: true,
	},
	form: {
		route: 'GET /forms',
		returns: 'forms',
		same: sameIn(['name'], ['title', 'layout']),
	},
	group: {
		route: 'GET /groups',
		returns: 'groups',
		same: sameIn(['title'], ['descript']),
	},
	legacyCampaign: {
		route: 'GET /campaigns',
		returns: 'campaigns',
		same: sameIn(['name'], ['type']),
		answer: ({ id }) => ({ id }),
	},
	legacyMessage: {
		route: 'GET /messages',
		returns: 'messages',
		same: sameIn(['subject', 'fromemail'], ['fromname', 'reply2']),
		answer: ({ id }) => ({ id }),
	},
	listGroup: {
		route: 'GET /listGroups',
		returns: 'listGroups',
		// Some answers have the IDs as `listid` and `groupid`.
		same: (row, sent) =>
			sameIn(['listid', 'groupid'])(row, sent) ||
			sameIn([
				['listid', 'list'],
				['groupid', 'group'],
			])(row, sent),
		anyAge: true,
	},
	list: {
		route: 'GET /lists',
		query: ({ name }) => ({ 'filters[name]': name }),
		returns: 'lists',
		same: sameIn(['name'], ['stringid']),
	},
	message: {
		route: 'GET /messages',
		returns: 'messages',
		same: sameIn(['fromemail'], ['fromname', 'reply2', 'subject', 'preheader_text']),
	},
	note: {
		route: 'GET /notes',
		returns: 'notes',
		same: sameIn(['note', 'relid'], ['reltype']),
	},
	personalization: {
		route: 'GET /personalizations',
		query: ({ tag }) => ({ 'filter[tag]': tag }),
		returns: 'personalizations',
		same: sameIn(['tag'], ['name']),
		anyAge: true,
	},
	pipeline: {
		route: 'GET /dealGroups',
		query: ({ title }) => ({ 'filters[title]': title }),
		returns: 'dealGroups',
		same: sameIn(['title'], ['currency']),
	},
	savedResponse: {
		route: 'GET /savedResponses',
		returns: 'savedResponses',
		same: sameIn(['title', 'subject'], ['body']),
	},
	siteTrackingDomain: {
		route: 'GET /siteTrackingDomains',
		returns: 'siteTrackingDomains',
		same: sameIn(['name']),
		anyAge: true,
	},
	smsBroadcast: {
		route: 'GET /sms/broadcasts',
		query: ({ name }) => ({ 'filters[name]': name }),
		returns: 'broadcasts',
		same: sameIn(['name'], ['body']),
	},
	stage: {
		route: 'GET /dealStages',
		query: ({ title, group }) => ({ 'filters[title]': title, 'filters[d_groupid]': group }),
		returns: 'dealStages',
		same: sameIn(['title', 'group']),
	},
	tag: {
		route: 'GET /tags',
		query: ({ tag }) => ({ 'filters[search][eq]': tag }),
		returns: 'tags',
		same: sameIn(['tag'], ['tagType']),
	},
	taskOutcome: {
		route: 'GET /taskOutcomes',
		returns: 'taskOutcomes',
		same: sameIn(['title'], ['sentiment']),
	},
	taskReminder: {
		route: 'GET /dealTasks/{dealTask}/taskNotifications',
		returns: 'taskNotifications',
		same: sameIn(['interval'], ['dealTask']),
		anyAge: true,
	},
	taskTypeOutcome: {
		route: 'GET /tasktypeOutcomeRels',
		returns: 'tasktypeOutcomeRels',
		same: sameIn(['tasktype', 'outcome']),
		anyAge: true,
	},
	taskType: {
		route: 'GET /dealTasktypes',
		returns: 'dealTasktypes',
		same: sameIn(['title']),
	},
	task: {
		route: 'GET /dealTasks',
		query: ({ relid }) => ({ 'filters[relid]': relid }),
		returns: 'dealTasks',
		same: sameIn(['relid', 'dealTasktype'], ['reltype', 'title', 'note', 'duedate']),
	},
	urlWhitelisting: {
		route: 'GET /prism/urlWhitelistings',
		returns: 'data',
		same: (row, sent) =>
			sameIn(['whitelisted_domain', 'whitelisted_page'])(membersOf(row), membersOf(sent)),
		anyAge: true,
	},
	user: {
		route: 'GET /users',
		returns: 'users',
		same: sameIn(['username'], ['email']),
		anyAge: true,
	},
	webhook: {
		route: 'GET /webhooks',
		query: ({ url }) => ({ 'filters[url]': url }),
		returns: 'webhooks',
		same: sameIn(['url'], ['name', 'events', 'sources', 'listid']),
	},
} satisfies Record<string, Trace>;

function membersOf({ attributes }: Row): Row {
	return isRow(attributes) ? attributes : {};
}

/** By the values that were sent, whose record may have had other ones under the same external ID. */
function isSameRecord(row: Row, sent: Row): boolean {
	if (sent.externalId !== undefined && !sameIn(['externalId'])(row, sent)) return false;
	const held = new Map(fieldsOf(row).map(({ id, value }) => [String(id), readable(value)]));
	const given = fieldsOf(sent);
	return (
		given.length > 0 && given.every(({ id, value }) => held.get(String(id)) === readable(value))
	);
}

function fieldsOf({ fields }: Row): Row[] {
	return Array.isArray(fields) ? fields.filter(isRow) : [];
}
