import { createHash, randomBytes, timingSafeEqual } from 'crypto';

/** Query parameter with the secret: ActiveCampaign does not sign its calls. */
const parameter = 'token';

export function newSecret(): string {
	return randomBytes(24).toString('base64url');
}

export function withSecret(address: string, secret: string): string {
	return `${address}?${parameter}=${secret}`;
}

/** The secret in a registered URL; undefined if missing or malformed. */
export function secretIn(url: unknown): string | undefined {
	if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
	return secretOf(Object.fromEntries(new URL(url).searchParams));
}

/** The secret in the query of a delivery; undefined if missing or malformed. */
export function secretOf(query: unknown): string | undefined {
	const value =
		typeof query === 'object' && query !== null ? Reflect.get(query, parameter) : undefined;
	return typeof value === 'string' && /^[\w-]{32,100}$/.test(value) ? value : undefined;
}

/**
 * A hash of a secret for n8n's static data, with the address as its salt. The secret has 192 random
 * bits, so a plain hash cannot be reversed.
 */
export function hashOf(address: string, secret: string): string {
	return digest(`${address} ${secret}`).toString('base64url');
}

/** Compares in constant time, also secrets of different lengths. */
export function sameSecret(one: string, other: string): boolean {
	return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
