import { plainRequest } from '../../core/client/route';
import type { Tools } from '../../core/descriptor';
import { Failure, type FailureFacts } from '../../core/failure';
import { isRow, type Row } from '../../core/values';

/** Final statuses (observed 2026: waiting, claimed, active, completed, failed, interrupted). */
const finalStatuses = ['completed', 'failed', 'interrupted'];

/**
 * Waits until an import has ended; gives `{ status, success: [IDs], failure: [email addresses] }`.
 * In the first second the service answers `status: false`, which counts as waiting. Throws
 * `Failure` if the user's maximum wait is exceeded.
 */
export async function endOfImport(
	batchId: string,
	{ waitFor }: Tools,
	firstCheckMs?: number,
): Promise<Row> {
	const request = plainRequest('GET', '/import/info', { batchId });
	const hasEnded = (body: unknown) => isRow(body) && finalStatuses.includes(String(body.status));
	const status = await waitFor(request, hasEnded, firstCheckMs);
	return isRow(status) ? status : {};
}

/** The failure of an import that was not completed: what it stored before is answered by IDs only. */
export function endedEarly(status: unknown, batchId: string, facts: FailureFacts = {}): Failure {
	return new Failure(`The import ended early: ${String(status)}`, {
		description: `Contacts may have been imported or not. Import them again, which does no harm, or see the import ${batchId} in ActiveCampaign`,
		mayHaveHappened: true,
		...facts,
	});
}
