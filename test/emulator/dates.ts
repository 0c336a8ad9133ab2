/** The emulated account keeps US Central time without daylight saving, as in recorded answers. */
const OFFSET_MINUTES = -300;

/** `2026-01-05T10:00:00-05:00` */
export function isoDate(milliseconds: number): string {
	return `${local(milliseconds).replace(' ', 'T')}-05:00`;
}

/** `2026-01-05 10:00:00` in the account's time. */
export function local(milliseconds: number): string {
	return utc(milliseconds + OFFSET_MINUTES * 60_000);
}

/** `2026-01-05 15:00:00` in UTC. */
export function utc(milliseconds: number): string {
	return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}

/** Milliseconds of a date as clients write it; a date without an offset is account time. */
export function milliseconds(text: unknown): number {
	const value = String(text).trim().replace(' ', 'T');
	const withTime = /T/.test(value) ? value : `${value}T00:00:00`;
	return Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(withTime) ? withTime : `${withTime}-05:00`);
}
