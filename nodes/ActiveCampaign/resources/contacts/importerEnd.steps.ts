import { plainRequest } from '../../core/client/route';
import type { Tools } from '../../core/descriptor';
import { Failure, type FailureFacts } from '../../core/failure';
import { isRow, type Row } from '../../core/values';

/** Statuses that end an import (observed 2026: waiting, claimed, active, completed, failed, interrupted). */
const ends = ['completed', 'failed', 'interrupted'];

/**
 * The status of an import once it has ended, `{ status, success: [IDs], failure: [addresses] }`.
 * In its first second the service answers `status: false`, which counts as waiting. Throws
 * `Failure` when the time under Longest Wait is over.
 */
export async function endOfImport(
	batchId: string,
	{ waitFor }: Tools,
	firstLookMs?: number,
): Promise<Row> {
	const request = plainRequest('GET', '/import/info', { batchId });
	const hasEnded = (body: unknown) => isRow(body) && ends.includes(String(body.status));
	const status = await waitFor(request, hasEnded, firstLookMs);
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
