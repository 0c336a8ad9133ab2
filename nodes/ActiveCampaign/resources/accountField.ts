import {
	additionalFields,
	asNumber,
	choice,
	clearWhenEmpty,
	number,
	options,
	required,
	several,
	text,
	toggle,
	updateFields,
} from '../core/fields';
import type { Resource } from '../core/types';
import { accountField } from './locators';
import { traces } from './traces';

const label = text('label', 'Name', 'What the field is called', {
	sendAs: 'fieldLabel',
	placeholder: 'e.g. Industry',
});

const type = choice(
	'type',
	'Type',
	'What can be entered',
	[
		['text', 'Text', 'One line'],
		['textarea', 'Text Area', 'Several lines'],
		['number', 'Number'],
		['currency', 'Currency', 'An amount of money'],
		['date', 'Date'],
		['datetime', 'Date and Time'],
		['dropdown', 'Dropdown', 'One of several options'],
		['radio', 'Radio', 'One of several options, all in sight'],
		['multiselect', 'Multi-Select', 'Any of several options'],
		['checkbox', 'Checkbox', 'Any of several options, all in sight'],
		['hidden', 'Hidden', 'Not shown on forms'],
	],
	{ sendAs: 'fieldType' },
);

const details = [
	text(
		'defaultValue',
		'Default Value',
		'The value when none is given; an amount in cents, several options as an array',
		{
			sendAs: 'fieldDefault',
			placeholder: 'e.g. Retail',
		},
	),
	several('fieldOptions', 'Options', 'What can be chosen, separated by commas or as an array', {
		placeholder: 'e.g. Retail, Wholesale',
	}),
	number('order', 'Order', 'Place of the field among the others', {
		sendAs: 'displayOrder',
		convert: asNumber,
		typeOptions: { minValue: 0 },
	}),
	toggle('visible', 'Visible in Forms', 'Whether the field is offered when forms are built', {
		sendAs: 'isFormVisible',
		default: true,
	}),
];

const currency = text(
	'currency',
	'Currency',
	'The currency of a currency field, as a code of three letters',
	{
		sendAs: 'fieldDefaultCurrency',
		placeholder: 'e.g. eur',
	},
);

const simple = [
	'id',
	'fieldLabel',
	'fieldType',
	'fieldOptions',
	'fieldDefault',
	'fieldDefaultCurrency',
	'isFormVisible',
	'isRequired',
	'displayOrder',
	'personalization',
];

export const accountFieldResource: Resource = {
	name: 'Account Custom Field',
	value: 'accountField',
	description: 'The custom fields of accounts and their options',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a custom field of accounts',
			description: 'Add a custom field that every account gets',
			docs: 'create-a-customfieldmeta',
			route: 'POST /accountCustomFieldMeta',
			trace: traces.accountField,
			wrap: 'accountCustomFieldMetum',
			fields: [required(label), required(type), additionalFields(...details, currency)],
			returns: 'accountCustomFieldMetum',
			simple,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a custom field of accounts',
			description: 'Delete a custom field with the values of all accounts',
			docs: 'delete-a-custom-field',
			route: 'DELETE /accountCustomFieldMeta/{field}',
			fields: [accountField()],
		},
		get: {
			name: 'Get',
			action: 'Get a custom field of accounts',
			description: 'Read one custom field of accounts',
			docs: 'retrieve-a-custom-field-meta',
			route: 'GET /accountCustomFieldMeta/{field}',
			fields: [accountField()],
			returns: 'accountCustomFieldMetum',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many custom fields of accounts',
			description: 'Read the custom fields of accounts with their options',
			docs: 'list-all-custom-fields-meta',
			route: 'GET /accountCustomFieldMeta',
			returns: 'accountCustomFieldMeta',
			paging: 'byOffset',
			simple,
		},
		update: {
			name: 'Update',
			action: 'Update a custom field of accounts',
			description: 'Change the name, the options or the details of a custom field; its type stays',
			docs: 'update-a-custom-field',
			route: 'PUT /accountCustomFieldMeta/{field}',
			wrap: 'accountCustomFieldMetum',
			fields: [accountField(), updateFields(label, ...details), options(clearWhenEmpty)],
			returns: 'accountCustomFieldMetum',
			simple,
		},
	},
};
