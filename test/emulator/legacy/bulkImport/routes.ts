import { isoDate } from '../../dates';
import type { Account, Handler } from '../../types';
import { overLimit } from './limits';
import { batches, queueImport, settleImports, statusOf } from './run';
import { numbered, validate } from './validation';

const refused =
	'JSON payload did not pass validation. Please fix failureReasons and retry. The import was not queued for processing.';

/** `POST /import/bulk_import`: JSON that the service labels `text/html`, as recorded. */
export const startImport: Handler = (request, account) => {
	const sent: unknown = request.body;
	const listed =
		typeof sent === 'object' && sent !== null && 'contacts' in sent ? sent.contacts : [];
	const limit = overLimit(account, Array.isArray(listed) ? listed.length : 0);
	if (limit) return refusal('Rate limit exceeded.', [limit]);
	const result = validate(sent, Buffer.byteLength(request.rawBody));
	if ('failureReasons' in result) {
		return refusal(refused, numbered(result.failureReasons, account.assumes.importRowNumber));
	}
	return {
		status: 200,
		headers: { 'Content-Type': 'text/html; charset=UTF-8' },
		body: JSON.stringify({
			success: 1,
			queued_contacts: result.contacts.length,
			batchId: queueImport(account, result.contacts, result.callback),
			message: 'Contact import queued',
		}),
	};
};

/** `GET /import/info`: where a batch is, and what became of its contacts. */
export const importInfo: Handler = (request, account) => {
	settleImports(account);
	const id = request.query.get('batchId');
	if (!id) {
		return { status: 400, body: { success: 0, message: "'batchId' is a required field." } };
	}
	const batch = batches(account).find((each) => each.id === id);
	if (!batch) return { status: 400, body: { success: 0, message: 'Batch not found.' } };
	const { success, failed } = batch;
	return {
		status: 200,
		body: { status: statusOf(account, batch), success, failure: failed },
	};
};

/** `GET /import/bulk_import`: totals by day as strings. */
export const listImports: Handler = (_request, account) => {
	settleImports(account);
	return {
		status: 200,
		body: {
			outstanding: byDay(account, undefined),
			recentlyCompleted: byDay(account, 'completed'),
		},
	};
};

function byDay(account: Account, ended: 'completed' | undefined) {
	const days = new Map<string, { batches: number; contacts: number }>();
	for (const batch of batches(account).filter((each) => each.ended === ended)) {
		const day = isoDate(batch.queuedAt).slice(0, 10);
		const totals = days.get(day) ?? { batches: 0, contacts: 0 };
		days.set(day, {
			batches: totals.batches + 1,
			contacts: totals.contacts + batch.contacts.length,
		});
	}
	return [...days].map(([forDate, totals]) => ({
		forDate,
		batches: String(totals.batches),
		contacts: String(totals.contacts),
	}));
}

function refusal(message: string, failureReasons: unknown[]) {
	return { status: 400, body: { success: 0, message, failureReasons } };
}
