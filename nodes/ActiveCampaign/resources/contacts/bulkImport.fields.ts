import type { Field } from '../../core/descriptor';
import {
	additionalFields,
	choice,
	email,
	required,
	rows,
	several,
	text,
	toggle,
} from '../../core/form/fields';
import { asNumber } from '../../core/values';
import { lists } from '../shared/things';

/** The importer's objects for lists. */
const asLists = (ids: unknown) => (ids as string[]).map((listid) => ({ listid }));

const tags = several('tags', 'Tags', 'Added to the contact and created where new, with commas', {
	placeholder: 'e.g. Customer, Newsletter',
});

export const contacts = rows('contacts', 'Contacts', 'Add Contact', {
	name: 'contact',
	displayName: 'Contact',
	values: [
		text('account', 'Account', 'The name of the account that the contact belongs to', {
			sendAs: 'customer_acct_name',
			placeholder: 'e.g. Example Ltd',
		}),
		rows('fields', 'Custom Fields', 'Add Field', {
			name: 'field',
			displayName: 'Field',
			values: [
				required(
					text('id', 'Field ID', 'The ID of the custom field', {
						placeholder: 'e.g. 5',
						convert: asNumber,
					}),
				),
				required(
					text('value', 'Field Value', 'Several values with || between', {
						placeholder: 'e.g. blue||green',
					}),
				),
			],
		}),
		required(email('email', 'Email', 'The e-mail address of the contact')),
		text('firstName', 'First Name', 'Given name', {
			sendAs: 'first_name',
			placeholder: 'e.g. Nathan',
		}),
		text('lastName', 'Last Name', 'Family name', {
			sendAs: 'last_name',
			placeholder: 'e.g. Smith',
		}),
		text('phone', 'Phone', 'Phone number', { placeholder: 'e.g. +1 555 010 0100' }),
		several('subscribe', 'Subscribe to List IDs', 'The IDs of lists, with commas between', {
			convert: asLists,
			placeholder: 'e.g. 3, 4',
		}),
		tags,
		several('unsubscribe', 'Unsubscribe From List IDs', 'The IDs of lists, with commas between', {
			convert: asLists,
			placeholder: 'e.g. 5',
		}),
	],
});

const pairs = (name: string, displayName: string, one: string): Field =>
	rows(name, displayName, `Add ${one}`, {
		name: 'pair',
		displayName: 'Pair',
		values: [
			required(text('key', `${one} Name`, 'Name of the value', { placeholder: 'e.g. batch' })),
			required(text('value', `${one} Value`, 'What is sent', { placeholder: 'e.g. spring' })),
		],
	});

const callback = rows(
	'callback',
	'Callback',
	'Set Callback',
	{
		name: 'request',
		displayName: 'Request',
		values: [
			toggle(
				'detailed_results',
				'Detailed Results',
				'Whether a POST tells how many contacts were imported and which were not',
				{ default: true, convert: (on) => String(on === true) },
			),
			pairs('headers', 'Headers', 'Header'),
			choice('requestType', 'Method', 'How the address is called', [
				['POST', 'POST'],
				['GET', 'GET'],
			]),
			pairs('params', 'Parameters', 'Parameter'),
			required(
				text('url', 'URL', 'Where the end of the import is told', {
					placeholder: 'e.g. https://example.com/imported',
				}),
			),
		],
	},
	{ typeOptions: { multipleValues: false } },
);

/** Fields for all contacts of the import; the importer has no such members, so the step copies them. */
export const forAll = additionalFields(
	{ ...tags, name: 'addTags', displayName: 'Add Tags to All', sendAs: 'forAll.tags' },
	callback,
	toggle('excludeAutomations', 'Exclude Automations', 'Whether the import starts no automations', {
		sendAs: 'forAll.exclude_automations',
		default: true,
	}),
	lists.picks('subscribeLists', 'Subscribe All to Lists', 'Lists that all contacts are put on', {
		sendAs: 'forAll.subscribe',
		convert: asLists,
	}),
	lists.picks(
		'unsubscribeLists',
		'Unsubscribe All From Lists',
		'Lists that all contacts are taken off',
		{ sendAs: 'forAll.unsubscribe', convert: asLists },
	),
);
