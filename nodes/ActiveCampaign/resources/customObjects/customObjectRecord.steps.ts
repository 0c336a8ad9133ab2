import type { ApiRequest } from '../../core/client/exchange';
import { plainRequest, segments } from '../../core/client/route';
import type { StepInput } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { rowsFrom } from '../../core/run/output';
import { isEmpty, isRow, type Row } from '../../core/values';
import { readable } from '../../core/equality';

/** How long a record that was just written may still be read as it was before (observed: 10 s). */
const settlesAfterMs = 15_000;

/** What names a record in the path of a read: `['id']` or `['external', 'id']`. */
type Address = string[];

/** A record that is new. A generated External ID makes it safe to send the create again. */
export async function createRecord(step: StepInput): Promise<Row[]> {
	const request = await step.build();
	const record = recordIn(request);
	if (isEmpty(record.externalId))
		return await send(step, request, { ...record, externalId: `n8n-${step.uniqueId()}` });
	const schema = await schemaOf(step);
	const externalId = String(record.externalId);
	return await step.exclusively(nameOf(schema, ['external', externalId]), async () => {
		const existing = await current(step, schema, ['external', externalId]);
		if (existing === undefined) return await sendAndKeep(step, request, record, schema);
		throw new Failure(`There is a record with the External ID "${externalId}" already`, {
			description: 'Use Create or Update to change it, or give another External ID',
			field: 'External ID',
		});
	});
}

/** The record of an ID. What is not given stays, since a write replaces the whole record. */
export async function updateRecord(step: StepInput): Promise<Row[]> {
	const request = await step.build();
	const record = recordIn(request);
	const schema = await schemaOf(step);
	const address = [String(record.id)];
	return await step.exclusively(nameOf(schema, address), async () => {
		if (replacesAll(step)) return await sendAndKeep(step, request, record, schema);
		const existing = await current(step, schema, address);
		if (existing !== undefined)
			return await sendAndKeep(step, request, merged(existing, record), schema);
		throw new Failure(`There is no record with ID "${String(record.id)}"`, {
			description: 'Nothing was written. Check the ID: the record may have been deleted',
			field: 'Record ID',
			missing: true,
		});
	});
}

/** The record of an External ID, changed as by Update where it exists. */
export async function upsertRecord(step: StepInput): Promise<Row[]> {
	const request = await step.build();
	const record = recordIn(request);
	const schema = await schemaOf(step);
	const address = ['external', String(record.externalId)];
	return await step.exclusively(nameOf(schema, address), async () => {
		const existing = replacesAll(step) ? undefined : await current(step, schema, address);
		if (existing === undefined) return await sendAndKeep(step, request, record, schema);
		// The External ID alone names the record, as in the observed requests.
		const { id: _, ...whole } = merged(existing, record);
		return await sendAndKeep(step, request, whole, schema);
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

/** The record as it is now; undefined where there is none. Any other failure is thrown, and nothing is written. */
async function current(
	step: StepInput,
	schema: string,
	address: Address,
): Promise<Row | undefined> {
	const path = segments('customObjects', 'records', schema, ...address);
	const answer = await step.call(plainRequest('GET', path)).catch(async (failure: unknown) => {
		if (await isMissing(failure, step, schema)) return undefined;
		throw failure;
	});
	const read = isRow(answer) && isRow(answer.record) ? answer.record : undefined;
	const written = await lastWrite(step, nameOf(schema, address));
	return written !== undefined && (read === undefined || isStale(read, written))
		? { ...read, ...written }
		: read;
}

/**
 * Whether a failed read means that there is no such record. The reference documents no 404 for it,
 * only 400 "Bad Request": that counts where the records of the same kind can be listed.
 */
async function isMissing(failure: unknown, step: StepInput, schema: string): Promise<boolean> {
	if (!(failure instanceof Failure)) return false;
	if (failure.facts.status !== 400) return failure.facts.missing === true;
	const path = segments('customObjects', 'records', schema);
	await step.call(plainRequest('GET', path, { limit: 1 }));
	return true;
}

/** What was read lacks a value that this process wrote a moment ago. */
function isStale(read: Row, written: Row): boolean {
	const values = new Map(fieldsOf(read).map(({ id, value }) => [String(id), readable(value)]));
	return fieldsOf(written).some(({ id, value }) => values.get(String(id)) !== readable(value));
}

/** What this process wrote a moment ago: the service may not give it back yet. */
async function lastWrite(step: StepInput, name: string, record?: Row): Promise<Row | undefined> {
	return await step.remember<Row | undefined>(
		name,
		[],
		async () => await Promise.resolve(record),
		record === undefined ? settlesAfterMs : 0,
	);
}

function nameOf(schema: string, address: Address): string {
	return ['record', schema, ...address].join(' ');
}

async function sendAndKeep(
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

/** A record with the given fields and relations in place of its own; an empty value clears a field. */
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

/** IDs as numbers, as the reference sends them. */
function relationsOf({ relationships }: Row): Row {
	if (!isRow(relationships)) return {};
	return Object.fromEntries(
		Object.entries(relationships).map(([name, ids]) => [
			name,
			(Array.isArray(ids) ? ids : [ids]).map(Number),
		]),
	);
}
