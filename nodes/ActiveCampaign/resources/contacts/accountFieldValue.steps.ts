import type { ApiRequest } from '../../core/client/exchange';
import { plainRequest, segments } from '../../core/client/route';
import type { StepInput } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { isRow, type Row } from '../../core/values';

/** The values of the form: a request to start from, the account, and a row for each field. */
interface Assignment {
	request: ApiRequest;
	account: string;
	fields: Row[];
}

/** Creates the values, one request per field; gives the stored rows. */
export async function createEach(input: StepInput): Promise<Row[]> {
	const { request, account, fields } = await assignmentOf(input);
	const stored: Row[] = [];
	for (const field of fields) {
		const accountCustomFieldDatum = { customerAccountId: account, ...field };
		stored.push(storedRow(await input.call({ ...request, body: { accountCustomFieldDatum } })));
	}
	return stored;
}

/** Creates all values in one request; its response has no rows. */
export async function createTogether(input: StepInput): Promise<Row[]> {
	const { request, account, fields } = await assignmentOf(input);
	const body = fields.map((field) => ({ customerAccountId: account, ...field }));
	return [storedRow(await input.call({ ...request, body }))];
}

/** Updates the values, one request per field; gives the stored rows. */
export async function updateEach(input: StepInput): Promise<Row[]> {
	const assignment = await assignmentOf(input);
	const stored: Row[] = [];
	for (const { id, ...accountCustomFieldDatum } of await withStoredIds(assignment, input)) {
		const path = segments('accountCustomFieldData', String(id));
		const request = { ...assignment.request, path, body: { accountCustomFieldDatum } };
		stored.push(storedRow(await input.call(request)));
	}
	return stored;
}

/** Updates all values in one request; its response has no rows. */
export async function updateTogether(input: StepInput): Promise<Row[]> {
	const assignment = await assignmentOf(input);
	const body = await withStoredIds(assignment, input);
	return [storedRow(await input.call({ ...assignment.request, body }))];
}

async function assignmentOf({ build }: StepInput): Promise<Assignment> {
	const request = await build();
	const { customerAccountId, customFields, fieldCurrency } = request.body as {
		customerAccountId: string;
		customFields: Row[];
		fieldCurrency?: string;
	};
	// A number is an amount: values of all other types are sent as text.
	const fields = customFields.map((field) =>
		fieldCurrency !== undefined && typeof field.fieldValue === 'number'
			? { ...field, fieldCurrency }
			: field,
	);
	return { request, account: customerAccountId, fields };
}

/**
 * Replaces the field ID of each row with the ID of the stored value, by which the API updates values.
 * Throws `Failure` if the account has no value for a field.
 */
async function withStoredIds({ account, fields }: Assignment, { walk }: StepInput): Promise<Row[]> {
	const ids = new Map<string, unknown>();
	const stored = plainRequest('GET', '/accountCustomFieldData', {
		'filters[customerAccountId]': account,
	});
	for await (const row of walk(stored, 'accountCustomFieldData', 'byOffset')) {
		// Responses have either of the two members. Never update a row of another account.
		if ([row.accountId, row.customerAccountId].map(String).includes(account))
			ids.set(String(row.customFieldId), row.id);
	}
	return fields.map(({ customFieldId, ...value }) => {
		const id = ids.get(String(customFieldId));
		if (id !== undefined) return { id, ...value };
		throw new Failure(
			`The account has no value yet for the custom field with ID ${String(customFieldId)}`,
			{ description: 'Use Create to store the first one', field: 'Custom Fields' },
		);
	});
}

function storedRow(answer: unknown): Row {
	if (!isRow(answer)) return { success: true };
	return isRow(answer.accountCustomFieldDatum) ? answer.accountCustomFieldDatum : answer;
}
