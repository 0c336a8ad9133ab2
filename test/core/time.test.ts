import { Failure } from '../../nodes/ActiveCampaign/core/failure';
import { clockTime, instantOf, isZone } from '../../nodes/ActiveCampaign/core/time';

const berlin = 'Europe/Berlin';
const at = (value: unknown, zone = berlin) =>
	new Date(instantOf(value, zone, 'Due')).toISOString().replace('.000Z', 'Z');

describe('instantOf', () => {
	it.each([
		['2026-05-31T09:30:00', '2026-05-31T07:30:00Z'],
		['2026-01-31T09:30', '2026-01-31T08:30:00Z'],
		['2026-01-31 09:30:15.250', '2026-01-31T08:30:15Z'],
		['2026-05-31T09:30:00Z', '2026-05-31T09:30:00Z'],
		['2026-05-31T09:30:00.000-05:00', '2026-05-31T14:30:00Z'],
		['2026-05-31 09:30:00 +0530', '2026-05-31T04:00:00Z'],
	])('reads %s', (text, instant) => {
		expect(at(text)).toBe(instant);
	});

	it('reads dates of JavaScript and of Luxon', () => {
		const instant = '2026-05-31T07:30:00Z';
		expect(at(new Date(instant))).toBe(instant);
		const text = '2026-05-31T16:30:00.000+09:00';
		expect(at({ ts: Date.parse(instant), toISO: () => text, toString: () => text })).toBe(instant);
	});

	it.each([
		['Europe/Berlin', '2026-03-29T01:59:00', '2026-03-29T00:59:00Z'],
		['Europe/Berlin', '2026-03-29T03:00:00', '2026-03-29T01:00:00Z'],
		['Europe/Berlin', '2026-10-25T03:00:00', '2026-10-25T02:00:00Z'],
		['America/Chicago', '2026-03-08T03:00:00', '2026-03-08T08:00:00Z'],
		['America/Chicago', '2026-11-01T00:59:00', '2026-11-01T05:59:00Z'],
		['America/Chicago', '2026-11-01T02:00:00', '2026-11-01T08:00:00Z'],
		['Australia/Lord_Howe', '2026-07-01T12:00:00', '2026-07-01T01:30:00Z'],
		['Asia/Kathmandu', '2026-07-01T00:00:00', '2026-06-30T18:15:00Z'],
	])('follows the clock of %s at %s', (zone, text, instant) => {
		expect(at(text, zone)).toBe(instant);
	});

	it.each([berlin, 'America/New_York', 'Pacific/Auckland'])(
		'finds a moment at which a clock in %s shows what it shows through a year',
		(zone) => {
			for (let hour = 0; hour < 8_760; hour += 3) {
				const shown = clockTime(Date.parse('2027-01-01T00:30:00Z') + hour * 3_600_000, zone);
				expect(clockTime(instantOf(shown, zone, 'Due'), zone)).toBe(shown);
			}
		},
	);

	it.each([
		'tomorrow',
		'2026-05-31',
		'2026-02-29T10:00:00',
		'2026-05-31T24:00:00',
		'2026-05-31T10:60:00',
		'31.05.2026 10:00',
		'0026-05-31T10:00:00',
		1780212600000,
		true,
		new Date(Number.NaN),
		{ ts: Number.NaN, toISO: () => null, toString: () => 'Invalid DateTime' },
		{ toString: null, year: 2026 },
	])('refuses %p', (value) => {
		expect(() => instantOf(value, berlin, 'Due')).toThrow(Failure);
		expect(() => instantOf(value, berlin, 'Due')).toThrow('Due is no date with a time: ');
	});

	it.each(['', '  ', null, undefined])('refuses nothing: %p', (value) => {
		expect(() => instantOf(value, berlin, 'Due')).toThrow('Due is empty');
	});

	it('refuses to guess where the zone of the workflow does not exist', () => {
		expect(() => at('2026-05-31T09:30:00', 'Berlin')).toThrow(
			'The time zone of the workflow does not exist: "Berlin"',
		);
		expect(at('2026-05-31T09:30:00Z', 'Berlin')).toBe('2026-05-31T09:30:00Z');
	});
});

describe('isZone', () => {
	it.each(['Europe/Berlin', 'America/New_York', 'UTC'])('knows %s', (name) => {
		expect(isZone(name)).toBe(true);
	});

	it.each(['', 'Central Time', 'DEFAULT', undefined, null, 7])('does not know %p', (name) => {
		expect(isZone(name)).toBe(false);
	});
});
