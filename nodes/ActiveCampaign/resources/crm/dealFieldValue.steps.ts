import { plainRequest, segments } from '../../core/client/route';
import type { StepInput } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { fieldValueOf } from '../../core/run/fieldEncoding';
import { rowsFrom } from '../../core/run/output';
import type { Row } from '../../core/values';
import { dealFieldSource } from '../shared/fieldSources';
import { dealFields } from '../shared/things';

/** A value as the form gives it, deal and field found. */
interface Assignment {
	dealId: number;
	customFieldId: number;
	fieldValue: unknown;
	fieldCurrency?: string;
}

/** Stores one value; gives it as ActiveCampaign stored it. */
export async function createValue(input: StepInput): Promise<Row[]> {
	const request = await input.build();
	const dealCustomFieldDatum = await encoded(single(request.body), input);
	return await answered(input, { ...request, body: { dealCustomFieldDatum } });
}

/** Stores all values with one request; ActiveCampaign answers no more than that it did. */
export async function createTogether(input: StepInput): Promise<Row[]> {
	const request = await input.build();
	const body: Row[] = [];
	for (const assignment of several(request.body)) body.push(await encoded(assignment, input));
	return await answered(input, { ...request, body });
}

/** Changes the value that a deal has of a field; gives it as ActiveCampaign stored it. */
export async function updateValue(input: StepInput): Promise<Row[]> {
	const request = await input.build();
	const { id, ...dealCustomFieldDatum } = await existing(single(request.body), input);
	const path = segments('dealCustomFieldData', String(id));
	return await answered(input, { ...request, path, body: { dealCustomFieldDatum } });
}

/** Changes all values with one request; ActiveCampaign answers no more than that it did. */
export async function updateTogether(input: StepInput): Promise<Row[]> {
	const request = await input.build();
	const body: Row[] = [];
	for (const assignment of several(request.body)) body.push(await existing(assignment, input));
	return await answered(input, { ...request, body });
}

function single(body: unknown): Assignment {
	return (body as { dealCustomFieldDatum: Assignment }).dealCustomFieldDatum;
}

function several(body: unknown): Assignment[] {
	return (body as { items: Assignment[] }).items;
}

async function answered(
	{ operation, call }: StepInput,
	request: Parameters<StepInput['call']>[0],
): Promise<Row[]> {
	return rowsFrom(operation, await call(request), false);
}

/** The value as the type of its field wants it: amounts in cents, several options as an array. */
async function encoded(
	{ dealId, customFieldId, fieldValue, fieldCurrency }: Assignment,
	{ row }: StepInput,
): Promise<Row> {
	const known = await row(dealFields, String(customFieldId), 'Custom Field');
	const [field] = dealFieldSource.read([known], {}, '');
	if (!field) throw new Error('Reading one field gives one');
	return {
		dealId,
		...dealFieldSource.member(field, fieldValueOf(field, fieldValue)),
		...(fieldCurrency === undefined ? {} : { fieldCurrency }),
	};
}

/**
 * The encoded value with the ID of the stored one in place of deal and field: values are changed
 * by an ID that nobody knows. Throws `Failure` when the deal has no value of the field.
 */
async function existing(assignment: Assignment, input: StepInput): Promise<Row> {
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
