import fc from 'fast-check';
import { Failure } from '../../nodes/ActiveCampaign/core/failure';
import { DateTime } from 'luxon';
import { dayOf, instantOf, momentOf, startOf } from '../../nodes/ActiveCampaign/core/time';
import { clockTime, isZone } from '../../nodes/ActiveCampaign/core/zone';

const berlin = 'Europe/Berlin';
const at = (value: unknown, zone = berlin) =>
	new Date(instantOf(value, zone, 'Due')).toISOString().replace('.000Z', 'Z');

describe('instantOf', () => {
	it.each([
		['2026-05-31T09:30:00', '2026-05-31T07:30:00Z'],
		['2026-01-31T09:30', '2026-01-31T08:30:00Z'],
		['2026-01-31 09:30:15.250', '2026-01-31T08:30:15.250Z'],
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
		46_173,
		20_260_531,
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

/** With offsets of halves and quarters of hours, changes at midnight, by half an hour and across days. */
const zones = fc.constantFrom(
	...['UTC', 'Europe/Berlin', 'Europe/London', 'America/New_York', 'America/Sao_Paulo'],
	...['Asia/Kathmandu', 'Asia/Tehran', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Cairo'],
	...['America/St_Johns', 'Pacific/Chatham', 'Africa/Casablanca', 'Antarctica/Troll'],
);
const instants = fc
	.integer({ min: Date.parse('1972-01-01'), max: Date.parse('2037-12-31') })
	.map((time) => Math.floor(time / 1_000) * 1_000);

describe('a moment', () => {
	it('is the same in every way of writing it', () => {
		fc.assert(
			fc.property(instants, zones, zones, (time, zone, other) => {
				const moment = DateTime.fromMillis(time, { zone: other });
				for (const given of [new Date(time), moment.toUTC(), moment, moment.toISO()])
					expect(Date.parse(momentOf(given, zone, 'Due'))).toBe(time);
				if (time >= 1e12) expect(Date.parse(momentOf(time, zone, 'Due'))).toBe(time);
			}),
		);
	});

	it('by the clock of a zone shows that clock, unless the clock skips it', () => {
		fc.assert(
			fc.property(instants, zones, (time, zone) => {
				const shown = clockTime(time, zone);
				const read = Date.parse(momentOf(shown, zone, 'Due'));
				expect(clockTime(read, zone)).toBe(shown);
				// Of a time that comes twice it is the first.
				expect(read).toBeLessThanOrEqual(time);
			}),
		);
	});

	it('that a clock skips is after the change', () => {
		const changes = fc.constantFrom<[string, string, number]>(
			['Europe/Berlin', '2026-03-29T02:00:00', 60],
			['America/New_York', '2026-03-08T02:00:00', 60],
			['Australia/Lord_Howe', '2026-10-04T02:00:00', 30],
			['Pacific/Apia', '2011-12-30T00:00:00', 1_440],
			['America/Sao_Paulo', '2018-11-04T00:00:00', 60],
		);
		fc.assert(
			fc.property(changes, fc.nat(), ([zone, from, minutes], number) => {
				const clock = Date.parse(`${from}Z`);
				const skipped = new Date(clock + (number % minutes) * 60_000).toISOString().slice(0, 19);
				const read = momentOf(skipped, zone, 'Due').slice(0, 19);
				expect(Date.parse(`${read}Z`) - Date.parse(`${skipped}Z`)).toBe(minutes * 60_000);
			}),
		);
	});

	it('of a day is its beginning', () => {
		expect(momentOf('2026-12-01', berlin, 'Due')).toBe('2026-12-01T00:00:00+01:00');
		expect(startOf('2026-12-01', berlin, 'Due')).toBe(Date.parse('2026-11-30T23:00:00Z'));
	});

	it('from before zones had whole minutes is in UTC', () => {
		expect(momentOf('1890-01-01T12:00:00', berlin, 'Due')).toBe('1890-01-01T11:06:32Z');
	});
});

describe('a day', () => {
	it('is the one that is stated', () => {
		fc.assert(
			fc.property(instants, zones, zones, (time, zone, other) => {
				const moment = DateTime.fromMillis(time, { zone: other });
				const day = moment.toISODate();
				expect(dayOf(day, zone, 'Due')).toBe(day);
				expect(dayOf(moment.toISO({ includeOffset: false }), zone, 'Due')).toBe(day);
				if (moment.offset !== 0) expect(dayOf(moment, zone, 'Due')).toBe(day);
			}),
		);
	});

	it('comes back from a database that gives it as midnight of the workflow or of UTC', () => {
		fc.assert(
			fc.property(instants, zones, (time, zone) => {
				const day = DateTime.fromMillis(time, { zone }).toISODate() ?? '';
				const start = DateTime.fromISO(day, { zone });
				// Some days begin an hour late.
				if (start.hour === 0) expect(dayOf(start.toJSDate(), zone, 'Due')).toBe(day);
				expect(dayOf(`${day}T00:00:00.000Z`, zone, 'Due')).toBe(day);
			}),
		);
	});

	it.each(['Central Time', 'DEFAULT', ''])('needs no zone unless it is converted: %p', (zone) => {
		expect(dayOf('2026-05-31', zone, 'Due')).toBe('2026-05-31');
		expect(() => dayOf('2026-05-31T22:30:00Z', zone, 'Due')).toThrow(
			'The time zone of the workflow does not exist',
		);
	});
});
