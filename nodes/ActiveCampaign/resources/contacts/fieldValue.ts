import type { Resource } from '../../core/descriptor';
import { filters, options, required, text, toggle } from '../../core/form/fields';
import { contacts, customFields } from '../shared/things';
import { storeValue } from './fieldValue.steps';

const id = required(
	text('id', 'Value ID', 'The ID of the stored value', { placeholder: 'e.g. 42' }),
);

const assignment = [
	contacts.locator({ subject: true }),
	customFields.locator(),
	required(
		text(
			'value',
			'Value',
			'What to store, by the type of the field: text, a number, a date, an option, or several options with commas or as an array',
			{ placeholder: 'e.g. Blue' },
		),
	),
	options(
		toggle(
			'useDefaults',
			'Fill in Defaults',
			'Whether other required fields of the contact get their default values',
			{
				place: 'besideEnvelope',
			},
		),
	),
];

export const fieldValueResource = {
	name: 'Field Value',
	value: 'fieldValue',
	description: 'The values of custom fields, one by one. To set several at once, use Contact.',
	first: 'create',
	operations: {
		create: {
			name: 'Create',
			action: 'Set a custom field of a contact',
			description: 'Store a value of a custom field for a contact',
			docs: 'create-fieldvalue',
			route: 'POST /fieldValues',
			wrap: 'fieldValue',
			fields: assignment,
			returns: 'fieldValue',
			repeatable: true,
			steps: storeValue,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a custom field value',
			description: 'Delete a stored value of a custom field',
			docs: 'delete-a-fieldvalue-1',
			route: 'DELETE /fieldValues/{id}',
			fields: [id],
		},
		get: {
			name: 'Get',
			action: 'Get a custom field value',
			description: 'Read one stored value of a custom field',
			docs: 'retrieve-a-fieldvalues',
			route: 'GET /fieldValues/{id}',
			fields: [id],
			returns: 'fieldValue',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many custom field values',
			description: 'Read stored values of custom fields, across all contacts',
			docs: 'list-all-custom-field-values',
			route: 'GET /fieldValues',
			fields: [
				filters(
					customFields.locator({ sendAs: 'filters[fieldid]', required: false }),
					text('value', 'Value', 'Only this value', {
						sendAs: 'filters[val]',
						placeholder: 'e.g. Blue',
					}),
				),
			],
			returns: 'fieldValues',
			paging: 'byOffset',
		},
		update: {
			name: 'Update',
			action: 'Update a custom field value',
			description: 'Change a stored value of a custom field',
			docs: 'update-a-custom-field-value-for-contact',
			route: 'PUT /fieldValues/{id}',
			wrap: 'fieldValue',
			fields: [id, ...assignment],
			returns: 'fieldValue',
			steps: storeValue,
		},
	},
} satisfies Resource;
