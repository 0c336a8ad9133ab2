import { Failure } from './failure';
import { isEmpty, shorten } from './values';

/** True for a time zone that the runtime knows by its IANA name, e.g. `Europe/Berlin`. */
export function isZone(name: unknown): name is string {
	if (typeof name !== 'string' || name === '') return false;
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}

const written =
	/^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * Milliseconds of a date with time, as text or as a date object. What has no zone of its own is read
 * by the clock of `zone`, as the date picker means it. Throws `Failure` naming the field.
 */
export function instantOf(value: unknown, zone: string, label: string): number {
	if (isEmpty(value)) {
		throw new Failure(`${label} is empty`, {
			description: `Choose ${label}, or check the expression that gives it`,
			field: label,
		});
	}
	const text = textOf(value).trim();
	const [, year, month, day, hour, minute, second = '0', offset] = written.exec(text) ?? [];
	const parts = [year, month, day, hour, minute, second].map(Number) as DateParts;
	const clock = millisecondsOf(parts);
	if (!isOnClock(clock, parts)) {
		throw new Failure(`${label} is no date with a time: ${shorten(text)}`, {
			description:
				'Write it as 2026-05-31T09:30:00 or, with its time zone, as 2026-05-31T09:30:00+02:00',
			field: label,
		});
	}
	if (offset !== undefined) return clock - offsetOf(offset);
	if (isZone(zone)) return atClock(clock, zone);
	throw new Failure(`The time zone of the workflow does not exist: ${shorten(zone)}`, {
		description: 'Set it in the settings of the workflow',
		field: label,
	});
}

/** What a clock in a zone shows at a moment, e.g. `2026-05-31 09:30:00`. */
export function clockTime(milliseconds: number, zone: string): string {
	const parts = clockOf(zone).formatToParts(milliseconds);
	const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
	const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
	return `${date} ${part('hour')}:${part('minute')}:${part('second')}`;
}

/** By zone; a clock takes much longer to make than to read. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
	const two = '2-digit';
	const known = clocks.get(timeZone);
	if (known) return known;
	const clock = new Intl.DateTimeFormat('en', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: two,
		day: two,
		hour: two,
		minute: two,
		second: two,
	});
	clocks.set(timeZone, clock);
	return clock;
}

type DateParts = [
	year: number,
	month: number,
	day: number,
	hour: number,
	minute: number,
	second: number,
];

/** n8n gives dates of JavaScript and of Luxon; both write themselves as text. */
function textOf(value: unknown): string {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	const isMoment = typeof value === 'object' && value !== null && 'toISO' in value;
	return typeof value === 'string' || isMoment ? String(value) : shorten(value).slice(1, -1);
}

function millisecondsOf([year, month, day, hour, minute, second]: DateParts): number {
	return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** False for no number at all and for the 30th of February, which JavaScript reads as another day. */
function isOnClock(milliseconds: number, parts: DateParts): boolean {
	if (Number.isNaN(milliseconds)) return false;
	const date = new Date(milliseconds);
	const shown = [
		date.getUTCFullYear(),
		date.getUTCMonth() + 1,
		date.getUTCDate(),
		date.getUTCHours(),
		date.getUTCMinutes(),
		date.getUTCSeconds(),
	];
	return shown.every((part, index) => part === parts[index]);
}

/** The moment at which a clock in the zone shows what a clock in UTC shows at `clock`. */
function atClock(clock: number, zone: string): number {
	const guess = clock - offsetAt(clock, zone);
	return clock - offsetAt(guess, zone);
}

function offsetAt(milliseconds: number, zone: string): number {
	return Date.parse(`${clockTime(milliseconds, zone).replace(' ', 'T')}Z`) - milliseconds;
}

/** Milliseconds of `Z` or `+02:00`. */
function offsetOf(text: string): number {
	const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)$/.exec(text) ?? [];
	return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
}
