import { createHash } from 'crypto';

/** 72 bits of a hash as 12 characters. */
export function shortHash(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
