import type { RefusedRow } from '../failure';
import { isRow, type Row } from '../values';
import { isBlocked, isFirewall, isPage, type Reply } from './page';
import type { Allowance, Missing, Outcome, Problem } from './exchange';

/**
 * Turns a response into an outcome. The content decides, not the declared type: ActiveCampaign sends
 * JSON as text, gateways send HTML, deletes have no body, and some failures have status 200. This is
 * the only place that reads the service's words for facts (over its limit, missing, duplicate).
 */
export function decode(reply: Reply): Outcome {
	const outcome = withDoubt(meaning(reply), reply);
	const allowance = allowanceIn(reply.headers);
	return allowance && 'status' in outcome ? { ...outcome, allowance } : outcome;
}

/** Some writes answer with nothing but this header (recorded in 2020 and 2021): done or not is open. */
function withDoubt(outcome: Outcome, { headers }: Reply): Outcome {
	const isDoubtful = outcome.kind === 'answer' && headers['x-ac-error'] !== undefined;
	return isDoubtful ? { ...outcome, isDoubtful } : outcome;
}

function meaning(reply: Reply): Outcome {
	const { status, body } = reply;
	if (status >= 300) return refusal(reply, problemsIn(body));
	if (typeof body === 'string') return decodeText(reply, body.trim());
	if (isRow(body) && saysFailed(body)) {
		return isNothingFound(body)
			? { kind: 'answer', status, body: {}, isNothing: true }
			: refusal(reply, problemsIn(body));
	}
	return { kind: 'answer', status, body: body ?? {} };
}

function decodeText(reply: Reply, text: string): Outcome {
	if (text === '') return { kind: 'answer', status: reply.status, body: {} };
	if (legacyFailure.test(text)) return refusal(reply, [{ title: plain(text) }]);
	if (isPage(text)) {
		return isFirewall(reply) ? refusal(reply, []) : { kind: 'lost', sent: true, reason: 'PAGE' };
	}
	// JSON that does not parse was cut off on the way: the outcome is unknown.
	if (/^[{[]/.test(text)) return { kind: 'lost', sent: true, reason: 'TRUNCATED' };
	return { kind: 'answer', status: reply.status, body: text };
}

/** v1 in XML or in PHP's serialized format reports failures with status 200. */
const legacyFailure =
	/^(<\?xml[^>]*>\s*)?<[^>]+>\s*(<error>|<result_code>0<)|^a:\d+:\{.{0,200}?"result_code";i:0;/s;

function saysFailed(body: Row): boolean {
	const { errors, data } = body;
	// GraphQL answers 200 with errors, and without data if nothing was done.
	if (Array.isArray(errors) && errors.length > 0 && (data === undefined || data === null))
		return true;
	return ['result_code', 'succeeded', 'success'].some(
		(member) => body[member] === 0 || body[member] === '0' || body[member] === false,
	);
}

/** v1 reports an empty list as a failure. */
function isNothingFound(body: Row): boolean {
	return /nothing is returned/i.test(firstText(body.result_message) ?? '');
}

function refusal(reply: Reply, found: Problem[]): Outcome {
	const { status, headers, body } = reply;
	const problems = found.length > 0 || typeof body !== 'string' ? found : textProblem(body);
	const limited = status === 429 || (status === 400 && says(problems, importerLimit));
	const retryAfterMs = retryAfter(headers['retry-after']);
	const location = headers.location;
	const missing = missingIn(status, problems);
	return {
		kind: 'refusal',
		status,
		problems,
		limited,
		...(retryAfterMs === undefined ? {} : { retryAfterMs }),
		...(typeof location === 'string' ? { location } : {}),
		...(missing ? { missing } : {}),
		...(isDuplicate(problems) ? { duplicate: true } : {}),
		...(isBlocked(reply) ? { blocked: true } : {}),
		...(isUnexplained(problems) ? { unexplained: true } : {}),
	};
}

/** The importer reports its own limit with status 400. */
const importerLimit = /^rate limit exceeded/i;
const nothingFound = /^No Result found/i;
const missingRow = /^No Result found for (\w+) with id (\S*)/i;
/** `Duplicate entry 'contact-x' for key 'typetag'` comes from the service's database, with or without its error number. */
const taken = /\balready exists?\b|\bduplicate entry .* for key\b/is;

function says(problems: Problem[], words: RegExp): boolean {
	return problems.some(({ title, detail = '' }) => words.test(title) || words.test(detail));
}

/** Some resources say "No Result found" with 400, 403 or 422, others answer 404 without a name. */
function missingIn(status: number, problems: Problem[]): Missing | undefined {
	if (status !== 404 && !says(problems, nothingFound)) return undefined;
	const [, model, id] = missingRow.exec(problems[0]?.title ?? '') ?? [];
	return { ...(model === undefined ? {} : { model }), ...(id === undefined ? {} : { id }) };
}

function isDuplicate(problems: Problem[]): boolean {
	return problems.some(({ code }) => code === 'duplicate') || says(problems, taken);
}

/** “Forbidden” only repeats the status. */
function isUnexplained(problems: Problem[]): boolean {
	return problems.every(({ title, detail }) => detail === undefined && /^forbidden$/i.test(title));
}

/** Reads seconds or an HTTP date as milliseconds from now; undefined if it is neither. */
export function retryAfter(header: unknown, now = Date.now()): number | undefined {
	const text = String(header ?? '').trim();
	if (/^\d{1,6}(\.\d{1,3})?$/.test(text)) return Number(text) * 1000;
	// Date.parse alone accepts almost anything.
	const date = /^[A-Z][a-z]{2}, [\w :-]{10,30} GMT$/.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

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

/**
 * The errors in a body. ActiveCampaign has six shapes: `{ message }`, `{ message, error }` with the
 * reason in `error`, `{ errors: [{ title, detail, code, source }] }`, `{ errors: ['text'] }`,
 * `{ errors: 'text' }`, and bare text (see `decode`); v1 and the importer have their own.
 */
export function problemsIn(body: unknown): Problem[] {
	if (!isRow(body)) return [];
	const problems = problemOf(isRow(body.errors) ? Object.values(body.errors) : body.errors);
	if (problems.length > 0) return problems;
	const title = firstText(body.message, body.result_message, body.error, body.detail);
	if (title === undefined) return [];
	const reasons = Array.isArray(body.failureReasons) ? body.failureReasons : [];
	const rows = reasons.flatMap(refusedRow);
	const detail = reasons.length > 0 ? reasons.map(reasonOf).join('; ') : firstText(body.error);
	return [
		{
			title,
			...(detail !== undefined && detail !== title ? { detail } : {}),
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
	const code = codeOf(error);
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

/**
 * The code that clients decide by. `code` is an HTTP status in some answers, with the word in
 * `error`; where both are words, `code` is the common one (observed 2026: `email_invalid` beside
 * `must_be_valid_email_address`).
 */
function codeOf({ code, error }: Row): string | undefined {
	const words = [code, error].filter((word) => typeof word === 'string' && /[a-z]/i.test(word));
	return words.includes('duplicate') ? 'duplicate' : firstText(...words, code);
}

/** `{ pointer: '/data/attributes/name' }`, `{ parameter: 'contactTag.tag' }` or `{ type, value }`. */
function memberOf(source: unknown): string | undefined {
	if (!isRow(source)) return undefined;
	const where = firstText(source.pointer, source.parameter, source.value);
	return where?.split(/[/.]/).pop() || undefined;
}

/** A row of the importer, `{ contact: 3, failureReason: ... }`, with the number as the service gives it. */
function refusedRow(reason: unknown): RefusedRow[] {
	if (!isRow(reason) || !Number.isInteger(reason.contact)) return [];
	return [{ row: Number(reason.contact), reason: wordsOf(reason) }];
}

function reasonOf(reason: unknown): string {
	const [named] = refusedRow(reason);
	return named ? `contact ${named.row}: ${named.reason}` : wordsOf(reason);
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

/** Text without tags, short enough for a message. */
function plain(text: string): string {
	return text
		.slice(0, 2_000)
		.replace(/<(script|style)[^>]*>[^<]*<\/\1>/gi, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 200);
}
