import { isoDate } from '../../dates';
import type { Account, Handler } from '../../types';
import { overLimit } from './limits';
import { batches, queueImport, settleImports } from './run';
import { validate } from './validation';

const refused =
	'JSON payload did not pass validation. Please fix failure Reasons and retry. The import was not queued for processing.';

/** `POST /import/bulk_import`: JSON that the service labels `text/html`, as recorded. */
export const startImport: Handler = (request, account) => {
	const sent: unknown = request.body;
	const listed =
		typeof sent === 'object' && sent !== null && 'contacts' in sent ? sent.contacts : [];
	const limit = overLimit(account, Array.isArray(listed) ? listed.length : 0);
	if (limit) return refusal('Rate limit exceeded.', [limit]);
	const result = validate(sent, Buffer.byteLength(request.rawBody));
	if ('failureReasons' in result) return refusal(refused, result.failureReasons);
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

/** `GET /import/info`: `completed` is the only documented status, `waiting` stands for all others. */
export const importInfo: Handler = (request, account) => {
	settleImports(account);
	const id = request.query.get('batchId');
	if (!id) {
		return { status: 400, body: { success: 0, message: "'batchId' is a required field." } };
	}
	const batch = batches(account).find((each) => each.id === id);
	if (!batch) return { status: 400, body: { success: 0, message: 'Batch not found.' } };
	const { status, success, failure } = batch;
	return { status: 200, body: { status, success, failure } };
};

/** `GET /import/bulk_import`: totals by day as strings. */
export const listImports: Handler = (_request, account) => {
	settleImports(account);
	return {
		status: 200,
		body: {
			outstanding: byDay(account, 'waiting'),
			recentlyCompleted: byDay(account, 'completed'),
		},
	};
};

function byDay(account: Account, status: string) {
	const days = new Map<string, { batches: number; contacts: number }>();
	for (const batch of batches(account).filter((each) => each.status === status)) {
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
