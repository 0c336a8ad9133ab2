import { isRow } from '../core/decode';
import { rowsOf } from '../core/pages';
import type { FieldSource } from '../core/types';

/** The custom fields of each resource that has some: one entry gives the mapper and the encoding. */
export const fieldSources: Record<string, FieldSource> = {
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
};
