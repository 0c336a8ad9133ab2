import { message, ok } from '../answers';
import type { Context, Operation, Operations } from '../operation';
import { pageOf } from '../query';
import type { EmulatorResponse, Row } from '../types';

type Values = Record<string, unknown>;

export const isoUtc = ({ account }: Context) => new Date(account.clock.now()).toISOString();

export const invalidField = (field: string, detail: string): EmulatorResponse => ({
	status: 422,
	body: {
		errors: [
			{
				title: `Invalid value for field "${field}"`,
				detail,
				source: { type: 'pointer', value: `/data/attributes/${field.replace(/\./g, '/')}` },
			},
		],
	},
});

export const NOT_FOUND = message(404, 'Not Found');

/** A page with `total`, `count`, `limit` and `offset` as numbers. */
export function page(
	name: string,
	rows: unknown[],
	{ account, request }: Context,
): EmulatorResponse {
	const { limit, offset } = pageOf(request.query, account);
	const shown = rows.slice(offset, offset + limit);
	return ok({ [name]: shown, meta: { total: rows.length, count: shown.length, limit, offset } });
}

export const schemaOf = ({ account, request }: Context): Row | undefined =>
	account
		.collection('customObjectSchemas')
		.get(request.params['schemaId'] ?? request.params['id'] ?? '');

/** Objects of an array, none when it is not one. */
export const asList = (value: unknown): Values[] =>
	Array.isArray(value) ? (value as Values[]) : [];

/** Observed 2026; only the title is known. */
function hasManyRefusal({ account, values }: Context): EmulatorResponse | undefined {
	const many = asList(values['relationships']).some(({ hasMany }) => hasMany === true);
	return many && account.assumes.hasManyRelation === 'refused422'
		? {
				status: 422,
				body: { errors: [{ title: 'Relationship hasMany value should be set to false' }] },
			}
		: undefined;
}

const createSchema =
	(status: number): Operation =>
	(context) => {
		const { account, values } = context;
		const schemas = account.collection('customObjectSchemas');
		if (!values['labels']) return invalidField('schema.labels', 'Schema must provide labels');
		if (schemas.findBy('slug', values['slug']).length > 0) {
			return invalidField('schema.slug', 'Schema slug must be unique');
		}
		const fields = asList(values['fields']);
		if (fields.some((field) => !field['labels'])) {
			return invalidField('schema.fields.labels', 'Schema fields must provide labels');
		}
		const refusal = hasManyRefusal(context);
		if (refusal) return refusal;
		const now = isoUtc(context);
		const schema = schemas.insert({
			visibility: status === 201 ? 'private' : 'public',
			relationships: [],
			...values,
			fields: fields.map((field) => ({ ...field, id: field['id'] ?? field['slug'] })),
			id: account.uuid(),
			createdTimestamp: now,
			updatedTimestamp: now,
		});
		return ok({ schema }, status);
	};

export const operations: Operations = {
	'GET /customObjects/schemas': (context) =>
		page('schemas', context.account.collection('customObjectSchemas').all(), context),
	'POST /customObjects/schemas': createSchema(201),
	'POST /customObjects/schemas/public': createSchema(200),
	'GET /customObjects/schemas/{id}': (context) => {
		const schema = schemaOf(context);
		return schema ? ok({ schema }) : NOT_FOUND;
	},
	'PUT /customObjects/schemas/{id}': (context) => {
		const schema = schemaOf(context);
		if (!schema) return NOT_FOUND;
		const refusal = hasManyRefusal(context);
		if (refusal) return refusal;
		const { id: _id, ...changes } = context.values;
		context.account
			.collection('customObjectSchemas')
			.update(schema.id, { ...changes, updatedTimestamp: isoUtc(context) });
		return ok({ schema });
	},
	'DELETE /customObjects/schemas/{id}': (context) => {
		const schema = schemaOf(context);
		if (!schema) return NOT_FOUND;
		context.account.collection('customObjectSchemas').remove(schema.id);
		return ok({});
	},
	'DELETE /customObjects/schemas/{schemaId}/fields/{fieldId}': (context) => {
		const schema = schemaOf(context);
		if (!schema) return NOT_FOUND;
		const { fieldId } = context.request.params;
		context.account.collection('customObjectSchemas').update(schema.id, {
			fields: asList(schema['fields']).filter(({ id }) => id !== fieldId),
		});
		return ok({ schema }, 202);
	},
};
