import type { StepInput } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { buildRequest } from '../../core/run/request';
import { isEmpty, isRow, type Row } from '../../core/values';
import { undefinedIfMissing } from '../shared/named';
import { contacts } from '../shared/things';
import { updateContact } from './contact.update';
import { accountParts, checkAccount } from './contactAccount.steps';
import { automationParts } from './contactAutomations.steps';
import { listParts } from './contactLists.steps';
import { type PartInput, type PartResult, resultOf } from './contactPart';
import { checkTags, tagParts } from './contactTags.steps';
import { noteResource } from './note';
import { type Owner, planningWriter, sendingWriter, type Writer } from './writer';

/**
 * Creates or updates the contact, then its parts (tags, lists, …) one by one. A failed part is
 * reported in the result and does not stop the others. A dry run writes nothing and returns the
 * requests that it would send.
 */
export async function upsertContact(step: StepInput): Promise<Row[]> {
	const options = isRow(step.values.options) ? step.values.options : {};
	const parts = isRow(step.values.parts) ? step.values.parts : {};
	await checkTags(parts, step);
	checkAccount(parts);
	const planned: Row[] = [];
	if (options.dryRun === true) {
		await planContact(step, options, planned);
		return [{ dryRun: true, requests: planned }];
	}
	const contact = await storeContact(step, options);
	const { isNew, ...row } = contact;
	const results = await writeParts({ id: contact.id, isNew }, step, sendingWriter(step));
	return [results.length > 0 ? { ...row, parts: results } : row];
}

async function planContact(step: StepInput, options: Row, planned: Row[]): Promise<void> {
	const id = await knownId(step, options);
	const request = id === undefined ? await step.build() : await updateRequest(id, step);
	for (const { method, path, body } of [...step.unsent.values(), request])
		planned.push({ method, path, body });
	const stored = id ?? (await step.find(contacts, String(step.values.email)))?.id;
	const owner = { id: String(stored ?? '{contact}'), isNew: stored === undefined };
	await writeParts(owner, step, planningWriter(planned));
}

/** Writes by email address, or by ID or former address if the address itself may change. */
async function storeContact(step: StepInput, options: Row): Promise<Row & Owner> {
	const id = await knownId(step, options);
	const request = id === undefined ? await step.build() : await updateRequest(id, step);
	const { status, body } = await step.exchange(request);
	const contact = isRow(body) && isRow(body.contact) ? body.contact : {};
	if (id !== undefined) return { id, ...contact, isNew: false } as Row & Owner;
	if (!isEmpty(contact.id))
		return { ...contact, id: String(contact.id), isNew: isCreated(status, contact) };
	return { ...(await storedContact(step)), isNew: false };
}

/**
 * Recorded responses of contact/sync: 201 for a new contact, 200 for an existing one; the dates of
 * creation and change of a new one are equal. Both must agree, because consent depends on it.
 */
function isCreated(status: number, { cdate, udate }: Row): boolean {
	return status === 201 && !isEmpty(cdate) && cdate === udate;
}

/** Reads the contact after an empty response: contact/sync sometimes stores it without returning it. */
async function storedContact(step: StepInput): Promise<Row & { id: string }> {
	const email = String(step.values.email);
	const stored = await step.find(contacts, email);
	if (stored) return { ...stored, id: String(stored.id) };
	throw new Failure('ActiveCampaign did not confirm the contact', {
		description: `Its answer was empty, and there is no contact ${email} yet. Run the item again in a minute`,
		field: 'Email',
	});
}

/** The same values as a request of Contact > Update, which can change the email address. */
async function updateRequest(id: string, { values, resolve }: StepInput) {
	const { email, additionalFields, customFields, options } = await resolve(values);
	const members = isRow(additionalFields) ? additionalFields : {};
	const updateFields = { ...members, email };
	return buildRequest(updateContact, { contact: id, updateFields, customFields, options });
}

async function knownId(
	step: StepInput,
	{ knownId: id, formerEmail }: Row,
): Promise<string | undefined> {
	if (!isEmpty(id)) return await step.identify(contacts, id, 'Contact ID');
	if (isEmpty(formerEmail)) return undefined;
	return await step
		.identify(contacts, { mode: 'email', value: formerEmail }, 'Former Email')
		.catch(undefinedIfMissing);
}

async function writeParts(owner: Owner, step: StepInput, writer: Writer): Promise<PartResult[]> {
	const { parts } = await step.resolve(step.values);
	if (!isRow(parts)) return [];
	const input: PartInput = { owner, parts, step, writer };
	const results: PartResult[] = [];
	for (const part of [
		...(await tagParts(input)),
		...listParts(input),
		...automationParts(input),
		...accountParts(input),
		...noteParts(input),
	]) {
		results.push(await resultOf(part));
	}
	return results;
}

function noteParts({ owner, parts: { note }, writer }: PartInput) {
	const values = { ownerType: 'contact', contact: owner.id, note };
	const work = async () => {
		await writer.write(noteResource.operations.create, values);
		return undefined;
	};
	return isEmpty(note) ? [] : [{ part: 'note', work }];
}
