import { toCents } from '../../core/amounts';
import { rowsOf } from '../../core/client/pages';
import type { CustomField, FieldSource, FieldValue, Thing } from '../../core/descriptor';
import { joined } from '../../core/run/fieldEncoding';
import { requestWithBody } from '../../core/run/request';
import { isRow } from '../../core/values';
import { fieldOptionRoute } from './fieldOptions';
import { accountFields, customFields, customObjects, dealFields } from './things';

export const contactFieldSource: FieldSource = {
	key: 'contactFields',
	list: customFields,
	read: (rows, page) => {
		const options = isRow(page) ? rowsOf(page, 'fieldOptions') : [];
		return rows.map((row) => ({
			id: String(row.id),
			title: String(row.title),
			perstag: String(row.perstag ?? ''),
			type: String(row.type),
			options: options
				.filter(({ field }) => String(field) === String(row.id))
				.map(({ value }) => String(value)),
		}));
	},
	addOptions: ({ id }, values) =>
		requestWithBody(fieldOptionRoute, {
			fieldOptions: values.map((value) => ({ field: Number(id), label: value, value })),
		}),
	member: ({ id, title }, value) => ({ field: id, value: joined(title, value) }),
};

export const recordFieldSource: FieldSource = {
	key: 'recordFields',
	list: customObjects,
	owner: { field: 'schema', thing: customObjects },
	read: (schemas, _, owner) =>
		schemas
			.filter(({ id }) => String(id) === owner)
			.flatMap((schema) => rowsOf(schema, 'fields'))
			.map((row) => ({
				id: String(row.id),
				title: String(isRow(row.labels) ? row.labels.singular : row.id),
				type: String(row.type),
				options: rowsOf(row, 'options').map(({ id, value }) => String(id ?? value)),
			})),
	member: ({ id }, value) => ({ id, value }),
};

export const accountFieldSource = crmFields(accountFields);

export const dealFieldSource = crmFields(dealFields);

/** Every kind of custom field: an entry provides the resource mapper and the encoding. */
export const fieldSources = [
	accountFieldSource,
	contactFieldSource,
	dealFieldSource,
	recordFieldSource,
] as const;

/**
 * Custom fields of deals and of accounts have the same members: options are part of the field, and
 * amounts are sent with the field's currency.
 */
function crmFields(list: Thing): FieldSource {
	return {
		key: list.key,
		list,
		read: (rows) =>
			rows.map((row) => ({
				id: String(row.id),
				title: String(row.fieldLabel),
				perstag: String(row.personalization ?? ''),
				type: String(row.fieldType),
				options: Array.isArray(row.fieldOptions) ? row.fieldOptions.map(String) : [],
				...(row.fieldDefaultCurrency ? { currency: String(row.fieldDefaultCurrency) } : {}),
			})),
		member: ({ id, title, type, currency }, value) => ({
			customFieldId: Number(id),
			fieldValue: crmValue({ type, title, currency }, value),
			...(type === 'currency' && currency && value !== '' ? { fieldCurrency: currency } : {}),
		}),
	};
}

/** Amounts in cents, several options as an array (page create-a-custom-field-value), the rest as text. */
function crmValue(
	{ type, title, currency }: Pick<CustomField, 'type' | 'title' | 'currency'>,
	value: FieldValue,
): FieldValue {
	if (Array.isArray(value) || value === '') return value;
	return type === 'currency' ? toCents(value, title, currency) : String(value);
}
