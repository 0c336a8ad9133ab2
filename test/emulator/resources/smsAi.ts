import { message, ok } from '../answers';
import { isoDate } from '../dates';
import type { Operation, Operations } from '../operation';
import type { Account } from '../types';

/** How long a text is written on the account's clock. */
const WRITING_MS = 2000;

/** Keeps a request for a text; the answer names it before the text is there. */
const ask: Operation = ({ account, values }) => {
	const { source, prompt, broadcastId } = values;
	const row = account.collection('smsAiRequests').insert({
		id: account.uuid(),
		source,
		prompt,
		broadcastId: broadcastId ?? null,
		status: 'in_progress',
		askedAt: account.clock.now(),
	});
	return ok({ requestId: row.id });
};

/** Makes the draft, or rewrites the broadcast, of every request that is due; an unknown broadcast is an `error`. */
export function settleAiBroadcasts(account: Account): void {
	const due = account.clock.now() - WRITING_MS;
	for (const request of account.collection('smsAiRequests').findBy('status', 'in_progress')) {
		if (Number(request['askedAt']) > due) continue;
		const broadcasts = account.collection('smsBroadcasts');
		const now = isoDate(account.clock.now());
		const body = `Text for: ${String(request['prompt'])}`;
		const dates = { created_at: now, updated_at: now, created_by: 1, updated_by: 1 };
		const row =
			request['broadcastId'] === null
				? broadcasts.insert({ name: 'AI broadcast', status: 'draft', body, ...dates })
				: broadcasts.update(String(request['broadcastId']), { body, updated_at: now });
		account.collection('smsAiRequests').update(request.id, {
			status: row ? 'success' : 'error',
			broadcastId: row ? Number(row.id) : null,
		});
	}
}

export const operations: Operations = {
	'POST /sms/broadcasts/ai': ask,
	'PUT /sms/broadcasts/ai': ask,
	'GET /sms/broadcasts/ai/{id}': ({ account, request }) => {
		const row = account.collection('smsAiRequests').get(request.params['id'] ?? '0');
		if (!row) return message(404, 'Not Found');
		const { source, status, broadcastId } = row;
		return ok({ source, status, broadcastId: status === 'success' ? broadcastId : null });
	},
};
