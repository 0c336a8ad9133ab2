import { message, ok } from '../answers';
import type { Context, Operation, Operations } from '../operation';
import { compare, pageOf } from '../query';
import type { EmulatorResponse, Row } from '../types';

type Values = Record<string, unknown>;

const isoUtc = ({ account }: Context) => new Date(account.clock.now()).toISOString();

const invalidField = (field: string, detail: string): EmulatorResponse => ({
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

const NOT_FOUND = message(404, 'Not Found');

/** A page with `total`, `count`, `limit` and `offset` as numbers. */
function page(name: string, rows: unknown[], { request }: Context): EmulatorResponse {
	const { limit, offset } = pageOf(request.query);
	const shown = rows.slice(offset, offset + limit);
	return ok({ [name]: shown, meta: { total: rows.length, count: shown.length, limit, offset } });
}

const schemaOf = ({ account, request }: Context): Row | undefined =>
	account
		.collection('customObjectSchemas')
		.get(request.params['schemaId'] ?? request.params['id'] ?? '');

const recordsOf = ({ account, request }: Context) =>
	account
		.collection('customObjectRecords')
		.findBy('schemaId', request.params['schemaId'])
		.filter((row) => row['schemaId'] === request.params['schemaId']);

const recordOf = (context: Context): Row | undefined => {
	const { recordId, externalId } = context.request.params;
	return recordsOf(context).find((row) =>
		recordId === undefined ? row['externalId'] === externalId : row.id === recordId,
	);
};

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

const asList = (value: unknown): Values[] => (Array.isArray(value) ? (value as Values[]) : []);

/** Creates a record, or changes the one with this external id (or id). */
const upsertRecord: Operation = (context) => {
	const { account, values } = context;
	const schema = schemaOf(context);
	if (!schema) return NOT_FOUND;
	const slugs = new Set(asList(schema['fields']).map(({ id }) => id));
	const fields = asList(values['fields']);
	const unknown = fields.find(({ id }) => !slugs.has(id));
	if (unknown) {
		const field = String(unknown['id']);
		return invalidField(field, `${field} cannot accept a value that is not defined in the schema.`);
	}
	const records = account.collection('customObjectRecords');
	const known = recordsOf(context).find(
		(row) =>
			(values['externalId'] !== undefined && row['externalId'] === values['externalId']) ||
			(values['id'] !== undefined && row.id === values['id']),
	);
	const now = isoUtc(context);
	const relationships = Object.fromEntries(
		Object.entries((values['relationships'] ?? {}) as Record<string, unknown[]>).map(
			([name, ids]) => [name, ids.map(String)],
		),
	);
	if (known) {
		const before = asList(known['fields']).filter(
			({ id }) => !fields.some((field) => field['id'] === id),
		);
		records.update(known.id, {
			fields: [...before, ...fields],
			relationships: { ...(known['relationships'] as Values), ...relationships },
			updatedTimestamp: now,
		});
		return ok({ record: known }, 201);
	}
	const record = records.insert({
		id: account.uuid(),
		externalId: values['externalId'] ?? null,
		schemaId: schema.id,
		fields,
		relationships,
		createdTimestamp: now,
		updatedTimestamp: now,
	});
	return ok({ record }, 201);
};

/** `filters[relationships.primary-contact][eq]=14`, `filters[fields.total][gt]=5`, `filters[externalId]=a`. */
function matchesFilters(row: Row, query: URLSearchParams): boolean {
	return [...query].every(([name, wanted]) => {
		const [, path = '', operator = 'eq'] =
			/^filters\[([^\]]+)\](?:\[([^\]]*)\])?$/.exec(name) ?? [];
		if (!path) return true;
		const [area = '', ...rest] = path.split('.');
		const member = rest.join('.');
		if (area === 'relationships') {
			const ids = ((row['relationships'] ?? {}) as Record<string, unknown[]>)[member] ?? [];
			return ids.some((id) => compare(id, operator, wanted));
		}
		const value =
			area === 'fields'
				? asList(row['fields']).find(({ id }) => id === member)?.['value']
				: row[area];
		return compare(value, operator, wanted);
	});
}

const removeRecord: Operation = (context) => {
	const record = recordOf(context);
	if (!schemaOf(context) || !record) return NOT_FOUND;
	context.account.collection('customObjectRecords').remove(record.id);
	return { status: 202 };
};

const getRecord: Operation = (context) => {
	const record = schemaOf(context) && recordOf(context);
	return record ? ok({ record }) : NOT_FOUND;
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
	'GET /customObjects/records/{schemaId}': (context) => {
		if (!schemaOf(context)) return NOT_FOUND;
		const rows = recordsOf(context).filter((row) => matchesFilters(row, context.request.query));
		return page('records', rows, context);
	},
	'POST /customObjects/records/{schemaId}': upsertRecord,
	'GET /customObjects/records/{schemaId}/{recordId}': getRecord,
	'GET /customObjects/records/{schemaId}/external/{externalId}': getRecord,
	'DELETE /customObjects/records/{schemaId}/{recordId}': removeRecord,
	'DELETE /customObjects/records/{schemaId}/external/{externalId}': removeRecord,
};
