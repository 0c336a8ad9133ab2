import type { MemoryAccount } from '../account';
import { ok } from '../answers';
import type { Context, Operation, Operations } from '../operation';
import type { Row } from '../types';

type Values = Record<string, unknown>;

/** How long a matching run takes on the account's clock; the service allows itself more. */
export const RUN_MS = 1000;

export const isoUtc = (milliseconds: number) => new Date(milliseconds).toISOString();

export const notFound = { status: 404, body: { errors: [{ status: '404', detail: 'Not Found' }] } };

const attributesOf = ({ request, elements, values }: Context): Values => {
	const [first] = elements;
	const data = (request.body as { data?: Values } | null | undefined)?.data;
	const found = (first ?? (Array.isArray(data) ? data[0] : (data ?? values))) as Values | undefined;
	return (found?.['attributes'] ?? {}) as Values;
};

const segment = (row: Row) => ({
	data: [{ attributes: row['attributes'], id: row.id, type: 'Segment.v2' }],
});

const startRun =
	(type: string): Operation =>
	({ account, request }) => {
		const now = account.clock.now();
		account
			.collection('segmentsV2')
			.update(request.params['segmentId'] ?? '', { usedDate: isoUtc(now) });
		const run = account.collection('segmentRuns').insert({
			id: account.uuid(),
			segment: request.params['segmentId'] ?? account.uuid(),
			startedAt: now,
			type,
		});
		return ok(answer(account, run, request.query));
	};

const readRun: Operation = ({ account, request }) => {
	const run = account.collection('segmentRuns').get(request.params['runId'] ?? '');
	return run ? ok(answer(account, run, request.query)) : notFound;
};

/** `is_ready: false` with a run id until the run is over, then a page of all contact ids. */
function answer(account: MemoryAccount, run: Row, query: URLSearchParams): Values {
	const startedAt = Number(run['startedAt']);
	const ready = account.clock.now() - startedAt >= RUN_MS;
	const ids = account
		.collection('contacts')
		.all()
		.map(({ id }) => Number(id));
	const size = Math.max(1, Math.min(Number(query.get('page_size') ?? 100), 10_000));
	const page = Math.max(1, Number(query.get('page') ?? 1));
	const common = {
		run_id: run.id,
		run_id_start: isoUtc(startedAt),
		is_ready: ready,
		segment_id: run['segment'],
		segment_timestamp: isoUtc(startedAt),
	};
	const result = {
		run_id_end: isoUtc(startedAt + RUN_MS),
		matches: ids.slice((page - 1) * size, page * size),
		page: {
			current_page: page,
			last_page: Math.max(1, Math.ceil(ids.length / size)),
			per_page: size,
			total: ids.length,
		},
	};
	return {
		data: [
			{ attributes: ready ? { ...common, ...result } : common, id: run.id, type: run['type'] },
		],
	};
}

export const operations: Operations = {
	'POST /segmentsV2': (context) => {
		const { account } = context;
		const id = account.uuid();
		const attributes = { ...attributesOf(context), segment_id: id };
		const now = isoUtc(account.clock.now());
		const dates = { createdDate: now, updatedDate: now };
		return ok(segment(account.collection('segmentsV2').insert({ id, attributes, ...dates })));
	},
	'GET /segmentsV2/{id}': ({ account, request }) => {
		const row = account.collection('segmentsV2').get(request.params['id'] ?? '');
		return row ? ok(segment(row)) : notFound;
	},
	'PUT /segmentsV2/{id}': (context) => {
		const { account, request } = context;
		const id = request.params['id'] ?? '';
		const row = account.collection('segmentsV2').get(id);
		if (!row) return notFound;
		const attributes = {
			...(row['attributes'] as Values),
			...attributesOf(context),
			segment_id: id,
		};
		const updatedDate = isoUtc(account.clock.now());
		account.collection('segmentsV2').update(id, { attributes, updatedDate });
		return ok(segment(row));
	},
	'DELETE /segmentsV2/{id}': ({ account, request }) => {
		const row = account.collection('segmentsV2').get(request.params['id'] ?? '');
		if (!row) return notFound;
		account.collection('segmentsV2').remove(row.id);
		return ok(segment(row));
	},
	'POST /segmentMatchAll': startRun('matchAll'),
	'GET /segmentMatchAll/{segmentId}': startRun('matchAll'),
	'GET /segmentMatchAll/{segmentId}/{runId}': readRun,
	'POST /segmentMatchSome/{segmentId}': startRun('matchSome'),
	'GET /segmentMatchSome/{segmentId}/{runId}': readRun,
};
