import { switchOf } from './switch';

const GUIDE = 'observed 2026-05 and 2026-06 (public integration guide)';

const UPSERT = 'POST /customObjects/records/{schemaId}';
const LIST = 'GET /customObjects/records/{schemaId}';

/** Schemas and records of custom objects. */
export const customObjects = {
	recordRepost: switchOf({
		belief: 'Posting a record again replaces its fields: those that are not sent are cleared.',
		positions: ['replaces', 'merges'],
		default: 'replaces',
		evidence: `${GUIDE}: four fields, two posted again, two read back`,
		operations: [UPSERT],
	}),
	recordRelations: switchOf({
		belief: 'Posting a record again keeps the relationships that are not sent.',
		positions: ['kept', 'cleared'],
		default: 'kept',
		evidence: 'unproven; only fields were looked at',
		operations: [UPSERT],
	}),
	recordAnswer: switchOf({
		belief: 'The answer of a create or update has no id and no timestamps.',
		positions: ['withoutId', 'withId'],
		default: 'withoutId',
		evidence: `${GUIDE}; the document's example has an id`,
		operations: [UPSERT],
	}),
	recordListing: switchOf({
		belief: 'A new record is missing from lists for some seconds.',
		positions: ['after10s', 'immediately'],
		default: 'after10s',
		evidence: `${GUIDE}: "wait 10 s or more before looking"`,
		operations: [LIST],
	}),
	recordReads: switchOf({
		belief: 'A new record can be read by its id and by its external id at once.',
		positions: ['immediately', 'after10s'],
		default: 'immediately',
		evidence: 'unproven; only lists were looked at',
		operations: [
			'GET /customObjects/records/{schemaId}/{recordId}',
			'GET /customObjects/records/{schemaId}/external/{externalId}',
		],
	}),
	recordMissing: switchOf({
		belief: 'Reading a record that does not exist answers 404.',
		positions: ['notFound404', 'badRequest400'],
		default: 'notFound404',
		evidence: 'unproven; for these reads the reference documents 400 "Bad Request" and no 404',
		operations: [
			'GET /customObjects/records/{schemaId}/{recordId}',
			'GET /customObjects/records/{schemaId}/external/{externalId}',
		],
	}),
	recordUnknownField: switchOf({
		belief: 'A field id that the schema does not have is dropped silently.',
		positions: ['dropped', 'refused422'],
		default: 'dropped',
		evidence: `${GUIDE}; the document has a 422`,
		operations: [UPSERT],
	}),
	recordRanges: switchOf({
		belief: 'Range filters on createdTimestamp find nothing; the exact value is found.',
		positions: ['findNothing', 'work'],
		default: 'findNothing',
		evidence: GUIDE,
		operations: [LIST],
	}),
	recordOrder: switchOf({
		belief: 'Without `orders` records come in an order of their own, the same in every call.',
		positions: ['scrambled', 'byCreation'],
		default: 'scrambled',
		evidence: `${GUIDE}: the order is not guaranteed; that it is stable is unproven`,
		operations: [LIST],
	}),
	hasManyRelation: switchOf({
		belief: 'A relationship with hasMany true is refused.',
		positions: ['refused422', 'accepted'],
		default: 'refused422',
		evidence: `${GUIDE}, the sentence only; the status is assumed`,
		operations: [
			'POST /customObjects/schemas',
			'POST /customObjects/schemas/public',
			'PUT /customObjects/schemas/{id}',
		],
	}),
};
