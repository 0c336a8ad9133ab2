import { message, ok } from '../answers';
import { milliseconds } from '../dates';
import type { Context, Operations } from '../operation';
import { pageOf } from '../query';
import type { Account, Row } from '../types';

type Values = Record<string, unknown>;

/**
 * Whom a broadcast went to is read from the collection `smsRecipients`: `{broadcast, contact, name,
 * phoneNumber, sentDate, clicks, deliverability, replies, optOut, details}`.
 */
const recipientsOf = (account: Account, broadcast: string, query: URLSearchParams): Row[] =>
	account.collection('smsRecipients').findBy('broadcast', broadcast).filter(within(query));

const within = (query: URLSearchParams) => (row: Row) => {
	const [from, to] = [query.get('start_date'), query.get('end_date')];
	const at = milliseconds(row['sentDate']);
	return (!from || at >= milliseconds(from)) && (!to || at <= milliseconds(to));
};

const shown = (row: Row) => ({
	id: Number(row['contact'] ?? row.id),
	name: row['name'] ?? '',
	phoneNumber: row['phoneNumber'] ?? '',
	sentDate: row['sentDate'] ?? '',
	clicks: Number(row['clicks'] ?? 0),
	deliverability: row['deliverability'] ?? 'delivered',
	replies: Array.isArray(row['replies']) ? row['replies'] : [],
	optOut: row['optOut'] ?? 'no',
	details: row['details'] ?? { errorCode: '', errorSource: 'ac' },
});

function figures(rows: Row[]) {
	const people = rows.map(shown);
	const count = (accepts: (person: (typeof people)[number]) => boolean) =>
		people.filter(accepts).length;
	return {
		sends: people.length,
		deliveries: count(({ deliverability }) => deliverability === 'delivered'),
		replies: people.reduce((sum, { replies }) => sum + replies.length, 0),
		failures: count(({ deliverability }) => deliverability === 'failed'),
		optOuts: count(({ optOut }) => optOut === 'yes'),
		clicks: people.reduce((sum, { clicks }) => sum + clicks, 0),
	};
}

/** The broadcasts of `ids`, or all; unknown ids are left out. */
const asked = ({ account, values }: Context): Row[] => {
	const { ids } = values;
	const broadcasts = account.collection('smsBroadcasts');
	return Array.isArray(ids) && ids.length > 0
		? ids.flatMap((id) => broadcasts.get(String(id)) ?? [])
		: broadcasts.all();
};

const metricsOf = ({ account, request }: Context, { id }: Row) => ({
	id: Number(id),
	...figures(recipientsOf(account, id, request.query)),
});

function snapshot(context: Context, broadcasts: Row[]) {
	const rows = broadcasts.flatMap(({ id }) =>
		recipientsOf(context.account, id, context.request.query),
	);
	return ok({ snapshot: { campaigns: broadcasts.length, ...figures(rows) } });
}

const quoted = (value: unknown) => {
	const text = String(value ?? '');
	return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};

/** A header line and a line per row; the names of the columns are not documented. */
function csv(columns: string[], rows: Values[]) {
	const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
	return {
		status: 200,
		headers: { 'Content-Type': 'text/csv; charset=UTF-8' },
		body: lines.map((line) => `${line.map(quoted).join(',')}\n`).join(''),
	};
}

const METRICS = ['sends', 'deliveries', 'replies', 'failures', 'optOuts', 'clicks'];
const PERSON = ['id', 'name', 'phoneNumber', 'sentDate', 'clicks', 'deliverability', 'optOut'];

const matching = (account: Account, id: string, query: URLSearchParams) => {
	const wanted = query.get('search')?.toLowerCase() ?? '';
	const states = query.getAll('filters[deliverability][]');
	return recipientsOf(account, id, query)
		.map(shown)
		.filter(
			({ name, phoneNumber, deliverability }) =>
				`${String(name)} ${String(phoneNumber)}`.toLowerCase().includes(wanted) &&
				(states.length === 0 || states.includes(String(deliverability))),
		);
};

export const operations: Operations = {
	'POST /sms/broadcasts/metrics': (context) =>
		ok({ metrics: asked(context).map((row) => metricsOf(context, row)) }),
	'GET /sms/broadcasts/metrics/snapshot': (context) =>
		snapshot(context, context.account.collection('smsBroadcasts').all()),
	'POST /sms/broadcasts/metrics/snapshot': (context) => snapshot(context, asked(context)),
	'POST /sms/broadcasts/export': (context) =>
		csv(
			['id', 'name', 'status', ...METRICS],
			asked(context).map((row) => ({ ...row, ...metricsOf(context, row) })),
		),
	'GET /sms/broadcasts/{id}/recipients': ({ account, request }) => {
		const { limit, offset } = pageOf(request.query, account);
		const rows = matching(account, request.params['id'] ?? '0', request.query);
		const meta = { total: rows.length, limit, offset };
		return ok({ recipients: rows.slice(offset, offset + limit), meta });
	},
	'POST /sms/broadcasts/{id}/recipients/export': ({ account, request, values }) => {
		const id = request.params['id'] ?? '0';
		if (!account.collection('smsBroadcasts').get(id)) return message(404, 'Not Found');
		const query = new URLSearchParams();
		for (const name of ['start_date', 'end_date', 'search']) {
			if (values[name]) query.set(name, String(values[name]));
		}
		for (const state of Array.isArray(values['deliverability']) ? values['deliverability'] : []) {
			query.append('filters[deliverability][]', String(state));
		}
		return csv(PERSON, matching(account, id, query));
	},
	/** Lists of the channel `sms`. */
	'GET /sms/lists': ({ account, request }) => {
		const name = request.query.get('filters[name]')?.toLowerCase() ?? '';
		const rows = account
			.collection('lists')
			.findBy('channel', 'sms')
			.filter((row) => String(row['name']).toLowerCase().includes(name));
		const { limit, offset } = pageOf(request.query, account);
		const lists = rows.slice(offset, offset + limit).map((row) => ({
			id: Number(row.id),
			name: row['name'],
			subscriber_count: account
				.collection('contactLists')
				.findBy('list', row.id)
				.filter(({ status }) => status === '1').length,
		}));
		return ok({ lists, meta: { total: rows.length } });
	},
};
