import { ok } from '../answers';
import type { Context, Operation, Operations } from '../operation';
import { order } from '../order';
import { compare } from '../query';
import type { Row } from '../types';
import { asList, invalidField, isoUtc, NOT_FOUND, page, schemaOf } from './customObjects';

type Values = Record<string, unknown>;

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
	'GET /customObjects/records/{schemaId}': (context) => {
		if (!schemaOf(context)) return NOT_FOUND;
		const rows = recordsOf(context).filter((row) => matchesFilters(row, context.request.query));
		return page('records', order(rows, context.request.query), context);
	},
	'POST /customObjects/records/{schemaId}': upsertRecord,
	'GET /customObjects/records/{schemaId}/{recordId}': getRecord,
	'GET /customObjects/records/{schemaId}/external/{externalId}': getRecord,
	'DELETE /customObjects/records/{schemaId}/{recordId}': removeRecord,
	'DELETE /customObjects/records/{schemaId}/external/{externalId}': removeRecord,
};
