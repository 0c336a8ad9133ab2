import { plainRequest } from '../../core/client/route';
import type { Tools } from '../../core/descriptor';
import { Failure, type FailureFacts } from '../../core/failure';
import { isRow, type Row } from '../../core/values';

/** Final statuses (observed 2026: waiting, claimed, active, completed, failed, interrupted). */
const finalStatuses = ['completed', 'failed', 'interrupted'];

/**
 * Waits until an import has ended; gives `{ status, success: [IDs], failure: [email addresses] }`
 * as far as the service says it. In the first second it answers `status: false`, which counts as
 * waiting. Throws `Failure` if the result cannot be read within the user's maximum wait.
 */
export async function endOfImport(
	batchId: string,
	{ waitFor }: Tools,
	firstCheckMs?: number,
): Promise<Row> {
	const request = plainRequest('GET', '/import/info', { batchId });
	const hasEnded = (body: unknown) => isRow(body) && finalStatuses.includes(String(body.status));
	const body = await waitFor(request, hasEnded, firstCheckMs).catch((failure: unknown) => {
		throw failure instanceof Failure ? unknownResult(failure, batchId) : failure;
	});
	return withLists(body);
}

/**
 * The status of an import with `success` and `failure` as arrays: PHP writes a list with gaps as an
 * object. What is no list at all stays as it is.
 */
export function withLists(body: unknown): Row {
	if (!isRow(body)) return {};
	const lists = ['success', 'failure'].flatMap((name) => {
		const list = listIn(body[name]);
		return list === undefined ? [] : [[name, list]];
	});
	return { ...body, ...(Object.fromEntries(lists) as Row) };
}

/** The values of an object, or its keys if these are the addresses. */
function listIn(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value;
	if (!isRow(value)) return undefined;
	const keys = Object.keys(value);
	return keys.length > 0 && keys.every((key) => key.includes('@')) ? keys : Object.values(value);
}

/** The import goes on in ActiveCampaign, so the contacts may be stored whatever the reason is. */
function unknownResult({ message, facts }: Failure, batchId: string): Failure {
	const advice = facts.description === undefined ? '' : `. ${facts.description}`;
	return new Failure(`The import is queued, but its result is unknown: ${message}`, {
		...facts,
		description: `Read the result later with Bulk Import > Get Status and the batch ID ${batchId}${advice}`,
		mayHaveHappened: true,
	});
}

/** The failure of an import that was not completed: what it stored before is answered by IDs only. */
export function endedEarly(status: unknown, batchId: string, facts: FailureFacts = {}): Failure {
	return new Failure(`The import ended early: ${String(status)}`, {
		description: `Contacts may have been imported or not. Import them again, which does no harm, or see the import ${batchId} in ActiveCampaign`,
		mayHaveHappened: true,
		...facts,
	});
}
