import { addressOf, cleanAddress } from '../address';
import { amountOf } from '../amounts';
import type { Reader } from '../descriptor';
import { dayOf, instantOf, isDay, momentOf } from '../time';

/** An email address. */
export const readAddress: Reader = (value, { label }) => addressOf(value, label);

/** Part of an address, such as `@example.com`. */
export const readPartOfAddress: Reader = (value) =>
	typeof value === 'string' ? cleanAddress(value) : value;

/** An ID, or an address in its place. */
export const readIdOrAddress: Reader = (value, { label }) =>
	typeof value === 'string' && value.includes('@') ? addressOf(value, label) : value;

/** A sender: ActiveCampaign also takes a personalization tag such as `%OWNER_EMAIL%` in its place. */
export const readSender: Reader = (value, { label }) =>
	typeof value === 'string' && /^\s*%[\w-]+%\s*$/.test(value)
		? value.trim()
		: addressOf(value, label);

/** A date with time, in ISO 8601 with its offset. */
export const readMoment: Reader = (value, { label, timeZone }) => momentOf(value, timeZone, label);

/** As `readMoment`, but a day alone is refused: midnight may not be meant. */
export const readTimedMoment: Reader = (value, { label, timeZone }) => {
	instantOf(value, timeZone, label);
	return momentOf(value, timeZone, label);
};

/** A date with time in ISO 8601 with its offset, or a day alone. */
export const readDayOrMoment: Reader = (value, { label, timeZone }) =>
	(isDay(value) ? dayOf : momentOf)(value, timeZone, label);

/** A date with time in UTC, for routes that may not heed another offset. */
export const readUtcMoment: Reader = (value, { label, timeZone }) =>
	utcMoment(momentOf(value, timeZone, label));

/** A day, as `2026-05-31`. */
export const readDay: Reader = (value, { label, timeZone }) => dayOf(value, timeZone, label);

/** An amount in units of its currency, which the API counts in hundredths. */
export const readAmount: Reader = (value, { label, currency }) =>
	amountOf(value, label, { currency, decimals: 2 });

/** An amount in units of its currency, which the API counts in units. */
export const readUnits: Reader = (value, { label, currency }) =>
	amountOf(value, label, { currency });

/** An amount without decimals. */
export const readWholeUnits: Reader = (value, { label, currency }) =>
	amountOf(value, label, { currency, decimals: 0 });

function utcMoment(moment: string): string {
	return new Date(moment).toISOString().replace('.000Z', 'Z');
}
