import { shortHash } from '../shared/shortHash';

/** A hash of a delivery that does not depend on the order of its members. */
export function fingerprint(body: unknown): string {
	const pairs =
		typeof body === 'string' ? [...new URLSearchParams(body)] : Object.entries(body ?? {});
	const text = pairs.map((pair) => JSON.stringify(pair)).sort();
	return shortHash(text.join('\n'));
}
