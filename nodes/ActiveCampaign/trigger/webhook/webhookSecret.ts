import { createHash, randomBytes, timingSafeEqual } from 'crypto';

/** ActiveCampaign signs nothing, so the URL that it is given carries the proof. */
const parameter = 'token';

export function newSecret(): string {
	return randomBytes(24).toString('base64url');
}

export function withSecret(address: string, secret: string): string {
	return `${address}?${parameter}=${secret}`;
}

/** The secret in a registered URL, or undefined when it has none that is worth the name. */
export function secretIn(url: unknown): string | undefined {
	if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
	return secretOf(Object.fromEntries(new URL(url).searchParams));
}

/** The secret in the query of a delivery. */
export function secretOf(query: unknown): string | undefined {
	const value =
		typeof query === 'object' && query !== null ? Reflect.get(query, parameter) : undefined;
	return typeof value === 'string' && /^[\w-]{32,100}$/.test(value) ? value : undefined;
}

/** Compares in constant time, whatever the lengths. */
export function sameSecret(one: string, other: string): boolean {
	return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
