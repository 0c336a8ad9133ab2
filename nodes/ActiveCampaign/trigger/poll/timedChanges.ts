import { LatestById } from '../shared/boundedCollections';
import type { SeenChanges } from '../shared/seenChanges';
import type { Change, Reader, TimedSource } from './pollSource';

/** How far a poll got. All times in milliseconds. */
export interface Checkpoint {
	/** Nothing from before is ever emitted. */
	start: number;
	/** Everything before has been emitted. */
	since: number;
	/** End of the span that is being read, when it could not be read whole. */
	to?: number;
	/** Where in that span to go on. */
	cursor?: string;
	/** What was emitted of the span and shortly before it, as a text of `key@seconds`. */
	emitted: string;
	/** Offset of the account's dates, e.g. `-05:00`. */
	zone: string;
}

/** Clocks differ, and changes show up late: this much before the checkpoint is looked at again. */
const overlapMs = 120_000;
/** A change may be stored this much after the moment that its webhook tells. */
const storedLaterSeconds = 2;
/** More than this within one span cannot be told apart from what comes again. */
export const mostEmitted = 20_000;

export interface Span {
	reader: Reader;
	source: TimedSource;
	checkpoint: Checkpoint;
	/** End of a new span. */
	until: number;
	/** Most changes to emit. */
	limit: number;
	/** True when there is no time for more. */
	isLate: () => boolean;
	told: SeenChanges;
}

/**
 * What changed since the checkpoint, each change once, and the checkpoint behind it. Nothing that is
 * given is changed, so that a failure on the way leaves the checkpoint where it was.
 */
export async function changesSince(
	span: Span,
): Promise<{ changes: Change[]; checkpoint: Checkpoint }> {
	const { checkpoint, source, reader, told, limit, isLate } = span;
	const emitted = new LatestById(mostEmitted);
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
		if (isInSpan && seconds > emitted.get(change.key) && !wasTold(change, seconds, told)) {
			changes.push(change);
			emitted.add(change.key, seconds);
		}
		cursor = change.cursor;
		if (changes.length >= limit || isLate()) {
			return { changes, checkpoint: { start, since, to, cursor, emitted: emitted.text(), zone } };
		}
	}
	emitted.forgetBefore(Math.floor((to - overlapMs) / 1000));
	return { changes, checkpoint: { start, since: to, emitted: emitted.text(), zone } };
}

function wasTold({ contact }: Change, seconds: number, told: SeenChanges): boolean {
	return contact !== undefined && told.byWebhook.get(contact) + storedLaterSeconds >= seconds;
}

/** The zone in which the account writes: a filter by date is right then, whether it reads zones or not. */
function zoneOf({ item }: Change): string | undefined {
	return /[+-]\d\d:\d\d$/.exec(String(item.date))?.[0];
}

/** Milliseconds as a date with a given offset. */
export function dateIn(zone: string, milliseconds: number): string {
	const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
	const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
	return `${new Date(milliseconds + offset * 60_000).toISOString().slice(0, 19)}${zone}`;
}
