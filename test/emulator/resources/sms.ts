import { message, ok } from '../answers';
import { isoDate } from '../dates';
import { exampleOf } from '../facts';
import type { Context, Operation, Operations } from '../operation';
import { pageOf } from '../query';
import type { Row } from '../types';

/** A broadcast as answered: flat, ids as numbers. */
const shown = (row: Row) => {
	const blank = exampleOf('GET /sms/broadcasts/{id}') as Record<string, unknown>;
	return { ...blank, media_urls: [], list_ids: [], label_ids: [], ...row, id: Number(row.id) };
};

const withBroadcast =
	(answer: (row: Row, context: Context) => ReturnType<Operation>): Operation =>
	(context) => {
		const row = context.account
			.collection('smsBroadcasts')
			.get(context.request.params['id'] ?? '0');
		return row ? answer(row, context) : message(404, 'Not Found');
	};

export const operations: Operations = {
	'GET /sms/broadcasts': ({ account, request }) => {
		const name = request.query.get('filters[name]')?.toLowerCase() ?? '';
		const rows = account
			.collection('smsBroadcasts')
			.filter((row) => String(row['name']).toLowerCase().includes(name));
		const { limit, offset } = pageOf(request.query, account);
		return ok({
			broadcasts: rows.slice(offset, offset + limit).map(shown),
			meta: { total: rows.length },
		});
	},
	'POST /sms/broadcasts': ({ account, values }) => {
		const now = isoDate(account.clock.now());
		const dates = { created_at: now, updated_at: now, created_by: 1, updated_by: 1 };
		return ok(
			shown(account.collection('smsBroadcasts').insert({ status: 'draft', ...values, ...dates })),
			201,
		);
	},
	'GET /sms/broadcasts/{id}': withBroadcast((row) => ok(shown(row))),
	'PUT /sms/broadcasts/{id}': withBroadcast((row, { account, values }) => {
		account
			.collection('smsBroadcasts')
			.update(row.id, { ...values, updated_at: isoDate(account.clock.now()) });
		return ok(shown(row));
	}),
	'DELETE /sms/broadcasts/{id}': withBroadcast((row, { account }) => {
		account.collection('smsBroadcasts').remove(row.id);
		return ok({ ...shown(row), deleted_at: isoDate(account.clock.now()) });
	}),
};
