import { Failure } from '../../core/failure';
import { shorten } from '../../core/values';

/** Milliseconds since 1970 of a date and time; throws `Failure` naming the field. */
export function timeOf(value: unknown, label: string): number {
	const time = value instanceof Date ? value.getTime() : Date.parse(String(value));
	if (!Number.isNaN(time)) return time;
	throw new Failure(`${label} is not valid: ${shorten(value)}`, {
		description: 'Give a date and time, for example 2026-05-01T09:30:00Z',
		field: label,
	});
}
