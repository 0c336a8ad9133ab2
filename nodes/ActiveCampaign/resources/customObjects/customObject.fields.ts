import type { Field, FieldGroup } from '../../core/descriptor';
import {
	type Choice,
	choice,
	json,
	required,
	rows,
	several,
	text,
	toggle,
} from '../../core/form/fields';
import { rowMembers } from '../../core/run/request';

export const slug = text('slug', 'Slug', 'Name without spaces by which programs know it', {
	placeholder: 'e.g. event-ticket',
});
export const singular = text('name', 'Name', 'What one of them is called', {
	sendAs: 'labels.singular',
	placeholder: 'e.g. Event Ticket',
});
export const plural = text('label', 'Plural Name', 'What several of them are called', {
	sendAs: 'labels.plural',
	placeholder: 'e.g. Event Tickets',
});
export const description = text('description', 'Description', 'What the object stands for', {
	placeholder: 'e.g. Tickets sold in the shop',
});
export const appId = text('appId', 'App ID', 'The app that the object belongs to', {
	placeholder: 'e.g. my-app',
});

/** Deleted fields are shown by default, because new fields cannot reuse their names. */
export const showFields = choice(
	'showFields',
	'Deleted Fields',
	'Whether fields that were deleted are shown as well',
	[
		['', 'Leave Out'],
		['all', 'Show'],
	],
	{ default: 'all', place: 'query' },
);

const types: readonly Choice[] = [
	['checkbox', 'Checkbox'],
	['currency', 'Currency'],
	['date', 'Date'],
	['datetime', 'Date and Time'],
	['decimal', 'Decimal'],
	['dropdown', 'Dropdown'],
	['hidden', 'Hidden'],
	['multiselect', 'Multi-Select'],
	['number', 'Number'],
	['radio', 'Radio'],
	['text', 'Text'],
	['textarea', 'Text Area'],
];

export const schemaFields = rows(
	'values',
	'Fields',
	'Add Field',
	{
		name: 'schemaField',
		displayName: 'Field',
		values: [
			text('defaultCurrency', 'Default Currency', 'For a field of type Currency, three letters', {
				placeholder: 'e.g. USD',
			}),
			required(
				text('id', 'Field ID', 'Name without spaces by which records give the value', {
					placeholder: 'e.g. seat-number',
				}),
			),
			required(
				text('singular', 'Field Name', 'What the field is called', {
					sendAs: 'labels.singular',
					placeholder: 'e.g. Seat Number',
				}),
			),
			text('plural', 'Field Plural Name', 'What several of them are called', {
				sendAs: 'labels.plural',
				placeholder: 'e.g. Seat Numbers',
			}),
			text('slug', 'Field Slug', 'Another name for programs', { placeholder: 'e.g. seat-number' }),
			several('options', 'Options', 'What can be chosen, with commas between', {
				placeholder: 'e.g. Standing, Seated',
				convert: (words) => (words as string[]).map((value) => ({ value })),
			}),
			toggle('isRequired', 'Required', 'Whether every record must have it'),
			text('scale', 'Scale', 'Digits behind the point of a number', {
				placeholder: 'e.g. 2',
				convert: Number,
			}),
			choice('type', 'Type', 'What can be entered', types, { default: 'text' }),
		],
	},
	{ sendAs: 'fields' },
);

const relationship: FieldGroup = {
	name: 'relationship',
	displayName: 'Relationship',
	values: [
		choice('namespace', 'Related To', 'What a record belongs to', [
			['contacts', 'Contacts'],
			['accounts', 'Accounts'],
			['deals', 'Deals'],
		]),
		text('description', 'Relationship Description', 'What the relation means', {
			placeholder: 'e.g. Who bought the ticket',
		}),
		required(
			text('id', 'Relationship ID', 'Name without spaces by which records give it', {
				placeholder: 'e.g. primary-contact',
			}),
		),
		required(
			text('singular', 'Relationship Name', 'What the relation is called', {
				sendAs: 'labels.singular',
				placeholder: 'e.g. Primary Contact',
			}),
		),
		text('plural', 'Relationship Plural Name', 'What several of them are called', {
			sendAs: 'labels.plural',
			placeholder: 'e.g. Primary Contacts',
		}),
	],
};

/** Relations of its records to contacts, accounts or deals. ActiveCampaign refuses `hasMany: true` (observed 2026). */
export const relationships = rows(
	'relationships',
	'Relationships',
	'Add Relationship',
	relationship,
	{
		sendAs: (given) => ({
			relationships: rowMembers(relationship, given).map((members) => ({
				...members,
				hasMany: false,
			})),
		}),
	},
);

/** All fields as JSON: for what the rows do not support, or to copy those of another object. */
export const fieldsAsJson: Field = json(
	'fieldsJson',
	'Fields as JSON',
	'All fields as ActiveCampaign gives them, in place of Fields',
	{
		sendAs: 'fields',
		placeholder: 'e.g. [{"labels":{"singular":"Seat","plural":"Seats"},"type":"text"}]',
	},
);

export const icon = text('icon', 'Icon URL', 'Address of the picture that is shown', {
	sendAs: 'icons.default',
	placeholder: 'e.g. https://example.com/ticket.png',
});
