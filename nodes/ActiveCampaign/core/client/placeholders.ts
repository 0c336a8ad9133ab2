import { Failure } from '../failure';
import { isRow, shorten } from '../values';
import type { ApiRequest } from './exchange';

/** A placeholder as a dry run shows it in place of an ID. */
const placeholder = /^\{\w+\}$/;

/** Members that hold an ID. */
const idMembers =
	/^(id|(rel|list|group|contact|deal)id|\w+(Id|_id)|contact|tag|list|account|deal|automation|field)$/;

/** What JavaScript makes of an ID that is missing. */
const noIds = new Set<unknown>(['undefined', 'null', 'NaN', '[object Object]']);

/** Throws `Failure` for a request with a placeholder where an ID belongs: it would reach something else. */
export function refusePlaceholders({ path, query, body }: ApiRequest): void {
	const inPath = /\{[^/]*\}/.exec(path)?.[0];
	const found = inPath ?? placeholderIn(query, 0) ?? placeholderIn(body, 0);
	if (found === undefined) return;
	throw new Failure(`An ID is missing in the request: ${shorten(found)}`, {
		description: 'Nothing was sent. Check the value, or the expression that gives it',
	});
}

const maxDepth = 4;

/** `tag` within `tag` is a name. */
function placeholderIn(value: unknown, depth: number, outer = ''): string | undefined {
	if (depth > maxDepth || typeof value !== 'object' || value === null) return undefined;
	for (const [name, member] of Object.entries(value)) {
		const isId = isRow(value) && name !== outer && idMembers.test(name);
		if (isId && (noIds.has(member) || (typeof member === 'string' && placeholder.test(member))))
			return String(member);
		const inner = placeholderIn(member, depth + 1, name);
		if (inner !== undefined) return inner;
	}
	return undefined;
}
