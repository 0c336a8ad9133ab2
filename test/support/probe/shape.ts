import { isObject } from './client';

/** Types in place of values; a key that may be a name of the account is left out. */
export type Shape = string | Shape[] | { [key: string]: Shape };

/** The envelope and its rows; what is deeper may be keyed by the account's own names. */
const DEEPEST = 2;
const MOST_KEYS = 60;
const SCHEMA_KEY = /^[A-Za-z_$][A-Za-z0-9_$]{0,40}$/;

/** What an answer is made up of, without a value of the account; of a list, what its first element is. */
export function shapeOf(value: unknown, depth = 0): Shape {
	if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0], depth)];
	if (!isObject(value)) return value === null ? 'null' : typeof value;
	if (depth >= DEEPEST) return 'object';
	const entries = Object.entries(value).slice(0, MOST_KEYS);
	return Object.fromEntries(
		entries.map(([key, inner]) => [
			SCHEMA_KEY.test(key) ? key : '<name>',
			shapeOf(inner, depth + 1),
		]),
	);
}
