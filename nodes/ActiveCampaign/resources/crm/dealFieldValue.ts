import type { Field, Resource } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import { additionalFields, filters, required, rows, text } from '../../core/form/fields';
import { asNumber } from '../../core/values';
import { dealFields, deals } from '../shared/things';
import { createTogether, createValue, updateTogether, updateValue } from './dealFieldValue.steps';

const id = required(
	text('id', 'Value ID', 'The ID of the stored value', { placeholder: 'e.g. 42' }),
);

const currency = text(
	'currency',
	'Currency',
	'Code of the currency that an amount is in, if not the field’s own',
	{ sendAs: 'fieldCurrency', placeholder: 'e.g. eur' },
);

/** A deal, a field and its value; amounts in units of the currency. */
const assignment: Field[] = [
	deals.locator({ sendAs: 'dealId', convert: asNumber, subject: true }),
	dealFields.locator({ sendAs: 'customFieldId', convert: asNumber }),
	required(
		text(
			'value',
			'Value',
			'What to store: amounts in units of the currency, several options as an array',
			{ sendAs: 'fieldValue', placeholder: 'e.g. Express' },
		),
	),
];

const assignments = required(
	rows('items', 'Values', 'Add Value', {
		name: 'value',
		displayName: 'Value',
		values: [...assignment, currency],
	}),
);

export const dealFieldValueResource = {
	name: 'Deal Field Value',
	value: 'dealFieldValue',
	description:
		'The values of custom fields of deals, one by one. To set them with the rest of a deal, use Deal.',
	first: 'create',
	operations: {
		create: {
			name: 'Create',
			action: 'Set a custom field of a deal',
			description: 'Store a value of a custom field for a deal',
			docs: 'create-custom-deal-field-value',
			route: 'POST /dealCustomFieldData',
			recovery: {
				route: 'GET /dealCustomFieldData',
				query: ({ dealId }) => ({ 'filters[dealId]': dealId }),
				returns: 'dealCustomFieldData',
				same: equalIn(['dealId', 'customFieldId'], ['fieldValue']),
				anyAge: true,
			},
			wrap: 'dealCustomFieldDatum',
			fields: [...assignment, additionalFields(currency)],
			returns: 'dealCustomFieldDatum',
			steps: createValue,
		},
		createMany: {
			name: 'Create in Bulk',
			action: 'Set custom fields of deals in one request',
			description: 'Store several values of custom fields, of one deal or of several',
			docs: 'bulk-create-a-custom-deal-field-value',
			route: 'POST /dealCustomFieldData/bulkCreate',
			recovery: 'a set of values can be stored in part',
			fields: [assignments],
			steps: createTogether,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a custom field value of a deal',
			description: 'Delete a stored value of a custom field',
			docs: 'delete-a-custom-deal-field-data',
			route: 'DELETE /dealCustomFieldData/{id}',
			fields: [id],
		},
		get: {
			name: 'Get',
			action: 'Get a custom field value of a deal',
			description: 'Read one stored value of a custom field; amounts are in cents',
			docs: 'retrieve-a-custom-deal-field-value',
			route: 'GET /dealCustomFieldData/{id}',
			fields: [id],
			returns: 'dealCustomFieldDatum',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many custom field values of deals',
			description: 'Read stored values of custom fields, of one deal or all; amounts are in cents',
			docs: 'list-all-custom-fielddata-field-values',
			route: 'GET /dealCustomFieldData',
			fields: [
				filters(
					deals.locator({
						sendAs: 'filters[dealId]',
						required: false,
						description: 'The values of this deal',
					}),
				),
			],
			returns: 'dealCustomFieldData',
			paging: 'byOffset',
		},
		update: {
			name: 'Update',
			action: 'Update a custom field value of a deal',
			description: 'Change a value that a deal has',
			docs: 'update-a-custom-deal-field-value',
			route: 'PUT /dealCustomFieldData/{id}',
			wrap: 'dealCustomFieldDatum',
			fields: [...assignment, additionalFields(currency)],
			returns: 'dealCustomFieldDatum',
			steps: updateValue,
		},
		updateMany: {
			name: 'Update in Bulk',
			action: 'Update custom field values of deals in one request',
			description: 'Change several values that deals have',
			docs: 'bulk-update-a-custom-field-value',
			route: 'PATCH /dealCustomFieldData/bulkUpdate',
			fields: [assignments],
			repeatable: true,
			steps: updateTogether,
		},
	},
} satisfies Resource;
