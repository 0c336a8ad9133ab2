/** True for a time zone that the runtime knows by its IANA name, e.g. `Europe/Berlin`. */
export function isZone(name: unknown): name is string {
	if (typeof name !== 'string' || name === '') return false;
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}

/** What a clock in a zone shows at a moment, e.g. `2026-05-31 09:30:00`. */
export function clockTime(milliseconds: number, zone: string): string {
	const parts = clockOf(zone).formatToParts(milliseconds);
	const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
	const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
	return `${date} ${part('hour')}:${part('minute')}:${part('second')}`;
}

/** A moment by the clock of a zone with its offset, e.g. `2026-05-31T09:30:00+02:00`; `Z` for UTC. */
export function momentIn(milliseconds: number, zone: string): string {
	const offset = offsetText(offsetAt(milliseconds, zone));
	// Before zones had whole minutes, local mean time had seconds, which ISO 8601 cannot express.
	if (offset === undefined) return momentIn(milliseconds, 'UTC');
	return `${clockTime(milliseconds, zone).replace(' ', 'T')}${offset}`;
}

const dayMs = 86_400_000;

/**
 * The moment at which a clock in the zone shows what a clock in UTC shows at `clock`. Where clocks are
 * put back, a time that comes twice is the first of the two; where they are put forward, a time that
 * is skipped is as long after the change as it says. JavaScript's Temporal calls this `compatible`.
 */
export function atClock(clock: number, zone: string): number {
	const before = clock - offsetAt(clock - dayMs, zone);
	const after = clock - offsetAt(clock + dayMs, zone);
	const isShown = (moment: number) => moment + offsetAt(moment, zone) === clock;
	return isShown(before) || !isShown(after) ? before : after;
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

/** Milliseconds that the zone is ahead of UTC. */
function offsetAt(milliseconds: number, zone: string): number {
	const whole = Math.floor(milliseconds / 1_000) * 1_000;
	return Date.parse(`${clockTime(whole, zone).replace(' ', 'T')}Z`) - whole;
}

/** `+02:00`, or `Z`; undefined if it is not in whole minutes. */
function offsetText(milliseconds: number): string | undefined {
	const minutes = Math.abs(milliseconds) / 60_000;
	if (minutes === 0) return 'Z';
	if (!Number.isInteger(minutes)) return undefined;
	const two = (part: number) => String(part).padStart(2, '0');
	return `${milliseconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
