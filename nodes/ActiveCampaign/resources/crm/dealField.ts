import type { Resource } from '../../core/descriptor';
import {
	additionalFields,
	clearWhenEmpty,
	flag,
	options,
	required,
	updateFields,
} from '../../core/form/fields';
import { currency, details, label, simple, type } from '../shared/crmField.fields';
import { dealFields } from '../shared/things';

export const dealFieldResource = {
	name: 'Deal Custom Field',
	value: 'dealField',
	description: 'The custom fields of deals and their options',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a deal custom field',
			description: 'Add a custom field that every deal gets',
			docs: 'create-custom-deal-field-meta',
			route: 'POST /dealCustomFieldMeta',
			recovery: dealFields.recovery,
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
			action: 'Delete a deal custom field',
			description: 'Delete a custom field with the values of all deals',
			docs: 'delete-a-custom-deal-field-meta',
			route: 'DELETE /dealCustomFieldMeta/{field}',
			fields: [dealFields.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get a deal custom field',
			description: 'Read one deal custom field',
			docs: 'retrieve-a-custom-deal-field-meta',
			route: 'GET /dealCustomFieldMeta/{field}',
			fields: [dealFields.locator()],
			returns: 'dealCustomFieldMetum',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many deal custom fields',
			description: 'Read the custom fields of deals with their options',
			docs: 'retrieve-all-custom-deal-field-meta',
			route: 'GET /dealCustomFieldMeta',
			returns: 'dealCustomFieldMeta',
			paging: 'byOffset',
			simple,
		},
		update: {
			name: 'Update',
			action: 'Update a deal custom field',
			description: 'Change the name, the options or the details of a custom field; its type stays',
			docs: 'update-a-custom-deal-field-meta',
			route: 'PUT /dealCustomFieldMeta/{field}',
			wrap: 'dealCustomFieldMetum',
			fields: [dealFields.locator(), updateFields(label, ...details), options(clearWhenEmpty)],
			returns: 'dealCustomFieldMetum',
			simple,
		},
	},
} satisfies Resource;
