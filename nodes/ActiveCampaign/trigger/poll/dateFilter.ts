import type { Client } from '../../core/client/client';
import { plainRequest } from '../../core/client/route';
import { Failure } from '../../core/failure';
import { timeOf } from './rowTime';
import { listIn } from './readList';

/** How the account reads the date of a filter like `filters[updated_after]`. */
export interface DateFilter {
	/** Whether it heeds the offset in the date; if not, the date is the account's or UTC. */
	heedsOffset: boolean;
	/** Offset of the account's own dates in minutes. */
	offset: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** The most that a date may be off whose offset is ignored: offsets go from -12 to +14 hours. */
const anyOffsetMs = 26 * hourMs;

/**
 * A date for a filter that finds all changes since the time, and perhaps some from before it: a day's
 * where it is not known how the account reads dates. The account's offset may just have changed by an hour.
 */
export function dateSince(time: number, filter: DateFilter | undefined): string {
	if (filter?.heedsOffset) return utcDate(time);
	if (filter === undefined) return utcDate(time - anyOffsetMs);
	return utcDate(time + Math.min(0, filter.offset) * minuteMs - hourMs);
}

/**
 * Finds out how the account reads dates, from one of its contacts: the reference does not say. The
 * probe is a moment just after the contact's last change, written with an offset that makes it an
 * early one if it is ignored. Undefined if there is no contact, or if the account refuses the question.
 */
export async function askDateFilter(client: Client): Promise<DateFilter | undefined> {
	const read = async (query: Record<string, unknown>) =>
		listIn(await client.call(plainRequest('GET', '/contacts', { limit: 1, ...query })), 'contacts');
	const [contact] = await read({});
	const changed = timeOf(contact?.udate);
	const offset = offsetOf(contact?.udate);
	if (contact === undefined || Number.isNaN(changed) || offset === undefined) return undefined;
	const probe = `${utcDate(changed + minuteMs - 12 * hourMs).slice(0, 19)}-12:00`;
	const found = await read({ 'ids[]': String(contact.id), 'filters[updated_after]': probe }).catch(
		(error: unknown) => {
			if (error instanceof Failure && error.facts.status !== 429) return undefined;
			throw error;
		},
	);
	return found && { heedsOffset: found.length === 0, offset };
}

/** The offset of a date like `2026-01-05T10:00:00-05:00` in minutes; undefined if it has none. */
export function offsetOf(date: unknown): number | undefined {
	const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)$/.exec(String(date)) ?? [];
	if (sign === undefined) return undefined;
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function utcDate(time: number): string {
	return `${new Date(time).toISOString().slice(0, 19)}+00:00`;
}
