import type { Recovery } from '../../core/client/exchange';
import { isRow, type Row } from '../../core/values';
import { readable, equalIn } from '../../core/equality';

/** How a lost create of each kind is found again; kinds that nothing can find say why. */
export const recoveries = {
	accountContact: {
		route: 'GET /accountContacts',
		query: ({ contact, account }) => ({
			'filters[contact]': contact,
			'filters[account]': account,
		}),
		returns: 'accountContacts',
		same: equalIn(['contact', 'account']),
	},
	accountField: {
		route: 'GET /accountCustomFieldMeta',
		returns: 'accountCustomFieldMeta',
		same: equalIn(['fieldLabel'], ['fieldType']),
	},
	accountFieldValue: {
		route: 'GET /accountCustomFieldData',
		query: ({ customerAccountId }) => ({ 'filters[customerAccountId]': customerAccountId }),
		returns: 'accountCustomFieldData',
		// Answers name the account by either member.
		same: (row, sent) =>
			[row.accountId, row.customerAccountId].map(String).includes(String(sent.customerAccountId)) &&
			equalIn(['customFieldId'], ['fieldValue'])(row, sent),
		anyAge: true,
	},
	accountNote: {
		route: 'GET /accounts/{account}/notes',
		returns: 'notes',
		same: equalIn(['note']),
	},
	account: {
		route: 'GET /accounts',
		query: ({ name }) => ({ search: name }),
		returns: 'accounts',
		same: equalIn(['name'], ['accountUrl']),
	},
	address: {
		route: 'GET /addresses',
		returns: 'addresses',
		same: equalIn(
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
		same: equalIn(['title'], ['type']),
	},
	campaign: {
		route: 'GET /campaigns',
		returns: 'campaigns',
		same: equalIn(['name'], ['type']),
	},
	connection: {
		route: 'GET /connections',
		query: ({ service, externalid }) => ({
			'filters[service]': service,
			'filters[externalid]': externalid,
		}),
		returns: 'connections',
		same: equalIn(['service', 'externalid']),
	},
	contact: {
		route: 'GET /contacts',
		query: ({ email, phone }) => (email ? { email } : phone ? { phone } : undefined),
		returns: 'contacts',
		same: (row, sent) => equalIn([sent.email ? 'email' : 'phone'])(row, sent),
	},
	contactAutomation: {
		route: 'GET /contacts/{contact}/contactAutomations',
		returns: 'contactAutomations',
		// Some answers have the automation as `seriesid` alone.
		same: (row, sent) =>
			equalIn(['automation'])(row, sent) || equalIn([['automation', 'seriesid']])(row, sent),
	},
	customField: {
		route: 'GET /fields',
		returns: 'fields',
		same: equalIn(['title'], ['type', 'perstag']),
	},
	customFieldGroup: {
		route: 'GET /groupMembers',
		returns: 'groupDefinitions',
		same: equalIn(['label']),
	},
	customFieldOnList: {
		route: 'GET /fields/{field}/relations',
		returns: 'fieldRels',
		same: equalIn(['relid'], ['field']),
		anyAge: true,
	},
	customObject: {
		route: 'GET /customObjects/schemas',
		returns: 'schemas',
		same: equalIn(['slug']),
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
		same: equalIn(['contact'], ['deal']),
		anyAge: true,
	},
	dealField: {
		route: 'GET /dealCustomFieldMeta',
		returns: 'dealCustomFieldMeta',
		same: equalIn(['fieldLabel'], ['fieldType']),
	},
	dealFieldValue: {
		route: 'GET /dealCustomFieldData',
		query: ({ dealId }) => ({ 'filters[dealId]': dealId }),
		returns: 'dealCustomFieldData',
		same: equalIn(['dealId', 'customFieldId'], ['fieldValue']),
		anyAge: true,
	},
	dealNote: {
		route: 'GET /deals/{deal}/notes',
		returns: 'notes',
		same: equalIn(['note']),
	},
	dealRole: {
		route: 'GET /dealRoles',
		query: ({ title }) => ({ search: title }),
		returns: 'dealRoles',
		same: equalIn(['title']),
	},
	deal: {
		route: 'GET /deals',
		query: ({ title }) => ({ 'filters[title]': title }),
		returns: 'deals',
		// A deal that the key may not see has a title and nothing to tell it by.
		same: (row, sent) =>
			row.isDisabled !== true &&
			equalIn(['title'], ['contact', 'account', 'value', 'currency', 'group', 'stage'])(row, sent),
	},
	ecommerceCustomer: {
		route: 'GET /ecomCustomers',
		query: ({ connectionid, externalid }) => ({
			'filters[connectionid]': connectionid,
			'filters[externalid]': externalid,
		}),
		returns: 'ecomCustomers',
		same: equalIn(['connectionid', 'externalid']),
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
			equalIn([
				'connectionid',
				sent.externalid === undefined ? 'externalcheckoutid' : 'externalid',
			])(row, sent),
	},
	eventName: {
		route: 'GET /eventTrackingEvents',
		returns: 'eventTrackingEvents',
		same: equalIn(['name']),
		anyAge: true,
	},
	form: {
		route: 'GET /forms',
		returns: 'forms',
		same: equalIn(['name'], ['title', 'layout']),
	},
	group: {
		route: 'GET /groups',
		returns: 'groups',
		same: equalIn(['title'], ['descript']),
	},
	legacyCampaign: {
		route: 'GET /campaigns',
		returns: 'campaigns',
		same: equalIn(['name'], ['type']),
		answer: ({ id }) => ({ id }),
	},
	legacyMessage: {
		route: 'GET /messages',
		returns: 'messages',
		same: equalIn(['subject', 'fromemail'], ['fromname', 'reply2']),
		answer: ({ id }) => ({ id }),
	},
	listGroup: {
		route: 'GET /listGroups',
		returns: 'listGroups',
		// Some answers have the IDs as `listid` and `groupid`.
		same: (row, sent) =>
			equalIn(['listid', 'groupid'])(row, sent) ||
			equalIn([
				['listid', 'list'],
				['groupid', 'group'],
			])(row, sent),
		anyAge: true,
	},
	list: {
		route: 'GET /lists',
		query: ({ name }) => ({ 'filters[name]': name }),
		returns: 'lists',
		same: equalIn(['name'], ['stringid']),
	},
	message: {
		route: 'GET /messages',
		returns: 'messages',
		same: equalIn(['fromemail'], ['fromname', 'reply2', 'subject', 'preheader_text']),
	},
	note: {
		route: 'GET /notes',
		returns: 'notes',
		same: equalIn(['note', 'relid'], ['reltype']),
	},
	personalization: {
		route: 'GET /personalizations',
		query: ({ tag }) => ({ 'filter[tag]': tag }),
		returns: 'personalizations',
		same: equalIn(['tag'], ['name']),
		anyAge: true,
	},
	pipeline: {
		route: 'GET /dealGroups',
		query: ({ title }) => ({ 'filters[title]': title }),
		returns: 'dealGroups',
		same: equalIn(['title'], ['currency']),
	},
	savedResponse: {
		route: 'GET /savedResponses',
		returns: 'savedResponses',
		same: equalIn(['title', 'subject'], ['body']),
	},
	siteTrackingDomain: {
		route: 'GET /siteTrackingDomains',
		returns: 'siteTrackingDomains',
		same: equalIn(['name']),
		anyAge: true,
	},
	smsBroadcast: {
		route: 'GET /sms/broadcasts',
		query: ({ name }) => ({ 'filters[name]': name }),
		returns: 'broadcasts',
		same: equalIn(['name'], ['body']),
	},
	stage: {
		route: 'GET /dealStages',
		query: ({ title, group }) => ({ 'filters[title]': title, 'filters[d_groupid]': group }),
		returns: 'dealStages',
		same: equalIn(['title', 'group']),
	},
	tag: {
		route: 'GET /tags',
		query: ({ tag }) => ({ 'filters[search][eq]': tag }),
		returns: 'tags',
		same: equalIn(['tag'], ['tagType']),
	},
	taskOutcome: {
		route: 'GET /taskOutcomes',
		returns: 'taskOutcomes',
		same: equalIn(['title'], ['sentiment']),
	},
	taskReminder: {
		route: 'GET /dealTasks/{dealTask}/taskNotifications',
		returns: 'taskNotifications',
		same: equalIn(['interval'], ['dealTask']),
		anyAge: true,
	},
	taskTypeOutcome: {
		route: 'GET /tasktypeOutcomeRels',
		returns: 'tasktypeOutcomeRels',
		same: equalIn(['tasktype', 'outcome']),
		anyAge: true,
	},
	taskType: {
		route: 'GET /dealTasktypes',
		returns: 'dealTasktypes',
		same: equalIn(['title']),
	},
	task: {
		route: 'GET /dealTasks',
		query: ({ relid }) => ({ 'filters[relid]': relid }),
		returns: 'dealTasks',
		same: equalIn(['relid', 'dealTasktype'], ['reltype', 'title', 'note', 'duedate']),
	},
	urlWhitelisting: {
		route: 'GET /prism/urlWhitelistings',
		returns: 'data',
		same: (row, sent) =>
			equalIn(['whitelisted_domain', 'whitelisted_page'])(membersOf(row), membersOf(sent)),
		anyAge: true,
	},
	user: {
		route: 'GET /users',
		returns: 'users',
		same: equalIn(['username'], ['email']),
		anyAge: true,
	},
	webhook: {
		route: 'GET /webhooks',
		query: ({ url }) => ({ 'filters[url]': url }),
		returns: 'webhooks',
		same: equalIn(['url'], ['name', 'events', 'sources', 'listid']),
	},
} satisfies Record<string, Recovery>;

function membersOf({ attributes }: Row): Row {
	return isRow(attributes) ? attributes : {};
}

/** By the values that were sent, whose record may have had other ones under the same external ID. */
function isSameRecord(row: Row, sent: Row): boolean {
	if (sent.externalId !== undefined && !equalIn(['externalId'])(row, sent)) return false;
	const held = new Map(fieldsOf(row).map(({ id, value }) => [String(id), readable(value)]));
	const given = fieldsOf(sent);
	return (
		given.length > 0 && given.every(({ id, value }) => held.get(String(id)) === readable(value))
	);
}

function fieldsOf({ fields }: Row): Row[] {
	return Array.isArray(fields) ? fields.filter(isRow) : [];
}
