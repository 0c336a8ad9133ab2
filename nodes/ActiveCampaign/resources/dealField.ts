import {
	additionalFields,
	asNumber,
	choice,
	clearWhenEmpty,
	flag,
	number,
	options,
	required,
	several,
	text,
	toggle,
	updateFields,
} from '../core/fields';
import type { Resource } from '../core/types';
import { dealField } from './locators';
import { traces } from './traces';

const label = text('label', 'Name', 'What the field is called', {
	sendAs: 'fieldLabel',
	placeholder: 'e.g. Delivery date',
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
		'The value when none is given; for a currency field in cents',
		{ sendAs: 'fieldDefault', placeholder: 'e.g. Standard' },
	),
	several('fieldOptions', 'Options', 'What can be chosen, separated by commas or as an array', {
		placeholder: 'e.g. Standard, Express',
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
	{ sendAs: 'fieldDefaultCurrency', placeholder: 'e.g. eur' },
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

export const dealFieldResource: Resource = {
	name: 'Deal Custom Field',
	value: 'dealField',
	description: 'The custom fields of deals and their options',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a custom field of deals',
			description: 'Add a custom field that every deal gets',
			docs: 'create-custom-deal-field-meta',
			route: 'POST /dealCustomFieldMeta',
			trace: traces.dealField,
			wrap: 'dealCustomFieldMetum',
			fields: [
				required(label),
				required(type),
				additionalFields(
					...details,
					currency,
					flag('isRequired', 'Required', 'Whether every deal must have a value', { default: true }),
				),
			],
			returns: 'dealCustomFieldMetum',
			simple,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a custom field of deals',
			description: 'Delete a custom field with the values of all deals',
			docs: 'delete-a-custom-deal-field-meta',
			route: 'DELETE /dealCustomFieldMeta/{field}',
			fields: [dealField()],
		},
		get: {
			name: 'Get',
			action: 'Get a custom field of deals',
			description: 'Read one custom field of deals',
			docs: 'retrieve-a-custom-deal-field-meta',
			route: 'GET /dealCustomFieldMeta/{field}',
			fields: [dealField()],
			returns: 'dealCustomFieldMetum',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many custom fields of deals',
			description: 'Read the custom fields of deals with their options',
			docs: 'retrieve-all-custom-deal-field-meta',
			route: 'GET /dealCustomFieldMeta',
			returns: 'dealCustomFieldMeta',
			paging: 'byOffset',
			simple,
		},
		update: {
			name: 'Update',
			action: 'Update a custom field of deals',
			description: 'Change the name, the options or the details of a custom field; its type stays',
			docs: 'update-a-custom-deal-field-meta',
			route: 'PUT /dealCustomFieldMeta/{field}',
			wrap: 'dealCustomFieldMetum',
			fields: [dealField(), updateFields(label, ...details), options(clearWhenEmpty)],
			returns: 'dealCustomFieldMetum',
			simple,
		},
	},
};
