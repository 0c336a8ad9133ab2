import type { ApiRequest } from '../../core/client/exchange';
import { plainRequest, segments } from '../../core/client/route';
import type { StepInput } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { isRow, type Row } from '../../core/values';

/** What the form says: the request to send it with, the account, and a row for each field. */
interface Assignment {
	request: ApiRequest;
	account: string;
	fields: Row[];
}

/** Stores each field with a request of its own; gives what ActiveCampaign stored. */
export async function createEach(input: StepInput): Promise<Row[]> {
	const { request, account, fields } = await assignmentOf(input);
	const stored: Row[] = [];
	for (const field of fields) {
		const accountCustomFieldDatum = { customerAccountId: account, ...field };
		stored.push(storedBy(await input.call({ ...request, body: { accountCustomFieldDatum } })));
	}
	return stored;
}

/** Stores all fields with one request; ActiveCampaign answers no more than that it did. */
export async function createTogether(input: StepInput): Promise<Row[]> {
	const { request, account, fields } = await assignmentOf(input);
	const body = fields.map((field) => ({ customerAccountId: account, ...field }));
	return [storedBy(await input.call({ ...request, body }))];
}

/** Changes each value with a request of its own; gives what ActiveCampaign stored. */
export async function updateEach(input: StepInput): Promise<Row[]> {
	const assignment = await assignmentOf(input);
	const stored: Row[] = [];
	for (const { id, ...accountCustomFieldDatum } of await existing(assignment, input)) {
		const path = segments('accountCustomFieldData', String(id));
		const request = { ...assignment.request, path, body: { accountCustomFieldDatum } };
		stored.push(storedBy(await input.call(request)));
	}
	return stored;
}

/** Changes all values with one request; ActiveCampaign answers no more than that it did. */
export async function updateTogether(input: StepInput): Promise<Row[]> {
	const assignment = await assignmentOf(input);
	const body = await existing(assignment, input);
	return [storedBy(await input.call({ ...assignment.request, body }))];
}

async function assignmentOf({ build }: StepInput): Promise<Assignment> {
	const request = await build();
	const { customerAccountId, customFields, fieldCurrency } = request.body as {
		customerAccountId: string;
		customFields: Row[];
		fieldCurrency?: string;
	};
	// Only amounts are sent as numbers.
	const fields = customFields.map((field) =>
		fieldCurrency !== undefined && typeof field.fieldValue === 'number'
			? { ...field, fieldCurrency }
			: field,
	);
	return { request, account: customerAccountId, fields };
}

/**
 * The rows with the ID of the stored value in place of the field's: values are changed by an ID
 * that nobody knows. Throws `Failure` for a field that the account has no value of.
 */
async function existing({ account, fields }: Assignment, { walk }: StepInput): Promise<Row[]> {
	const ids = new Map<string, unknown>();
	const stored = plainRequest('GET', '/accountCustomFieldData', {
		'filters[customerAccountId]': account,
	});
	for await (const row of walk(stored, 'accountCustomFieldData', 'byOffset')) {
		// Answers name the account by either member; a row of another account must never be changed.
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

function storedBy(answer: unknown): Row {
	if (!isRow(answer)) return { success: true };
	return isRow(answer.accountCustomFieldDatum) ? answer.accountCustomFieldDatum : answer;
}
