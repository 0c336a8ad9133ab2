import type { Resource } from '../../core/descriptor';
import {
	additionalFields,
	clearWhenEmpty,
	options,
	required,
	updateFields,
} from '../../core/form/fields';
import { currency, details, label, simple, type } from '../shared/crmField.fields';
import { accountFields } from '../shared/things';

export const accountFieldResource = {
	name: 'Account Custom Field',
	value: 'accountField',
	description: 'The custom fields of accounts and their options',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create an account custom field',
			description: 'Add a custom field that every account gets',
			docs: 'create-a-customfieldmeta',
			route: 'POST /accountCustomFieldMeta',
			recovery: accountFields.recovery,
			wrap: 'accountCustomFieldMetum',
			fields: [required(label), required(type), additionalFields(...details, currency)],
			returns: 'accountCustomFieldMetum',
			simple,
		},
		delete: {
			name: 'Delete',
			action: 'Delete an account custom field',
			description: 'Delete a custom field with the values of all accounts',
			docs: 'delete-a-custom-field',
			route: 'DELETE /accountCustomFieldMeta/{field}',
			fields: [accountFields.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get an account custom field',
			description: 'Read one account custom field',
			docs: 'retrieve-a-custom-field-meta',
			route: 'GET /accountCustomFieldMeta/{field}',
			fields: [accountFields.locator()],
			returns: 'accountCustomFieldMetum',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many account custom fields',
			description: 'Read the custom fields of accounts with their options',
			docs: 'list-all-custom-fields-meta',
			route: 'GET /accountCustomFieldMeta',
			returns: 'accountCustomFieldMeta',
			paging: 'byOffset',
			simple,
		},
		update: {
			name: 'Update',
			action: 'Update an account custom field',
			description: 'Change the name, the options or the details of a custom field; its type stays',
			docs: 'update-a-custom-field',
			route: 'PUT /accountCustomFieldMeta/{field}',
			wrap: 'accountCustomFieldMetum',
			fields: [accountFields.locator(), updateFields(label, ...details), options(clearWhenEmpty)],
			returns: 'accountCustomFieldMetum',
			simple,
		},
	},
} satisfies Resource;
