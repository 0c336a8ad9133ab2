import type { Resource } from '../../core/descriptor';
import {
	additionalFields,
	clearWhenEmpty,
	options,
	required,
	updateFields,
} from '../../core/form/fields';
import { currency, details, label, simple, type } from '../shared/crmField.fields';
import { accountField } from '../shared/locators';
import { recoveries } from '../shared/recoveries';

export const accountFieldResource = {
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
			recovery: recoveries.accountField,
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
} satisfies Resource;
