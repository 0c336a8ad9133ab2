import { plainRequest, segments } from '../../core/client/route';
import type { StepInput } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import type { Row } from '../../core/values';
import type { Owner, Writer } from './writer';

/** What the parts of a contact work with. */
export interface PartInput {
	owner: Owner;
	/** The collection of the form, names replaced by IDs. */
	parts: Row;
	step: StepInput;
	writer: Writer;
}

/** One thing to do for a contact; its work gives a reason where there was nothing to do. */
export interface Part {
	part: string;
	work: () => Promise<string | undefined>;
}

/** How one part went: it was done, there was nothing to do, or it failed. */
export interface PartResult {
	part: string;
	status: 'done' | 'skipped' | 'failed';
	reason?: string;
}

/** Does a part. A failure is a result, so that the other parts are still done. */
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

/** What a contact has of a kind, e.g. `contactTags`; nothing for one that was just created. */
export async function rowsOfOwner(
	{ id, isNew }: Owner,
	kind: string,
	step: StepInput,
): Promise<Row[]> {
	const rows: Row[] = [];
	if (isNew) return rows;
	const request = plainRequest('GET', segments('contacts', id, kind));
	for await (const row of step.walk(request, kind, 'byOffset')) rows.push(row);
	return rows;
}
