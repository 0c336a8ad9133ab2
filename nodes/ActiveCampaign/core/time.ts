import { valueFailure } from './failure';
import { isEmpty, shorten } from './values';
import { atClock, clockTime, isZone, momentIn } from './zone';

/**
 * How dates are read, wherever users give them. A date or a time that names no zone is meant by the
 * clock of the workflow's zone, as the date picker shows it. Numbers are milliseconds (13 digits) or
 * seconds (10 digits) since 1970. Sources of both: n8n's picker gives `2026-05-31T09:30:00`; database
 * and sheet nodes give dates as `2026-05-30T22:00:00.000Z`.
 */

/** What the text of a date says. */
interface Stated {
	/** `2026-05-31` */
	day: string;
	/** `09:30:00`; undefined for a day alone. */
	time: string | undefined;
	/** Milliseconds at which a clock in UTC shows day and time. */
	clock: number;
	/** Milliseconds ahead of UTC; undefined if no zone is stated. */
	offset: number | undefined;
	/** `Z` or `+02:00`. */
	zone: string;
}

const example =
	'Write it as 2026-05-31T09:30:00 or, with its time zone, as 2026-05-31T09:30:00+02:00';

/** Milliseconds of a date with time. Throws `Failure` naming the field, also for a day alone. */
export function instantOf(value: unknown, zone: string, label: string): number {
	const stated = statedIn(value, label);
	if (stated?.time !== undefined) return instantIn(stated, zone, label);
	throw valueFailure(label, `${label} is no date with a time: ${shorten(value)}`, example);
}

/** Milliseconds of a date with time; a day alone begins at midnight. Throws `Failure` naming the field. */
export function startOf(value: unknown, zone: string, label: string): number {
	return instantIn(momentStated(value, label), zone, label);
}

/**
 * A date with time in ISO 8601 with its offset, e.g. `2026-05-31T09:30:00+02:00`; a day alone begins
 * at midnight. Throws `Failure` naming the field.
 */
export function momentOf(value: unknown, zone: string, label: string): string {
	const stated = momentStated(value, label);
	if (stated.offset !== undefined) return `${stated.day}T${stated.time ?? ''}${stated.zone}`;
	return momentIn(instantIn(stated, zone, label), zone);
}

/**
 * A day as `2026-05-31`: the one that is stated. Only a time in UTC (`…Z`, a JavaScript date, a
 * number) is the day that it is in the workflow's zone, unless it is midnight in UTC, which is how
 * programs write a day as a time. Throws `Failure` naming the field.
 */
export function dayOf(value: unknown, zone: string, label: string): string {
	const stated = statedIn(value, label);
	if (stated === undefined) {
		throw valueFailure(
			label,
			`${label} is not a date: ${shorten(value)}`,
			'Write it as 2026-05-31, or choose it with the date picker',
		);
	}
	if (stated.zone !== 'Z' || isMidnight(stated)) return stated.day;
	return clockTime(stated.clock, checked(zone, label)).slice(0, 10);
}

/** Whether a value is a day without time. */
export function isDay(value: unknown): boolean {
	return /^\d{4}-\d\d-\d\d$/.test(textOf(value));
}

function momentStated(value: unknown, label: string): Stated {
	const stated = statedIn(value, label);
	if (stated) return stated;
	throw valueFailure(
		label,
		`${label} is not a date: ${shorten(value)}`,
		`${example}. A day alone, such as 2026-05-31, begins at midnight`,
	);
}

function instantIn({ clock, offset }: Stated, zone: string, label: string): number {
	return offset === undefined ? atClock(clock, checked(zone, label)) : clock - offset;
}

function isMidnight({ clock }: Stated): boolean {
	return clock % 86_400_000 === 0;
}

function checked(zone: string, label: string): string {
	if (isZone(zone)) return zone;
	throw valueFailure(
		label,
		`The time zone of the workflow does not exist: ${shorten(zone)}`,
		'Set it in the settings of the workflow',
	);
}

const written =
	/^([1-9]\d{3})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** What a value states; undefined if it is no date. Throws `Failure` if it is empty. */
function statedIn(value: unknown, label: string): Stated | undefined {
	if (isEmpty(value)) {
		throw valueFailure(
			label,
			`${label} is empty`,
			`Choose ${label}, or check the expression that gives it`,
		);
	}
	const [, year, month, day, hour, minute, second = '00', fraction = '', zone] =
		written.exec(textOf(value)) ?? [];
	const date = `${year}-${month}-${day}`;
	const time = hour === undefined ? undefined : `${hour}:${minute}:${second}`;
	const clock = Date.parse(`${date}T${time ?? '00:00:00'}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
	// JavaScript reads the 30th of February as another day, and 24:00 as the next one.
	const isShown = !Number.isNaN(clock) && year !== '0000';
	if (!isShown || !new Date(clock).toISOString().startsWith(`${date}T${time ?? ''}`))
		return undefined;
	return { day: date, time, clock, ...offsetOf(zone) };
}

/** Milliseconds (13 digits) or seconds (10) since 1970, as number or text: other numbers are no dates. */
const epoch = /^[1-9]\d{9}(\d{3})?$/;

/** n8n gives dates of JavaScript and of Luxon, which write themselves as text; '' for what is no text. */
function textOf(value: unknown): string {
	const text = plainText(value)
		.replace(/\p{Cf}/gu, '')
		.trim();
	if (!epoch.test(text)) return text;
	return new Date(Number(text) * (text.length === 10 ? 1_000 : 1)).toISOString();
}

function plainText(value: unknown): string {
	if (typeof value === 'string' || typeof value === 'number') return String(value);
	return isoText(value) ?? '';
}

/** ISO 8601 of a date of JavaScript or Luxon, of any realm; undefined for all else and invalid ones. */
export function isoText(value: unknown): string | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	try {
		const write = member(value, 'toISO') ?? member(value, 'toISOString');
		const text: unknown = typeof write === 'function' ? write.call(value) : undefined;
		return typeof text === 'string' ? text : undefined;
	} catch {
		// An invalid date of JavaScript.
		return undefined;
	}
}

function member(value: object, name: string): unknown {
	return Reflect.get(value, name) as unknown;
}

function offsetOf(zone: string | undefined): Pick<Stated, 'offset' | 'zone'> {
	if (zone === undefined) return { offset: undefined, zone: '' };
	const [, sign, hours, minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
	if (sign === undefined) return { offset: 0, zone: 'Z' };
	const size = (Number(hours) * 60 + Number(minutes)) * 60_000;
	return { offset: sign === '-' ? -size : size, zone: `${sign}${hours}:${minutes}` };
}
