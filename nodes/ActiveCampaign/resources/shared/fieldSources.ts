import type { Route } from '../../core/client/exchange';
import { rowsOf } from '../../core/client/pages';
import { plainRequest } from '../../core/client/route';
import type { FieldSource, FieldValue } from '../../core/descriptor';
import { joined } from '../../core/run/fieldEncoding';
import { isRow, toCents } from '../../core/values';

/** The custom fields of each resource that has some: one entry gives the mapper and the encoding. */
export const fieldSources: Record<string, FieldSource> = {
	accountFields: crmFields('GET /accountCustomFieldMeta', 'accountCustomFieldMeta'),
	contactFields: {
		route: 'GET /fields',
		returns: 'fields',
		changedBy: ['fieldOption', 'fieldOptions', 'fieldRels'],
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
		addOptions: ({ id }, values) => ({
			...plainRequest(
				'POST',
				'/fieldOption/bulk',
				{},
				{
					fieldOptions: values.map((value) => ({ field: Number(id), label: value, value })),
				},
			),
			recovery: 'An option is not listed apart from its field',
		}),
		member: ({ id, title }, value) => ({ field: id, value: joined(title, value) }),
	},
	dealFields: crmFields('GET /dealCustomFieldMeta', 'dealCustomFieldMeta'),
	recordFields: {
		route: 'GET /customObjects/schemas',
		returns: 'schemas',
		owner: { field: 'schema', lookup: 'schemas' },
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
	},
};

/**
 * Deals and accounts have custom fields of one kind, under two names: the options stand in the
 * field itself, and an amount goes with the currency of the field.
 */
function crmFields(route: Route, returns: string): FieldSource {
	return {
		route,
		returns,
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
			fieldValue: crmValue(type, title, value),
			...(type === 'currency' && currency && value !== '' ? { fieldCurrency: currency } : {}),
		}),
	};
}

/** Amounts in cents, several options as an array (page create-a-custom-field-value), the rest as text. */
function crmValue(type: string, title: string, value: FieldValue): FieldValue {
	if (Array.isArray(value) || value === '') return value;
	return type === 'currency' ? toCents(value, title) : String(value);
}
