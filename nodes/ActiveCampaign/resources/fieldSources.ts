import { isRow } from '../core/decode';
import { toCents } from '../core/fields';
import { rowsOf } from '../core/pages';
import type { FieldSource, Route } from '../core/types';

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
		member: ({ id }, value) => ({ field: id, value }),
	},
	dealFields: crmFields('GET /dealCustomFieldMeta', 'dealCustomFieldMeta'),
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

/**
 * Amounts in cents, several options as an array (page create-a-custom-field-value); the rest as it
 * is encoded for every resource.
 */
function crmValue(type: string, title: string, value: unknown): unknown {
	if (value === '') return value;
	if (type === 'currency') return toCents(value, title);
	if (type !== 'multiselect' && type !== 'checkbox') return value;
	return String(value)
		.split('||')
		.filter((part) => part !== '');
}
