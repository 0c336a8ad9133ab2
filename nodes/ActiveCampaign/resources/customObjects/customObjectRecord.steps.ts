import type { ApiRequest } from '../../core/client/exchange';
import { plainRequest, segments } from '../../core/client/route';
import type { StepInput } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { rowsFrom } from '../../core/run/output';
import { isEmpty, isRow, type Row } from '../../core/values';
import { readable } from '../../core/equality';

/** For this long after a write, a read may still return the old record (observed: 10 s). */
const staleReadsMs = 15_000;

/** Path segments that identify a record in a read: `['id']` or `['external', 'id']`. */
type RecordKey = string[];

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

/** Updates the record with an ID. A write replaces the whole record, so it is merged with the current one. */
export async function updateRecord(step: StepInput): Promise<Row[]> {
	const request = await step.build();
	const record = recordIn(request);
	const schema = await schemaOf(step);
	const key = [String(record.id)];
	return await step.exclusively(nameOf(schema, key), async () => {
		if (replacesAll(step)) return await sendAndRemember(step, request, record, schema);
		const existing = await current(step, schema, key);
		if (existing !== undefined)
			return await sendAndRemember(step, request, merged(existing, record), schema);
		throw new Failure(`There is no record with ID "${String(record.id)}"`, {
			description: 'Nothing was written. Check the ID: the record may have been deleted',
			field: 'Record ID',
			missing: true,
		});
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
		// Identified by the External ID alone, as in the observed requests.
		const { id: _, ...whole } = merged(existing, record);
		return await sendAndRemember(step, request, whole, schema);
	});
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
	const path = segments('customObjects', 'records', schema, ...key);
	const answer = await step.call(plainRequest('GET', path)).catch(async (failure: unknown) => {
		if (await isMissing(failure, step, schema)) return undefined;
		throw failure;
	});
	const read = isRow(answer) && isRow(answer.record) ? answer.record : undefined;
	const written = await lastWrite(step, nameOf(schema, key));
	return written !== undefined && (read === undefined || isStale(read, written))
		? { ...read, ...written }
		: read;
}

/**
 * Whether a failed read means that the record does not exist. The reference documents no 404, only
 * 400 "Bad Request". A 400 counts as missing if listing the records of the same kind succeeds.
 */
async function isMissing(failure: unknown, step: StepInput, schema: string): Promise<boolean> {
	if (!(failure instanceof Failure)) return false;
	if (failure.facts.status !== 400) return failure.facts.missing === true;
	const path = segments('customObjects', 'records', schema);
	await step.call(plainRequest('GET', path, { limit: 1 }));
	return true;
}

/** Whether the record that was read lacks a value that this process has just written. */
function isStale(read: Row, written: Row): boolean {
	const values = new Map(fieldsOf(read).map(({ id, value }) => [String(id), readable(value)]));
	return fieldsOf(written).some(({ id, value }) => values.get(String(id)) !== readable(value));
}

/** The last write of this process within `staleReadsMs`; with `record`, remembers that one. */
async function lastWrite(step: StepInput, name: string, record?: Row): Promise<Row | undefined> {
	return await step.remember<Row | undefined>(
		name,
		[],
		async () => await Promise.resolve(record),
		record === undefined ? staleReadsMs : 0,
	);
}

function nameOf(schema: string, key: RecordKey): string {
	return ['record', schema, ...key].join(' ');
}

/** Sends the record and remembers it under its IDs for `lastWrite`. */
async function sendAndRemember(
	step: StepInput,
	request: ApiRequest,
	record: Row,
	schema: string,
): Promise<Row[]> {
	const rows = await send(step, request, record);
	const { id, externalId } = record;
	if (!isEmpty(id)) await lastWrite(step, nameOf(schema, [String(id)]), record);
	if (!isEmpty(externalId))
		await lastWrite(step, nameOf(schema, ['external', String(externalId)]), record);
	return rows;
}

async function send(step: StepInput, request: ApiRequest, record: Row): Promise<Row[]> {
	const fields = fieldsOf(record).filter(({ value }) => value !== '');
	const body = { record: { ...record, ...('fields' in record ? { fields } : {}) } };
	return rowsFrom(step.operation, await step.call({ ...request, body }), false);
}

/** The existing record with the given fields and relations; an empty value clears a field. */
function merged(existing: Row, given: Row): Row {
	const { id, externalId } = existing;
	const ids = { ...(isEmpty(id) ? {} : { id }), ...(isEmpty(externalId) ? {} : { externalId }) };
	const changed = new Set(fieldsOf(given).map((field) => String(field.id)));
	const kept = fieldsOf(existing).filter((field) => !changed.has(String(field.id)));
	return {
		...ids,
		...given,
		fields: [...kept, ...fieldsOf(given)],
		relationships: { ...relationsOf(existing), ...relationsOf(given) },
	};
}

function fieldsOf({ fields }: Row): Row[] {
	return Array.isArray(fields) ? fields.filter(isRow) : [];
}

/** Relations with numeric IDs, as in the reference. */
function relationsOf({ relationships }: Row): Row {
	if (!isRow(relationships)) return {};
	return Object.fromEntries(
		Object.entries(relationships).map(([name, ids]) => [
			name,
			(Array.isArray(ids) ? ids : [ids]).map(Number),
		]),
	);
}
