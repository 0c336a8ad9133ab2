import { Failure } from '../failure';
import { isRow, type Row } from '../values';
import type { ApiRequest, RequestRecovery } from './exchange';
import { pageSize, rowsOf } from './pages';
import { listRequest, plainRequest, segments, splitRoute } from './route';

/** Pages read at most to find one row. */
const maxPages = 3;
/** How far the clocks of n8n and ActiveCampaign may differ. */
const toleranceMs = 10 * 60_000;
/** The same for dates without a zone: 26 hours lie between the outermost zones. */
const zonelessToleranceMs = 26 * 60 * 60_000;
/** Page size of lists that ignore `limit`. */
const defaultPageSize = 20;

export interface Search {
	call: (request: ApiRequest) => Promise<unknown>;
	/** When the create was first sent, in milliseconds since 1970. */
	since: number;
	/** Whether a row is the answer to another create. */
	isTaken: (row: Row) => boolean;
}

/**
 * Finds the row that a create has made and gives it as the create would have answered it; undefined
 * if there is none. Throws `Failure` if neither is certain.
 */
export async function findCreated(
	request: ApiRequest,
	recovery: RequestRecovery,
	{ call, since, isTaken }: Search,
): Promise<unknown> {
	const sent = sentBy(request, recovery.wrap);
	const query = recovery.query ? recovery.query(sent) : {};
	if (query === undefined) throw new Failure('The create has no value to search for');
	const path = splitRoute(recovery.route).path.replace(
		/\{(\w+)\}/g,
		(_, name: string) => recovery.parts[name] ?? segments(String(sent[name] ?? '')).slice(1),
	);
	const isOlder = (row: Row) => createdAt(row) < since - toleranceFor(row);
	const isNew = (row: Row) => !isOlder(row) && !isTaken(row);
	const isCreated = (row: Row) =>
		recovery.same(row, sent) && (recovery.anyAge === true || isNew(row));
	const isUndated = (row: Row) => recovery.anyAge !== true && Number.isNaN(createdAt(row));

	let offset = 0;
	let skippedPages = false;
	for (let page = 0; page < maxPages; page++) {
		const read = plainRequest('GET', path, { ...query, limit: pageSize, offset });
		const body = await call(listRequest(read, recovery.returns));
		const rows = rowsOf(body, recovery.returns);
		const created = newest(rows.filter(isCreated));
		if (created && isUndated(created)) throw new Failure('The row may be older than the create');
		if (created)
			return recovery.answer ? recovery.answer(created) : answered(recovery.member, created);
		const order = orderOf(rows);
		const total = totalOf(body);
		const last = rows[rows.length - 1];
		if (order === 'descending' && last && isOlder(last)) return undefined;
		if (isEnd(rows.length, offset, total)) {
			// Without an order the skipped pages may hold the row.
			if (skippedPages && order !== 'ascending') break;
			return undefined;
		}
		const following = offset + rows.length;
		offset = order === 'ascending' ? Math.max(following, (total ?? 0) - pageSize) : following;
		skippedPages ||= offset > following;
	}
	throw new Failure('The list is too long to search');
}

/** The ID in a create's answer, if it has one. */
export function idIn(answer: unknown, member: string): unknown {
	if (!isRow(answer)) return undefined;
	const created = answer[member];
	return isRow(created) ? created.id : answer.id;
}

/** The members of a request without their envelope; steps may have added one that the operation does not name. */
function sentBy({ body, query }: ApiRequest, wrap: string | undefined): Row {
	const only = isRow(body) && Object.keys(body).length === 1 ? Object.values(body)[0] : undefined;
	const member = wrap?.replace('[]', '');
	const inner = member && isRow(body) ? body[member] : isRow(only) ? only : body;
	const first: unknown = Array.isArray(inner) ? inner[0] : inner;
	return isRow(first) ? first : query;
}

function answered(member: string, row: Row): unknown {
	return member === '' ? row : { [member]: row };
}

const dateMembers = [
	'cdate',
	'created_utc_timestamp',
	'createdDate',
	'createdTimestamp',
	'created_timestamp',
	'created_at',
	'adddate',
	'tstamp',
];

/** When a row was created, in milliseconds since 1970; NaN if it has no date. */
function createdAt(row: Row): number {
	const text = dateOf(row);
	if (text === undefined || text.startsWith('0000')) return NaN;
	return Date.parse(hasZone.test(text) ? text : `${text.replace(' ', 'T')}Z`);
}

const hasZone = /(Z|[+-]\d\d:?\d\d)$/;

function toleranceFor(row: Row): number {
	const text = dateOf(row);
	return text === undefined || hasZone.test(text) ? toleranceMs : zonelessToleranceMs;
}

function dateOf(row: Row): string | undefined {
	const from = isRow(row.attributes) ? { ...row.attributes, ...row } : row;
	const member = dateMembers.find((name) => typeof from[name] === 'string' && from[name] !== '');
	return member === undefined ? undefined : String(from[member]);
}

function newest(rows: Row[]): Row | undefined {
	return orderOf(rows) === 'descending' ? rows[0] : rows[rows.length - 1];
}

/** The order of creation: by ID, which grows with time, or by date where IDs are not numbers. */
function orderOf(rows: Row[]): 'ascending' | 'descending' | 'none' {
	const ages = rows.map((row) => (/^\d+$/.test(String(row.id)) ? Number(row.id) : createdAt(row)));
	const steps = ages.slice(1).map((age, index) => age - (ages[index] ?? NaN));
	if (steps.every((step) => step > 0)) return 'ascending';
	return steps.every((step) => step < 0) ? 'descending' : 'none';
}

function isEnd(count: number, offset: number, total: number | undefined): boolean {
	if (total !== undefined) return offset + count >= total || count === 0;
	return count < pageSize && count !== defaultPageSize;
}

function totalOf(page: unknown): number | undefined {
	const total = isRow(page) && isRow(page.meta) ? Number(page.meta.total ?? NaN) : NaN;
	return Number.isFinite(total) ? total : undefined;
}
