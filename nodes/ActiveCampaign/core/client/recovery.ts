import { Failure } from '../failure';
import { isRow, type Row } from '../values';
import type { ApiRequest, RequestRecovery } from './exchange';
import { pageSize, rowsOf } from './pages';
import { plainRequest, segments, splitRoute } from './route';

/** Pages that are read at most to find one row. */
const mostPages = 3;
/** The clocks of n8n and of ActiveCampaign may differ by so much, and by a day where a date has no zone. */
const toleranceMs = 10 * 60_000;
const zonelessMs = 26 * 60 * 60_000;
/** Rows that a list gives where it does not heed the limit that was asked for. */
const ownPageSize = 20;

export interface Search {
	call: (request: ApiRequest) => Promise<unknown>;
	/** When the create was first sent, in milliseconds of the calendar. */
	since: number;
	/** Whether a row is the answer of another create. */
	isTaken: (row: Row) => boolean;
}

/**
 * What a create has made, as the create would have answered it; undefined when it has made nothing.
 * Throws `Failure` when that cannot be told.
 */
export async function findCreated(
	request: ApiRequest,
	recovery: RequestRecovery,
	{ call, since, isTaken }: Search,
): Promise<unknown> {
	const sent = sentBy(request, recovery.wrap);
	const query = recovery.query ? recovery.query(sent) : {};
	if (query === undefined) throw new Failure('It has nothing to be found by');
	const path = splitRoute(recovery.route).path.replace(
		/\{(\w+)\}/g,
		(_, name: string) => recovery.parts[name] ?? segments(String(sent[name] ?? '')).slice(1),
	);
	const isNew = (row: Row) => !(createdAt(row) < since - slack(row)) && !isTaken(row);
	const isMade = (row: Row) => recovery.same(row, sent) && (recovery.anyAge === true || isNew(row));
	const isDoubtful = (row: Row) => recovery.anyAge !== true && Number.isNaN(createdAt(row));

	let offset = 0;
	let leapt = false;
	for (let page = 0; page < mostPages; page++) {
		const body = await call(plainRequest('GET', path, { ...query, limit: pageSize, offset }));
		const rows = rowsOf(body, recovery.returns);
		const made = newest(rows.filter(isMade));
		if (made && isDoubtful(made)) throw new Failure('It may have been there before');
		if (made) return recovery.answer ? recovery.answer(made) : answered(recovery.member, made);
		const order = orderOf(rows);
		const total = totalOf(body);
		const last = rows[rows.length - 1];
		if (order === 'falling' && last && createdAt(last) < since - slack(last)) return undefined;
		if (isEnd(rows.length, offset, total)) {
			// In a list without order the pages between could have it.
			if (leapt && order !== 'rising') break;
			return undefined;
		}
		const following = offset + rows.length;
		offset = order === 'rising' ? Math.max(following, (total ?? 0) - pageSize) : following;
		leapt ||= offset > following;
	}
	throw new Failure('The list is too long to be searched');
}

/** The ID in a create's answer, where it has one. */
export function idIn(answer: unknown, member: string): unknown {
	if (!isRow(answer)) return undefined;
	const made = answer[member];
	return isRow(made) ? made.id : answer.id;
}

/** True of an answer without content: what was done is unknown. */
export function isEmptyAnswer(answer: unknown): boolean {
	return isRow(answer) && Object.keys(answer).length === 0;
}

/** The members of a request, out of their envelope; steps may have put one round that is not named. */
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

/** When a row was created, in milliseconds of the calendar; NaN when it does not tell. */
function createdAt(row: Row): number {
	const text = dateOf(row);
	if (text === undefined || text.startsWith('0000')) return NaN;
	return Date.parse(hasZone.test(text) ? text : `${text.replace(' ', 'T')}Z`);
}

const hasZone = /(Z|[+-]\d\d:?\d\d)$/;

function slack(row: Row): number {
	const text = dateOf(row);
	return text === undefined || hasZone.test(text) ? toleranceMs : zonelessMs;
}

function dateOf(row: Row): string | undefined {
	const from = isRow(row.attributes) ? { ...row.attributes, ...row } : row;
	const member = dateMembers.find((name) => typeof from[name] === 'string' && from[name] !== '');
	return member === undefined ? undefined : String(from[member]);
}

function newest(rows: Row[]): Row | undefined {
	return orderOf(rows) === 'falling' ? rows[0] : rows[rows.length - 1];
}

/** In what order of creation rows are: by IDs, which grow with time, or by dates where IDs are no numbers. */
function orderOf(rows: Row[]): 'rising' | 'falling' | 'none' {
	const ages = rows.map((row) => (/^\d+$/.test(String(row.id)) ? Number(row.id) : createdAt(row)));
	const steps = ages.slice(1).map((age, index) => age - (ages[index] ?? NaN));
	if (steps.every((step) => step > 0)) return 'rising';
	return steps.every((step) => step < 0) ? 'falling' : 'none';
}

function isEnd(count: number, offset: number, total: number | undefined): boolean {
	if (total !== undefined) return offset + count >= total || count === 0;
	return count < pageSize && count !== ownPageSize;
}

function totalOf(page: unknown): number | undefined {
	const total = isRow(page) && isRow(page.meta) ? Number(page.meta.total ?? NaN) : NaN;
	return Number.isFinite(total) ? total : undefined;
}
