import type { Field, Operation, Resource } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import {
	additionalFields,
	customFieldMapper,
	filters,
	required,
	text,
} from '../../core/form/fields';
import { accountFieldSource } from '../shared/fieldSources';
import { accounts } from '../shared/things';
import { createEach, createTogether, updateEach, updateTogether } from './accountFieldValue.steps';

const id = required(
	text('id', 'Value ID', 'The ID of the stored value', { placeholder: 'e.g. 42' }),
);

const assignment: Field[] = [
	accounts.locator({ subject: true, sendAs: 'customerAccountId' }),
	required(customFieldMapper(accountFieldSource)),
	additionalFields(
		text(
			'currency',
			'Currency',
			'Code of the currency that amounts are in, if not the field’s own',
			{
				sendAs: 'fieldCurrency',
				placeholder: 'e.g. eur',
			},
		),
	),
];

/** An operation that sets custom fields of one account. */
const assignOperation = (operation: Omit<Operation, 'fields'>): Operation => ({
	...operation,
	fields: assignment,
});

export const accountFieldValueResource = {
	name: 'Account Field Value',
	value: 'accountFieldValue',
	description:
		'The values of custom fields of accounts, one by one. To set them with the rest of an account, use Account.',
	first: 'create',
	operations: {
		create: assignOperation({
			name: 'Create',
			action: 'Set custom fields of an account',
			description: 'Store values of custom fields for an account; one request for each field',
			docs: 'create-a-custom-field-value',
			route: 'POST /accountCustomFieldData',
			recovery: {
				route: 'GET /accountCustomFieldData',
				query: ({ customerAccountId }) => ({ 'filters[customerAccountId]': customerAccountId }),
				returns: 'accountCustomFieldData',
				// Responses have either of the two members.
				same: (row, sent) =>
					[row.accountId, row.customerAccountId]
						.map(String)
						.includes(String(sent.customerAccountId)) &&
					equalIn(['customFieldId'], ['fieldValue'])(row, sent),
				anyAge: true,
			},
			returns: 'accountCustomFieldDatum',
			steps: createEach,
		}),
		createMany: assignOperation({
			name: 'Create in Bulk',
			action: 'Set custom fields of an account in one request',
			description: 'Store values of several custom fields for an account, all in one request',
			docs: 'bulk-create-a-custom-account-field-value',
			route: 'POST /accountCustomFieldData/bulkCreate',
			recovery: 'a set of values can be stored in part',
			steps: createTogether,
		}),
		delete: {
			name: 'Delete',
			action: 'Delete a custom field value of an account',
			description: 'Delete a stored value of a custom field',
			docs: 'delete-a-custom-field-value',
			route: 'DELETE /accountCustomFieldData/{id}',
			fields: [id],
		},
		get: {
			name: 'Get',
			action: 'Get a custom field value of an account',
			description: 'Read one stored value of a custom field; amounts are in cents',
			docs: 'retrieve-a-custom-field-value',
			route: 'GET /accountCustomFieldData/{id}',
			fields: [id],
			returns: 'accountCustomFieldDatum',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many custom field values of accounts',
			description:
				'Read stored values of custom fields, of one account or all; amounts are in cents',
			docs: 'list-all-custom-field-values-2',
			route: 'GET /accountCustomFieldData',
			fields: [
				filters(
					accounts.locator({
						sendAs: 'filters[customerAccountId]',
						required: false,
						description: 'The values of this account',
					}),
				),
			],
			returns: 'accountCustomFieldData',
			paging: 'byOffset',
		},
		update: assignOperation({
			name: 'Update',
			action: 'Update custom field values of an account',
			description: 'Change values that an account has; one request for each field',
			docs: 'update-a-custom-field-value',
			route: 'PUT /accountCustomFieldData/{id}',
			returns: 'accountCustomFieldDatum',
			steps: updateEach,
		}),
		updateMany: assignOperation({
			name: 'Update in Bulk',
			action: 'Update custom field values of an account in one request',
			description: 'Change several values that an account has, all in one request',
			docs: 'bulk-update-a-custom-account-field-value',
			route: 'PATCH /accountCustomFieldData/bulkUpdate',
			recovery: 'a set of values can be changed in part',
			steps: updateTogether,
		}),
	},
} satisfies Resource;
