/**
 * IDs of events. The same event has the same ID in every delivery, round and process, so they are made
 * of what ActiveCampaign says about it and nothing else.
 */
export function eventId(...parts: readonly string[]): string {
	return parts.filter((part) => part !== '').join(':');
}

/** A change of a contact: Contact Updated and the catch-up of the same change have the same ID. */
export function contactChangeId(contact: string, date: unknown): string {
	return eventId('update', contact, moment(date));
}

/** A date as UTC in seconds; one without an offset as it is, because its time zone is unknown. */
export function moment(date: unknown): string {
	const text = String(date ?? '');
	const time = /(Z|[+-]\d\d:?\d\d)$/i.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(time) ? text : momentOf(time);
}

/** Milliseconds as UTC in seconds, e.g. `2026-01-05T15:00:00Z`. */
export function momentOf(milliseconds: number): string {
	return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
