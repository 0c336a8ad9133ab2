import { createHash } from 'crypto';

/** A hash of a delivery that does not depend on the order of its members. */
export function fingerprint(body: unknown): string {
	const pairs =
		typeof body === 'string' ? [...new URLSearchParams(body)] : Object.entries(body ?? {});
	const text = pairs.map((pair) => JSON.stringify(pair)).sort();
	return shortHash(text.join('\n'));
}

/** 72 bits of a hash as 12 characters. */
export function shortHash(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
