import { plainRequest, segments } from '../../core/client/route';
import type { StepInput } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { fieldValueOf } from '../../core/run/fieldEncoding';
import { rowsFrom } from '../../core/run/output';
import type { Row } from '../../core/values';
import { dealFieldSource } from '../shared/fieldSources';
import { dealFields } from '../shared/things';

/** A value of the form; deal and field are IDs. */
interface Assignment {
	dealId: number;
	customFieldId: number;
	fieldValue: unknown;
	fieldCurrency?: string;
}

/** Creates one value; gives the stored row. */
export async function createValue(input: StepInput): Promise<Row[]> {
	const request = await input.build();
	const dealCustomFieldDatum = await encoded(single(request.body), input);
	return await rowsAfter(input, { ...request, body: { dealCustomFieldDatum } });
}

/** Creates all values in one request; its response has no rows. */
export async function createTogether(input: StepInput): Promise<Row[]> {
	const request = await input.build();
	const body: Row[] = [];
	for (const assignment of several(request.body)) body.push(await encoded(assignment, input));
	return await rowsAfter(input, { ...request, body });
}

/** Updates the value that a deal has for a field; gives the stored row. */
export async function updateValue(input: StepInput): Promise<Row[]> {
	const request = await input.build();
	const { id, ...dealCustomFieldDatum } = await withStoredId(single(request.body), input);
	const path = segments('dealCustomFieldData', String(id));
	return await rowsAfter(input, { ...request, path, body: { dealCustomFieldDatum } });
}

/** Updates all values in one request; its response has no rows. */
export async function updateTogether(input: StepInput): Promise<Row[]> {
	const request = await input.build();
	const body: Row[] = [];
	for (const assignment of several(request.body)) body.push(await withStoredId(assignment, input));
	return await rowsAfter(input, { ...request, body });
}

function single(body: unknown): Assignment {
	return (body as { dealCustomFieldDatum: Assignment }).dealCustomFieldDatum;
}

function several(body: unknown): Assignment[] {
	return (body as { items: Assignment[] }).items;
}

/** Sends the request; gives the rows of its response. */
async function rowsAfter(
	{ operation, call }: StepInput,
	request: Parameters<StepInput['call']>[0],
): Promise<Row[]> {
	return rowsFrom(operation, await call(request), false);
}

/** Encodes a value by the type of its field: amounts in cents, several options as an array. */
async function encoded(
	{ dealId, customFieldId, fieldValue, fieldCurrency }: Assignment,
	{ row, timeZone }: StepInput,
): Promise<Row> {
	const fieldRow = await row(dealFields, String(customFieldId), 'Custom Field');
	const [field] = dealFieldSource.read([fieldRow], {}, '');
	if (!field) throw new Error('The row of a field must give a field');
	const inCurrency = { ...field, currency: fieldCurrency ?? field.currency };
	return {
		dealId,
		...dealFieldSource.member(inCurrency, fieldValueOf(inCurrency, fieldValue, timeZone)),
		...(fieldCurrency === undefined ? {} : { fieldCurrency }),
	};
}

/**
 * The encoded value with the ID of the stored value, by which the API updates it, instead of deal
 * and field. Throws `Failure` if the deal has no value for the field.
 */
async function withStoredId(assignment: Assignment, input: StepInput): Promise<Row> {
	const { dealId, customFieldId, ...value } = await encoded(assignment, input);
	const query = { 'filters[dealId]': dealId };
	const stored = plainRequest('GET', '/dealCustomFieldData', query);
	for await (const row of input.walk(stored, 'dealCustomFieldData', 'byOffset')) {
		const isOfDeal = String(row.dealId) === String(dealId);
		if (isOfDeal && String(row.customFieldId) === String(customFieldId))
			return { id: row.id, ...value };
	}
	throw new Failure(
		`The deal ${String(dealId)} has no value yet for the custom field with ID ${String(customFieldId)}`,
		{ description: 'Use Create to store the first one', field: 'Custom Field' },
	);
}
