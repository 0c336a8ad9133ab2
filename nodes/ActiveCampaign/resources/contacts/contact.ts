import type { Recovery } from '../../core/client/exchange';
import type { Operation, Resource } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import {
	additionalFields,
	choice,
	clearWhenEmpty,
	createMissingOptions,
	dateTime,
	email,
	filters,
	options,
	required,
	several,
	sort,
	subject,
	text,
	toggle,
	waitForResult,
} from '../../core/form/fields';
import { readIdOrAddress, readPartOfAddress } from '../../core/form/readers';
import { importsAreSilent } from '../shared/notices';
import { automations, contacts, lists, tags } from '../shared/things';
import { address, customFields, firstName, lastName, phone, simple } from './contact.fields';
import { updateContact } from './contact.update';
import { details, detailsOfMany, withDetails } from './contactDetails.steps';
import { contactImport, contactUpsertInBulk, useBulkImporter } from './contactImport.steps';
import { importParts, parts } from './contactParts.fields';
import { upsertContact } from './contactUpsert.steps';
import { importerRoute } from './importer';

/** `contact/sync` sometimes answers with nothing although it has stored the contact (activecampaign-api-php issue 71). */
const storedContact: Recovery = {
	route: 'GET /contacts',
	query: ({ email: address }) => ({ email: address }),
	returns: 'contacts',
	same: equalIn(['email'], ['firstName', 'lastName']),
	anyAge: true,
};

/** A read of something that belongs to one contact. */
const ofContact = (
	path: string,
	name: string,
	action: string,
	description: string,
	docs: string,
	returns = path,
	answers: Operation['answers'] = 'list',
): Operation => ({
	name,
	action,
	description,
	docs,
	route: `GET /contacts/{contact}/${path}`,
	fields: [contacts.locator()],
	returns,
	answers,
});

export const contactResource = {
	name: 'Contact',
	value: 'contact',
	description: 'The people in your account',
	first: 'upsert',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a contact',
			description: 'Add a new contact; fails when the e-mail address is known already',
			docs: 'create-a-new-contact',
			route: 'POST /contacts',
			recovery: contacts.recovery,
			wrap: 'contact',
			fields: [
				subject(required({ ...address, showWhen: { allowNullEmail: [false] } })),
				required({ ...phone, showWhen: { allowNullEmail: [true] } }),
				toggle(
					'allowNullEmail',
					'Without Email',
					'Whether the contact has a phone number and no e-mail address',
				),
				additionalFields(firstName, lastName, {
					...phone,
					displayName: 'Phone Number',
					name: 'phoneNumber',
					sendAs: 'phone',
				}),
				customFields,
				options(createMissingOptions),
			],
			returns: 'contact',
			simple,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a contact',
			description: 'Delete a contact with its tags and subscriptions',
			docs: 'delete-contact',
			route: 'DELETE /contacts/{contact}',
			fields: [contacts.locator({ subject: true })],
		},
		get: {
			name: 'Get',
			action: 'Get a contact',
			description: 'Read one contact, found by e-mail address or ID',
			docs: 'get-contact',
			route: 'GET /contacts/{contact}',
			fields: [contacts.locator(), options(details)],
			returns: 'contact',
			simple,
			enrich: withDetails,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many contacts',
			description: 'Read contacts, all or those that fit the filters',
			docs: 'list-all-contacts',
			route: 'GET /contacts',
			fields: [
				filters(
					automations.locator({
						sendAs: 'seriesid',
						required: false,
						description: 'Contacts that are or were in this automation',
					}),
					dateTime('createdAfter', 'Created After', 'Contacts created after this time', {
						sendAs: 'filters[created_after]',
					}),
					dateTime('createdBefore', 'Created Before', 'Contacts created before this time', {
						sendAs: 'filters[created_before]',
					}),
					email('email', 'Email Is', 'The whole e-mail address'),
					text('emailContains', 'Email Contains', 'Part of the e-mail address', {
						sendAs: 'email_like',
						reads: readPartOfAddress,
						placeholder: 'e.g. @example.com',
					}),
					text('exclude', 'Exclude ID', 'ID of a contact to leave out', { placeholder: 'e.g. 42' }),
					text('formId', 'Form ID', 'Contacts that came through this form', {
						sendAs: 'formid',
						placeholder: 'e.g. 3',
					}),
					toggle(
						'onlyVisible',
						'Only Lists I May See',
						'Whether to leave out contacts that the user of the API key may not see',
						{
							sendAs: 'in_group_lists',
							convert: (on) => (on === true ? 'true' : undefined),
						},
					),
					several('ids', 'IDs', 'Contacts with these IDs, separated by commas', {
						sendAs: 'ids',
						placeholder: 'e.g. 1, 2, 42',
					}),
					text('idAbove', 'ID Greater Than', 'Contacts with a higher ID than this', {
						sendAs: 'id_greater',
						placeholder: 'e.g. 1000',
					}),
					text('idBelow', 'ID Less Than', 'Contacts with a lower ID than this', {
						sendAs: 'id_less',
						placeholder: 'e.g. 2000',
					}),
					lists.locator({
						sendAs: 'listid',
						required: false,
						description: 'Contacts of this list',
					}),
					text('phone', 'Phone Starts With', 'First digits of the phone number', {
						placeholder: 'e.g. +1 555',
					}),
					text('search', 'Search', 'Part of a name, phone number or e-mail address', {
						placeholder: 'e.g. smith',
					}),
					text(
						'segmentId',
						'Segment ID',
						'Contacts that match this segment; ActiveCampaign remembers the result for an hour',
						{
							sendAs: 'segmentid',
							placeholder: 'e.g. 7',
						},
					),
					toggle(
						'refreshSegment',
						'Segment: Count Anew',
						'Whether to match the segment anew instead of taking the result of the last hour',
						{
							sendAs: 'forceQuery',
							convert: (on) => (on === true ? 1 : undefined),
						},
					),
					text(
						'sortId',
						'Score to Sort By',
						'The ID of the score, when the results are sorted by score',
						{
							placeholder: 'e.g. 2',
						},
					),
					choice('status', 'Status', 'Status of the contact, on the list if one is given', [
						[-1, 'Any'],
						[1, 'Active'],
						[3, 'Bounced'],
						[0, 'Unconfirmed'],
						[2, 'Unsubscribed'],
					]),
					tags.locator({
						sendAs: 'tagid',
						required: false,
						description: 'Contacts that have this tag',
					}),
					dateTime('updatedAfter', 'Updated After', 'Contacts changed after this time', {
						sendAs: 'filters[updated_after]',
					}),
					dateTime('updatedBefore', 'Updated Before', 'Contacts changed before this time', {
						sendAs: 'filters[updated_before]',
					}),
					text('waitId', 'Waiting in Step ID', 'Contacts that wait in this step of an automation', {
						sendAs: 'waitid',
						placeholder: 'e.g. 12',
					}),
				),
				sort(
					['cdate', 'Created'],
					['email', 'Email'],
					['first_name', 'First Name'],
					['id', 'ID'],
					['last_name', 'Last Name'],
					['name', 'Full Name'],
					['score', 'Score', 'Needs the filter Score to Sort By'],
				),
				options(detailsOfMany),
			],
			returns: 'contacts',
			paging: 'byId',
			simple,
			enrich: withDetails,
		},
		getAccounts: ofContact(
			'accountContacts',
			'Get Accounts',
			'Get the accounts of a contact',
			'Read which account a contact belongs to, and the job title there',
			'retrieve-contact-account-contacts',
		),
		getAutomations: ofContact(
			'contactAutomations',
			'Get Automations',
			'Get the automations of a contact',
			'Read every run of a contact through an automation, with times and status',
			'list-all-contactautomations-for-contact',
		),
		getAutomationEntryCounts: ofContact(
			'automationEntryCounts',
			'Get Automation Entry Counts',
			'Count how often a contact entered each automation',
			'Read how often a contact entered each automation',
			'retrieve-contact-automation-entry-counts',
		),
		getBounceLogs: ofContact(
			'bounceLogs',
			'Get Bounce Logs',
			'Get the reasons why a contact bounced',
			'Read why mail to a contact bounced, and when',
			'retrieve-contact-bounce-logs',
		),
		getDealLinks: ofContact(
			'contactDeals',
			'Get Deal Links',
			'Get the deal links of a contact',
			'Read in which deals a contact takes part, as primary or further contact',
			'retrieve-contact-deals-list',
		),
		getDeals: ofContact(
			'deals',
			'Get Deals',
			'Get the deals of a contact',
			'Read the deals of a contact',
			'retrieve-contact-deals',
		),
		getFieldValues: ofContact(
			'fieldValues',
			'Get Field Values',
			'Get the custom field values of a contact',
			'Read the custom field values of a contact',
			'retrieve-contact-field-values',
		),
		getGeoIps: ofContact(
			'geoIps',
			'Get IP Addresses',
			'Get the IP addresses of a contact',
			'Read from which IP addresses a contact was seen',
			'retrieve-contact-geo-ips',
		),
		getGeoAddress: {
			name: 'Get IP Location',
			action: 'Get the location of an IP address',
			description: 'Read the place that ActiveCampaign found for an IP address of a contact',
			docs: 'retrieve-a-contacts-geo-ip-address',
			route: 'GET /geoIps/{id}/geoAddress',
			fields: [
				required(
					text('id', 'IP Address ID', 'The ID of the IP address record, from Get IP Addresses', {
						placeholder: 'e.g. 42',
					}),
				),
			],
			returns: 'geoAddress',
			answers: 'nothing',
		},
		getGoals: ofContact(
			'contactGoals',
			'Get Goals',
			'Get the goals that a contact reached',
			'Read which goals of automations a contact reached',
			'retrieve-contact-goals',
		),
		getLists: ofContact(
			'contactLists',
			'Get Lists',
			'Get the lists of a contact',
			'Read on which lists a contact is, and whether subscribed or not',
			'retrieve-contact-list-memberships',
		),
		getLogs: ofContact(
			'contactLogs',
			'Get Logs',
			'Get the log of a contact',
			'Read what happened to a contact: sends, opens, clicks and changes',
			'retrieve-contact-logs',
		),
		getMoreData: ofContact(
			'contactData',
			'Get Tracking Data',
			'Get the tracking data of a contact',
			'Read what was learned of a contact on the way: browser, campaign parameters, location',
			'retrieve-contact-data',
			'contactDatum',
			'nothing',
		),
		getNotes: ofContact(
			'notes',
			'Get Notes',
			'Get the notes on a contact',
			'Read the notes on a contact',
			'retrieve-contact-notes',
		),
		getOrganization: ofContact(
			'organization',
			'Get Organization',
			'Get the organization of a contact',
			'Read the organization of a contact; ActiveCampaign has replaced organizations by accounts',
			'retrieve-contact-organization',
			'organization',
			'nothing',
		),
		getPersonalEmails: {
			name: 'Get Personal Emails',
			action: 'Get the personal emails to contacts',
			description: 'Read the e-mails that users wrote to contacts one by one, across the account',
			docs: 'retrieve-contact-data',
			route: 'GET /contactEmails',
			returns: 'contactEmails',
			paging: 'byOffset',
		},
		getPlusAppend: ofContact(
			'plusAppend',
			'Get Social Data',
			'Get the social data of a contact',
			'Read what ActiveCampaign added to a contact from public profiles',
			'retrieve-contact-plus-append',
			'plusAppend',
			'nothing',
		),
		getScores: ofContact(
			'scoreValues',
			'Get Scores',
			'Get the scores of a contact',
			'Read the score values of a contact',
			'retrieve-a-contacts-score-value',
		),
		getTrackingData: {
			name: 'Get Tracking Data of All Contacts',
			action: 'Get the tracking data of all contacts',
			description: 'Read what was learned of every contact on the way: browser, campaign, location',
			docs: 'retrieve-contact-data',
			route: 'GET /contactData',
			returns: 'contactData',
			paging: 'byOffset',
		},
		getTrackingLogs: ofContact(
			'trackingLogs',
			'Get Website Visits',
			'Get the website visits and events of a contact',
			'Read which pages a contact visited and which events were tracked',
			'retrieve-contact-tracking-logs',
		),
		update: updateContact,
		import: {
			name: 'Import',
			action: 'Import many contacts at once',
			description:
				'Create or update contacts through the bulk importer: 250 in a request, by e-mail address. Starts no webhooks, and never subscribes again who has unsubscribed.',
			...importerRoute,
			fields: [
				importsAreSilent,
				required(address),
				additionalFields(firstName, lastName, phone),
				importParts,
				customFields,
				...waitForResult,
				options(
					createMissingOptions,
					toggle(
						'excludeAutomations',
						'Start No Automations',
						'Whether the contacts stay out of automations that the import would start',
						{ sendAs: false },
					),
					toggle(
						'returnIds',
						'Return IDs',
						'Whether to read the ID of each contact, which takes a request each',
						{ sendAs: false },
					),
				),
			],
			batch: contactImport,
		},
		upsert: {
			name: 'Create or Update',
			action: 'Create or update a contact',
			description: 'Add a contact, or change the one that has this e-mail address',
			docs: 'sync-a-contacts-data',
			route: 'POST /contact/sync',
			wrap: 'contact',
			fields: [
				subject(required(address)),
				additionalFields(firstName, lastName, phone),
				parts,
				customFields,
				options(
					clearWhenEmpty,
					createMissingOptions,
					text('knownId', 'Contact ID', 'Update the contact with this ID, its e-mail address too', {
						sendAs: false,
						placeholder: 'e.g. 123',
						reads: readIdOrAddress,
					}),
					toggle('dryRun', 'Dry Run', 'Whether to show the requests instead of sending them', {
						sendAs: false,
					}),
					email(
						'formerEmail',
						'Former Email',
						'Update the contact with this address, which may have changed',
						{
							sendAs: false,
						},
					),
					useBulkImporter(
						'Whether many contacts go through the bulk importer, which is much faster and starts no webhooks',
					),
				),
			],
			returns: 'contact',
			steps: upsertContact,
			batch: contactUpsertInBulk,
			repeatable: true,
			recovery: storedContact,
			simple: [
				'id',
				'email',
				'firstName',
				'lastName',
				'phone',
				'cdate',
				'udate',
				'parts',
				'dryRun',
				'requests',
			],
		},
	},
} satisfies Resource;
