import { isRow } from '../values';
import type { ApiRequest, Content, Outcome } from './exchange';

/** What a request expects if it does not say: deletes answer with nothing, all else with content. */
export function contentOf({ method, content }: Pick<ApiRequest, 'method' | 'content'>): Content {
	return content ?? (method === 'DELETE' ? 'nothing' : 'content');
}

/**
 * The outcome, or a lost answer in place of a success that does not hold what the request expects:
 * `PAGE` for text where data is due, `NO_CONTENT` for nothing, `NO_ROWS` for a list without its rows.
 */
export function withContent(request: ApiRequest, outcome: Outcome): Outcome {
	if (outcome.kind !== 'answer' || outcome.isNothing === true) return outcome;
	const reason = flawOf(request, outcome);
	return reason === undefined ? outcome : { kind: 'lost', sent: true, reason };
}

/** True if the service reported a success and left out what it did. */
export function isContentMissing(outcome: Outcome): boolean {
	return outcome.kind === 'lost' && outcome.reason === 'NO_CONTENT';
}

/** True for an answer without content: `{}`, `[]`, or nothing. */
export function isBlankAnswer(body: unknown): boolean {
	if (body === undefined || body === null || body === '') return true;
	return typeof body === 'object' && Object.keys(body).length === 0;
}

function flawOf(
	request: ApiRequest,
	{ body, isDoubtful }: Extract<Outcome, { kind: 'answer' }>,
): string | undefined {
	const content = contentOf(request);
	// Sent again, a delete that has worked finds nothing.
	if (isDoubtful && request.method === 'DELETE' && isBlankAnswer(body)) return 'NO_CONTENT';
	if (content === 'anything') return undefined;
	if (isBlankAnswer(body)) return content === 'nothing' ? undefined : 'NO_CONTENT';
	if (typeof body !== 'object') return content === 'text' ? undefined : 'PAGE';
	const { member = '' } = request;
	if (member === '' || !isRow(body)) return undefined;
	if (content === 'list') return isList(body[member]) ? undefined : 'NO_ROWS';
	// A read may find nothing in its member: not every contact has an organization.
	const isEmpty = member in body && isBlankAnswer(body[member]);
	return isEmpty && content === 'content' && request.method !== 'GET' ? 'NO_CONTENT' : undefined;
}

/** Services that are written in other languages than PHP give null for no rows. */
function isList(rows: unknown): boolean {
	return Array.isArray(rows) || rows === null;
}
