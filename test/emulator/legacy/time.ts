import { local, milliseconds } from '../dates';

/** Milliseconds of an ISO time or of `YYYY-MM-DD[ HH:MM:SS]` in account time; undefined if neither. */
export function parseTime(text: unknown): number | undefined {
	if (typeof text !== 'string' || text.trim() === '') return undefined;
	const moment = milliseconds(text);
	return Number.isNaN(moment) ? undefined : moment;
}

/** `2026-01-05 10:00:00` in account time, as v1 writes dates; null for an unset one. */
export function shortTime(value: unknown): string | null {
	const moment = parseTime(value);
	return moment === undefined ? null : local(moment);
}
