import { ok } from '../answers';
import type { Context, Operation, Operations } from '../operation';
import { order } from '../order';
import { compare } from '../query';
import type { EmulatorResponse, Row } from '../types';
import { asList, invalidField, isoUtc, NOT_FOUND, page, schemaOf } from './customObjects';

type Values = Record<string, unknown>;

/** How long a new record can be missing (observed: "wait 10 s or more before looking"). */
const SETTLES_AFTER_MS = 10_000;

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

/** Rows that tests put into the account have no time of creation and are there at once. */
const isSettled = ({ account }: Context, row: Row, position: 'immediately' | 'after10s') =>
	position === 'immediately' ||
	row['_createdAt'] === undefined ||
	account.clock.now() - Number(row['_createdAt']) >= SETTLES_AFTER_MS;

const shown = ({ _createdAt, ...record }: Row): Row => record as Row;

/** What a create or update answers; only the four members were observed. */
function answerOf({ account }: Context, record: Row): EmulatorResponse {
	const { externalId, schemaId, fields, relationships } = record;
	return ok(
		{
			record:
				account.assumes.recordAnswer === 'withId'
					? shown(record)
					: { externalId, schemaId, fields, relationships },
		},
		201,
	);
}

/** Creates a record, or changes the one with this external id (or id). */
const upsertRecord: Operation = (context) => {
	const { account, values } = context;
	const { assumes } = account;
	const schema = schemaOf(context);
	if (!schema) return NOT_FOUND;
	const slugs = new Set(asList(schema['fields']).map(({ id }) => id));
	const sent = asList(values['fields']);
	const unknown = sent.find(({ id }) => !slugs.has(id));
	if (unknown && assumes.recordUnknownField === 'refused422') {
		const field = String(unknown['id']);
		return invalidField(field, `${field} cannot accept a value that is not defined in the schema.`);
	}
	const fields = sent.filter(({ id }) => slugs.has(id));
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
		const kept =
			assumes.recordRepost === 'merges'
				? asList(known['fields']).filter(({ id }) => !fields.some((field) => field['id'] === id))
				: [];
		const related = assumes.recordRelations === 'kept' ? (known['relationships'] as Values) : {};
		records.update(known.id, {
			fields: [...kept, ...fields],
			relationships: { ...related, ...relationships },
			updatedTimestamp: now,
		});
		return answerOf(context, known);
	}
	const record = records.insert({
		id: account.uuid(),
		externalId: values['externalId'] ?? null,
		schemaId: schema.id,
		fields,
		relationships,
		createdTimestamp: now,
		updatedTimestamp: now,
		_createdAt: account.clock.now(),
	});
	return answerOf(context, record);
};

const RANGES = ['gt', 'gte', 'lt', 'lte'];

/** `filters[relationships.primary-contact][eq]=14`, `filters[fields.total][gt]=5`, `filters[externalId]=a`. */
function matchesFilters(row: Row, { account, request }: Context): boolean {
	return [...request.query].every(([name, wanted]) => {
		const [, path = '', operator = 'eq'] =
			/^filters\[([^\]]+)\](?:\[([^\]]*)\])?$/.exec(name) ?? [];
		if (!path) return true;
		const isRange = path === 'createdTimestamp' && RANGES.includes(operator);
		if (isRange && account.assumes.recordRanges === 'findNothing') return false;
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

/** A number that depends on the text only and looks like none of it. */
function scattered(text: string): number {
	let mixed = 2166136261;
	for (const character of text) {
		mixed = Math.imul(mixed ^ (character.codePointAt(0) ?? 0), 16777619);
	}
	return mixed >>> 0;
}

/** Records as a list without `orders` has them. */
const inOwnOrder = ({ account }: Context, rows: Row[]): Row[] =>
	account.assumes.recordOrder === 'byCreation'
		? rows
		: rows
				.map((row) => ({ row, place: scattered(row.id) }))
				.sort((a, b) => a.place - b.place)
				.map(({ row }) => row);

const removeRecord: Operation = (context) => {
	const record = recordOf(context);
	if (!schemaOf(context) || !record) return NOT_FOUND;
	context.account.collection('customObjectRecords').remove(record.id);
	return { status: 202 };
};

const getRecord: Operation = (context) => {
	const record = schemaOf(context) && recordOf(context);
	return record && isSettled(context, record, context.account.assumes.recordReads)
		? ok({ record: shown(record) })
		: missing(context);
};

/** Body as documented for 400. */
const missing = ({ account }: Context): EmulatorResponse =>
	account.assumes.recordMissing === 'notFound404'
		? NOT_FOUND
		: { status: 400, body: { errors: [{ status: 400, title: 'Bad Request' }] } };

export const operations: Operations = {
	'GET /customObjects/records/{schemaId}': (context) => {
		if (!schemaOf(context)) return NOT_FOUND;
		const rows = recordsOf(context).filter(
			(row) =>
				isSettled(context, row, context.account.assumes.recordListing) &&
				matchesFilters(row, context),
		);
		const ordered = order(inOwnOrder(context, rows), context.request.query);
		return page('records', ordered.map(shown), context);
	},
	'POST /customObjects/records/{schemaId}': upsertRecord,
	'GET /customObjects/records/{schemaId}/{recordId}': getRecord,
	'GET /customObjects/records/{schemaId}/external/{externalId}': getRecord,
	'DELETE /customObjects/records/{schemaId}/{recordId}': removeRecord,
	'DELETE /customObjects/records/{schemaId}/external/{externalId}': removeRecord,
};
