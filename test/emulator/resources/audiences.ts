import { ok } from '../answers';
import type { Operations } from '../operation';
import { compare } from '../query';
import type { Account, Row } from '../types';
import { isoUtc, notFound, RUN_MS } from './segments';

type Values = Record<string, unknown>;

const nameOf = (row: Row) => String((row['attributes'] as Values | undefined)?.['name'] ?? '');

/** Segments that were saved under a name. */
const saved = (account: Account) =>
	account.collection('segmentsV2').filter((row) => nameOf(row) !== '');

function countOf(run: Row, contacts: number): Values {
	const startedAt = Number(run['startedAt']);
	return {
		count: contacts,
		last_total_updated: isoUtc(startedAt),
		run_id: run.id,
		run_id_start: isoUtc(startedAt),
		run_id_end: isoUtc(startedAt + RUN_MS),
	};
}

/** What the last run of the segment that is over has counted, null before. */
function countsOf(account: Account, row: Row): Values {
	const run = account
		.collection('segmentRuns')
		.findBy('segment', row.id)
		.filter(({ startedAt }) => Number(startedAt) + RUN_MS <= account.clock.now())
		.at(-1);
	if (!run) return { last_total: null, last_active_total: null };
	const active = account.collection('contactLists').findBy('status', '1');
	return {
		last_total: countOf(run, account.collection('contacts').size),
		last_active_total: countOf(run, new Set(active.map(({ contact }) => contact)).size),
	};
}

const summary = (account: Account, row: Row) => ({
	attributes: {
		segment_id: row.id,
		category: 'audience',
		name: nameOf(row),
		counts: countsOf(account, row),
		created_date: row['createdDate'] ?? null,
		updated_date: row['updatedDate'] ?? null,
		last_used_date: row['usedDate'] ?? row['updatedDate'] ?? null,
	},
	id: row.id,
	type: 'Segment.Summary',
});

type Summary = ReturnType<typeof summary>;

/** `sort` by a date, the name or a count; `recent` is the date of last use. */
function sorted(rows: Summary[], sort: string): Summary[] {
	const name = sort.replace(/^-/, '');
	const key = ({ attributes }: Summary): string => {
		const count = attributes.counts[name] as Values | null | undefined;
		if (count !== undefined) return String(count?.['count'] ?? 0);
		if (name === 'name') return attributes.name;
		return String(name === 'recent' ? attributes.last_used_date : attributes.updated_date);
	};
	const sign = sort.startsWith('-') ? -1 : 1;
	return [...rows].sort((a, b) =>
		key(a) === key(b) ? 0 : compare(key(a), 'gt', key(b)) ? sign : -sign,
	);
}

export const operations: Operations = {
	'GET /audiences': ({ account, request: { query } }) => {
		const wanted = query.get('search')?.toLowerCase() ?? '';
		const rows = saved(account).filter((row) => nameOf(row).toLowerCase().includes(wanted));
		const size = Math.max(1, Math.min(Number(query.get('page_size') ?? 20), 10_000));
		const page = Math.max(1, Number(query.get('page') ?? 1));
		const all = sorted(
			rows.map((row) => summary(account, row)),
			query.get('sort') ?? '-updated_date',
		);
		return ok({ data: all.slice((page - 1) * size, page * size) });
	},
	'GET /audiences/{id}': ({ account, request }) => {
		const row = account.collection('segmentsV2').get(request.params['id'] ?? '');
		return row && nameOf(row) !== '' ? ok({ data: [summary(account, row)] }) : notFound;
	},
};
