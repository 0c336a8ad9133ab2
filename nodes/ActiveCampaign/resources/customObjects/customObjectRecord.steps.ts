import type { ApiRequest } from '../../core/client/exchange';
import { plainRequest, segments } from '../../core/client/route';
import type { StepInput } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { rowsFrom } from '../../core/run/output';
import { isEmpty, isRow, type Row } from '../../core/values';
import { readable } from '../../core/equality';
import { undefinedIfMissing } from '../shared/named';
import { relatedId } from './customObjectRecord.fields';
import {
	forgetWrites,
	keysOf,
	lastWrite,
	nameOf,
	type RecordKey,
	rememberWrite,
} from './recordMemory';

/** Creates a record. A generated External ID makes the create repeatable. */
export async function createRecord(step: StepInput): Promise<Row[]> {
	const request = await step.build();
	const record = recordIn(request);
	if (isEmpty(record.externalId))
		return await send(step, request, { ...record, externalId: `n8n-${step.uniqueId()}` });
	const schema = await schemaOf(step);
	const externalId = String(record.externalId);
	return await step.exclusively(nameOf(schema, ['external', externalId]), async () => {
		const existing = await current(step, schema, ['external', externalId]);
		if (existing === undefined) return await sendAndRemember(step, request, record, schema);
		throw new Failure(`There is a record with the External ID "${externalId}" already`, {
			description: 'Use Create or Update to change it, or give another External ID',
			field: 'External ID',
		});
	});
}

/**
 * Updates the record with an ID. A write replaces the whole record, so it is merged with the current
 * one. It also takes the lock of the External ID, because Create or Update has only that.
 */
export async function updateRecord(step: StepInput): Promise<Row[]> {
	const request = await step.build();
	const record = recordIn(request);
	const schema = await schemaOf(step);
	const key = [String(record.id)];
	return await step.exclusively(nameOf(schema, key), async () => {
		if (replacesAll(step)) return await sendAndRemember(step, request, record, schema);
		const existing = await existingRecord(step, schema, key);
		const write = async () => {
			// Create or Update may have written while this waited for the lock.
			const newest = withWritten(existing, await lastWrite(step, schema, keysOf(existing)));
			return await sendAndRemember(step, request, merged(newest, record), schema);
		};
		if (isEmpty(existing.externalId)) return await write();
		const external = ['external', String(existing.externalId)];
		return await step.exclusively(nameOf(schema, external), write);
	});
}

/** The current record of an ID; throws `Failure` if there is none. */
async function existingRecord(step: StepInput, schema: string, key: RecordKey): Promise<Row> {
	const existing = await current(step, schema, key);
	if (existing !== undefined) return existing;
	throw new Failure(`There is no record with ID "${key.join()}"`, {
		description: 'Nothing was written. Check the ID: the record may have been deleted',
		field: 'Record ID',
		missing: true,
	});
}

/** Creates the record with an External ID, or updates it like `updateRecord`. */
export async function upsertRecord(step: StepInput): Promise<Row[]> {
	const request = await step.build();
	const record = recordIn(request);
	const schema = await schemaOf(step);
	const key = ['external', String(record.externalId)];
	return await step.exclusively(nameOf(schema, key), async () => {
		const existing = replacesAll(step) ? undefined : await current(step, schema, key);
		if (existing === undefined) return await sendAndRemember(step, request, record, schema);
		return await sendAndRemember(step, request, merged(existing, record), schema);
	});
}

/** Deletes the record; what was written to it a moment ago is no longer merged into a new one. */
export async function deleteRecord(step: StepInput): Promise<Row[]> {
	const request = await step.build();
	const schema = await schemaOf(step);
	const forget = async () => await forgetWrites(step, schema);
	const body = await step.call(request).finally(forget);
	return rowsFrom(step.operation, body, false);
}

function recordIn({ body }: ApiRequest): Row {
	const record = isRow(body) ? body.record : undefined;
	return isRow(record) ? record : {};
}

async function schemaOf({ resolve, values }: StepInput): Promise<string> {
	return String((await resolve({ schema: values.schema })).schema);
}

function replacesAll({ values: { options } }: StepInput): boolean {
	return isRow(options) && options.replaceAllFields === true;
}

/** The current record; undefined if there is none. Any other failure is thrown, so that nothing is overwritten. */
async function current(step: StepInput, schema: string, key: RecordKey): Promise<Row | undefined> {
	const read = await readRecord(step, schema, key);
	const written = await lastWrite(step, schema, read ? keysOf(read) : [key]);
	return read === undefined ? written : withWritten(read, written);
}

/** The record that was read, with what this process wrote last where the read lacks it. */
function withWritten(read: Row, written: Row | undefined): Row {
	// What else a read returns right after Replace All Fields may be what was replaced.
	if (written?.replacedAll === true) return { ...written, ...idsOf(read) };
	return written !== undefined && isStale(read, written) ? merged(read, written) : read;
}

/**
 * Reads a record. The reference documents no 404 for this read, only 400 "Bad Request": twice the
 * same, while the records of the same kind can be listed, means that there is no such record.
 */
async function readRecord(
	step: StepInput,
	schema: string,
	key: RecordKey,
): Promise<Row | undefined> {
	const parts = ['customObjects', 'records', schema];
	const request = plainRequest('GET', segments(...parts, ...key));
	const first = await step.call(request).then(recordOf, missingOr400);
	if (first !== 400) return first;
	await step.call(plainRequest('GET', segments(...parts), { limit: 1 }));
	const second = await step.call(request).then(recordOf, missingOr400);
	return second === 400 ? undefined : second;
}

/** For a failed read: undefined if the record is missing, 400 for that status; throws any other failure. */
function missingOr400(failure: unknown): 400 | undefined {
	if (failure instanceof Failure && failure.facts.status === 400) return 400;
	return undefinedIfMissing(failure);
}

/** The record of an answer; throws `Failure` for an answer without it, which says nothing of its fields. */
function recordOf(answer: unknown): Row {
	const record = isRow(answer) ? answer.record : undefined;
	if (isRow(record) && Array.isArray(record.fields)) return record;
	throw new Failure('ActiveCampaign answered without the fields of the record', {
		description: 'Nothing was written. Run the item again in a few minutes',
	});
}

/** Whether the record that was read lacks a value that this process has just written. */
function isStale(read: Row, written: Row): boolean {
	const values = new Map(fieldsOf(read).map(({ id, value }) => [String(id), readable(value)]));
	return fieldsOf(written).some(
		({ id, value }) => (values.get(String(id)) ?? '') !== readable(value),
	);
}

/** Sends the record and remembers it, so that a stale read does not undo the write. */
async function sendAndRemember(
	step: StepInput,
	request: ApiRequest,
	record: Row,
	schema: string,
): Promise<Row[]> {
	// Create or Update identifies the record by its External ID alone, as in the observed requests.
	const { id, ...byExternalId } = record;
	const isById = !isEmpty(recordIn(request).id);
	const rows = await send(step, request, isById ? record : byExternalId);
	const replacedAll = replacesAll(step);
	await rememberWrite(step, schema, { ...byExternalId, id, replacedAll });
	return rows;
}

async function send(step: StepInput, request: ApiRequest, record: Row): Promise<Row[]> {
	const fields = fieldsOf(record).filter(({ value }) => value !== '');
	const body = { record: { ...record, ...('fields' in record ? { fields } : {}) } };
	return rowsFrom(step.operation, await step.call({ ...request, body }), false);
}

/** The existing record with the given fields and relations; an empty value clears a field. */
function merged(existing: Row, given: Row): Row {
	const own = Object.fromEntries(Object.entries(given).filter(([, value]) => !isEmpty(value)));
	const changed = new Set(fieldsOf(given).map((field) => String(field.id)));
	const kept = fieldsOf(existing).filter((field) => !changed.has(String(field.id)));
	return {
		...idsOf(existing),
		...own,
		fields: [...kept, ...fieldsOf(given)],
		relationships: { ...relationsOf(existing), ...relationsOf(given) },
	};
}

function idsOf({ id, externalId }: Row): Row {
	return { ...(isEmpty(id) ? {} : { id }), ...(isEmpty(externalId) ? {} : { externalId }) };
}

function fieldsOf({ fields }: Row): Row[] {
	return Array.isArray(fields) ? fields.filter(isRow) : [];
}

/** Relations with numeric IDs as numbers, as in the reference. */
function relationsOf({ relationships }: Row): Row {
	if (!isRow(relationships)) return {};
	return Object.fromEntries(
		Object.entries(relationships).map(([name, ids]) => [
			name,
			(Array.isArray(ids) ? ids : [ids]).map(relatedId),
		]),
	);
}
