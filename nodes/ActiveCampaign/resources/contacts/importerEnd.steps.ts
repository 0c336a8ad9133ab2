import { plainRequest } from '../../core/client/route';
import type { Tools } from '../../core/descriptor';
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
