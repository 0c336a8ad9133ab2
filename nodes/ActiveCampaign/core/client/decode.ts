import type { RefusedRow } from '../failure';
import { isRow, type Row } from '../values';
import type { Allowance, Outcome, Problem } from './exchange';

/** An HTTP answer as it came: the body parsed as JSON where it was JSON, else text. */
export interface Reply {
	status: number;
	headers: Row;
	body: unknown;
}

/**
 * What an answer means. Content decides, not the declared type: ActiveCampaign sends JSON as text,
 * gateways send HTML, deletes answer nothing at all, and some failures come with status 200.
 */
export function decode(reply: Reply): Outcome {
	const outcome = meaning(reply);
	const allowance = allowanceIn(reply.headers);
	return allowance && 'status' in outcome ? { ...outcome, allowance } : outcome;
}

function meaning(reply: Reply): Outcome {
	const { status, body } = reply;
	if (status >= 300) return refusal(reply, problemsIn(body));
	if (typeof body === 'string') return decodeText(reply, body.trim());
	if (isRow(body) && saysFailed(body)) {
		return isNothingFound(body)
			? { kind: 'answer', status, body: {} }
			: refusal(reply, problemsIn(body));
	}
	return { kind: 'answer', status, body: body ?? {} };
}

function decodeText(reply: Reply, text: string): Outcome {
	if (text === '') return { kind: 'answer', status: reply.status, body: {} };
	if (/^<(!doctype|html)/i.test(text)) {
		return refusal({ ...reply, status: 502 }, [{ title: 'A web page came back instead of data' }]);
	}
	// JSON that could not be parsed has been cut off on the way: what was done is unknown.
	if (/^[{[]/.test(text)) return { kind: 'lost', sent: true, reason: 'TRUNCATED' };
	if (legacyFailure.test(text)) return refusal(reply, [{ title: plain(text) }]);
	return { kind: 'answer', status: reply.status, body: text };
}

/** v1 in XML or in PHP's own format reports a failure inside an answer with status 200. */
const legacyFailure =
	/^(<\?xml[^>]*>\s*)?<[^>]+>\s*(<error>|<result_code>0<)|^a:\d+:\{.{0,200}?"result_code";i:0;/s;

function saysFailed(body: Row): boolean {
	const { errors, data } = body;
	// GraphQL answers 200 with errors, and no data where nothing was done.
	if (Array.isArray(errors) && errors.length > 0 && (data === undefined || data === null))
		return true;
	return ['result_code', 'succeeded', 'success'].some(
		(member) => body[member] === 0 || body[member] === '0' || body[member] === false,
	);
}

/** v1 calls an empty list a failure. */
function isNothingFound(body: Row): boolean {
	return /nothing is returned/i.test(firstText(body.result_message) ?? '');
}

function refusal({ status, headers, body }: Reply, problems: Problem[]): Outcome {
	const limited =
		status === 429 ||
		(status === 400 && problems.some(({ title }) => /^rate limit exceeded/i.test(title)));
	const retryAfterMs = retryAfter(headers['retry-after']);
	const location = headers.location;
	return {
		kind: 'refusal',
		status,
		problems: problems.length > 0 || typeof body !== 'string' ? problems : textProblem(body),
		limited,
		...(retryAfterMs === undefined ? {} : { retryAfterMs }),
		...(typeof location === 'string' ? { location } : {}),
	};
}

/** Seconds or an HTTP date, in milliseconds from now; undefined when it is neither. */
export function retryAfter(header: unknown, now = Date.now()): number | undefined {
	const text = String(header ?? '').trim();
	if (/^\d{1,6}(\.\d{1,3})?$/.test(text)) return Number(text) * 1000;
	// Date.parse alone takes almost anything for a date.
	const date = /^[A-Z][a-z]{2}, [\w :-]{10,30} GMT$/.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** What the headers say of the limit; undefined where they say nothing. */
function allowanceIn(headers: Row): Allowance | undefined {
	const limit = wholeNumber(headers['ratelimit-limit']);
	const remaining = wholeNumber(headers['ratelimit-remaining']);
	if (remaining === undefined) return undefined;
	return { remaining, ...(limit === undefined ? {} : { limit }) };
}

function wholeNumber(header: unknown): number | undefined {
	const text = String(header ?? '').trim();
	return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The five shapes in which ActiveCampaign says what was wrong, and those of v1 and the importer. */
export function problemsIn(body: unknown): Problem[] {
	if (!isRow(body)) return [];
	const problems = problemOf(isRow(body.errors) ? Object.values(body.errors) : body.errors);
	if (problems.length > 0) return problems;
	const title = firstText(body.message, body.result_message, body.error, body.detail);
	if (title === undefined) return [];
	const reasons = Array.isArray(body.failureReasons) ? body.failureReasons : [];
	const rows = reasons.flatMap(refusedRow);
	return [
		{
			title,
			...(reasons.length > 0 ? { detail: reasons.map(reasonOf).join('; ') } : {}),
			...(rows.length > 0 ? { rows } : {}),
		},
	];
}

function problemOf(error: unknown): Problem[] {
	const words = firstText(error);
	if (words !== undefined) return [{ title: words }];
	if (Array.isArray(error))
		return error
			.flat(3)
			.filter((one) => !Array.isArray(one))
			.flatMap((one) => problemOf(one));
	if (!isRow(error)) return [];
	const title = firstText(error.title, error.message, error.detail, error.error);
	if (title === undefined) return [];
	const detail = firstText(error.detail);
	const code = firstText(error.error, error.code);
	const member = memberOf(error.source);
	return [
		{
			title,
			...(detail !== undefined && detail !== title ? { detail } : {}),
			...(code === undefined ? {} : { code }),
			...(member === undefined ? {} : { member }),
		},
	];
}

/** `{ pointer: '/data/attributes/name' }`, `{ parameter: 'contactTag.tag' }` or `{ type, value }`. */
function memberOf(source: unknown): string | undefined {
	if (!isRow(source)) return undefined;
	const where = firstText(source.pointer, source.parameter, source.value);
	return where?.split(/[/.]/).pop() || undefined;
}

/** `{ contact: 3, failureReason: 'Not valid' }`: the importer names rows, counted from 0 as far as is known. */
function refusedRow(reason: unknown): RefusedRow[] {
	if (!isRow(reason) || !Number.isInteger(reason.contact)) return [];
	return [{ row: Number(reason.contact), reason: wordsOf(reason) }];
}

function reasonOf(reason: unknown): string {
	const [named] = refusedRow(reason);
	return named ? `row ${named.row + 1}: ${named.reason}` : wordsOf(reason);
}

function wordsOf(reason: unknown): string {
	if (!isRow(reason)) return firstText(reason) ?? '';
	const words =
		firstText(reason.failureReason) ??
		Object.values(reason).find((part) => typeof part === 'string');
	return String(words ?? '');
}

function firstText(...candidates: unknown[]): string | undefined {
	const found = candidates.find(
		(candidate) =>
			(typeof candidate === 'string' && candidate.trim() !== '') || typeof candidate === 'number',
	);
	return found === undefined ? undefined : String(found).slice(0, 2_000);
}

function textProblem(body: string): Problem[] {
	const text = plain(body);
	return text === '' ? [] : [{ title: text }];
}

/** Text without its tags, short enough for a message. */
function plain(text: string): string {
	return text
		.slice(0, 2_000)
		.replace(/<(script|style)[^>]*>[^<]*<\/\1>/gi, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 200);
}
