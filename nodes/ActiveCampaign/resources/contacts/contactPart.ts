import type { StepInput } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import type { Row } from '../../core/values';
import { rowsOfContact } from './contactRows';
import type { Owner, Writer } from './writer';

/** What is needed to write the parts of a contact. */
export interface PartInput {
	owner: Owner;
	/** Values of the collection Tags, Lists and More, with names resolved to IDs. */
	parts: Row;
	step: StepInput;
	writer: Writer;
}

/** One change to a contact; `work` gives a reason if there was nothing to change. */
export interface Part {
	part: string;
	work: () => Promise<string | undefined>;
}

/** The result of one part; `reason` says why it was skipped or failed. */
export interface PartResult {
	part: string;
	status: 'done' | 'skipped' | 'failed';
	reason?: string;
}

/** Carries out a part. A failure is a result, so that the other parts are still carried out. */
export async function resultOf({ part, work }: Part): Promise<PartResult> {
	const end = await work().then(
		(reason) => ({ reason }),
		(failure: unknown) => ({ failure }),
	);
	if ('reason' in end)
		return end.reason === undefined
			? { part, status: 'done' }
			: { part, status: 'skipped', reason: end.reason };
	if (!(end.failure instanceof Failure)) throw end.failure;
	return { part, status: 'failed', reason: end.failure.message };
}

/** A contact's rows of a kind, e.g. `contactTags`; none, without a request, for a new contact. */
export async function rowsOfOwner(
	{ id, isNew }: Owner,
	kind: string,
	step: StepInput,
): Promise<Row[]> {
	return isNew ? [] : await rowsOfContact(id, kind, step);
}
