import { LatestById } from '../shared/boundedCollections';
import type { SeenChanges } from '../shared/seenChanges';
import type { Change, Reader, TimedSource } from './pollSource';

/** How far the polls of a node have got. All times in milliseconds. */
export interface Checkpoint {
	/** No earlier change is ever emitted. */
	start: number;
	/** All earlier changes have been emitted. */
	since: number;
	/** End of the span that a poll could not finish. */
	to?: number;
	/** Where to resume in that span. */
	cursor?: string;
	/** Changes emitted in the span and shortly before it, as `key@seconds` with blanks between. */
	emitted: string;
	/** Offset of the account's dates, e.g. `-05:00`. */
	zone: string;
}

/** How far before the checkpoint to read again, because clocks differ and changes show up late. */
const overlapMs = 120_000;
/** How much later a change may be stored than its webhook says. */
const maxStoreDelaySeconds = 2;
/** Changes of one span that can be recognized when they are read again. */
const maxEmitted = 20_000;

export interface Span {
	reader: Reader;
	source: TimedSource;
	checkpoint: Checkpoint;
	/** End of a new span. */
	until: number;
	/** Maximum number of changes to emit. */
	limit: number;
	/** True when the time for this poll is used up. */
	isLate: () => boolean;
	/** Changes that the triggers of the workflow have emitted. */
	seen: SeenChanges;
}

/**
 * The changes since the checkpoint, each once, and the next checkpoint. Modifies none of its
 * arguments, so that a failure leaves the checkpoint where it was.
 */
export async function changesSince(
	span: Span,
): Promise<{ changes: Change[]; checkpoint: Checkpoint }> {
	const { checkpoint, source, reader, seen, limit, isLate } = span;
	const emitted = new LatestById(maxEmitted);
	emitted.restore(checkpoint.emitted);
	const { start, since } = checkpoint;
	const from = Math.max(start, since - (emitted.isFull ? 0 : overlapMs));
	const to = checkpoint.to ?? Math.max(span.until, since);
	const changes: Change[] = [];
	let { cursor, zone } = checkpoint;

	for await (const change of source.changes(reader, from, cursor)) {
		zone = zoneOf(change) ?? zone;
		const seconds = Math.floor(change.at / 1000);
		const isInSpan = change.at >= from && change.at < to;
		if (isInSpan && seconds > emitted.get(change.key) && !wasDelivered(change, seconds, seen)) {
			changes.push(change);
			emitted.add(change.key, seconds);
		}
		cursor = change.cursor;
		if (changes.length >= limit || isLate()) {
			return {
				changes,
				checkpoint: { start, since, to, cursor, emitted: emitted.serialize(), zone },
			};
		}
	}
	emitted.forgetBefore(Math.floor((to - overlapMs) / 1000));
	return { changes, checkpoint: { start, since: to, emitted: emitted.serialize(), zone } };
}

/** True if a webhook has reported this change of a contact. */
function wasDelivered({ contact }: Change, seconds: number, seen: SeenChanges): boolean {
	return contact !== undefined && seen.byWebhook.get(contact) + maxStoreDelaySeconds >= seconds;
}

/** The account's zone: a date filter in it is right whether the service reads its zone or ignores it. */
function zoneOf({ item }: Change): string | undefined {
	return /[+-]\d\d:\d\d$/.exec(String(item.date))?.[0];
}

/** Milliseconds as a date with the given offset. */
export function dateIn(zone: string, milliseconds: number): string {
	const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
	const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
	return `${new Date(milliseconds + offset * 60_000).toISOString().slice(0, 19)}${zone}`;
}
