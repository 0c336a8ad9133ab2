import { isEmpty, type Row } from '../../core/values';
import { startOf } from '../../core/time';
import { contactChangeId, eventId, momentOf } from '../shared/eventId';
import {
	confirmCatchUp,
	keepDelivered,
	offerCatchUp,
	recallSeenChanges,
} from '../shared/seenChanges';
import { askDateFilter } from './dateFilter';
import { firstPosition, positionAt } from './firstPosition';
import { clocksOf, type Outcome, type Round } from './pollRound';
import type { Change, Reader, TimedSource } from './pollSource';
import { hasDurableCursor } from './pollState';
import { changesSince, withNew } from './timedChanges';

const defaultLimit = 1_000;

/** A round of an event that is found by the dates of rows. */
export async function timedRound(source: TimedSource, round: Round): Promise<Outcome> {
	const { context, event, connected, deadline, last } = round;
	const clocks = () => clocksOf(connected);
	const seen = recallSeenChanges(context);
	// n8n has accepted the round whose position it stored.
	if (source.ofContacts) confirmCatchUp(context, seen, last?.position?.emitted ?? '');
	keepDelivered(context, seen);
	const options = context.getNodeParameter('options', {}) as Row;
	const start = startFrom(options.changedSince, context.getTimezone());
	const known = last?.position ?? (start === undefined ? undefined : positionAt(start));
	const reader = await withDateFilter(source, round, known?.dateFilter);
	const { dateFilter } = reader;
	const filter = dateFilter ? { dateFilter } : {};
	if (known === undefined) {
		const first = await firstPosition(source, reader, clocks, deadline);
		return {
			rows: [],
			next: { position: { ...first.position, ...filter } },
			isStalled: first.isStalled,
		};
	}
	const { changes, position, isStalled } = await changesSince({
		reader,
		source,
		position: { ...known, ...filter },
		clocks,
		limit: Math.max(1, Number(options.mostItems) || defaultLimit),
		deadline,
		seen,
	});
	if (source.ofContacts && changes.length > 0 && !hasDurableCursor(context))
		offerCatchUp(context, seen, position.emitted);
	const rows = changes.map((change) => ({
		eventId: idOf(source, event, change),
		...change.item,
	}));
	return { rows, next: { position }, isStalled };
}

/** The first event that the source finds, as an item. */
export async function sampleOfChanges(
	source: TimedSource,
	event: string,
	reader: Reader,
): Promise<Row[]> {
	for await (const change of source.changes(reader, 0, undefined)) {
		if (Number.isNaN(change.at)) continue;
		const { item } = change.created === undefined ? change : withNew(change, true);
		return [{ eventId: idOf(source, event, change), ...item }];
	}
	return [];
}

async function withDateFilter(
	source: TimedSource,
	{ reader, connected, deadline }: Round,
	known: Reader['dateFilter'],
): Promise<Reader> {
	if (!source.ofContacts || known) return { ...reader, dateFilter: known };
	const asked = await deadline.within(askDateFilter(connected.client));
	return { ...reader, dateFilter: asked === 'late' ? undefined : asked.value };
}

function idOf({ ofContacts, once }: TimedSource, event: string, { key, at }: Change): string {
	if (ofContacts) return contactChangeId(key, momentOf(at));
	return eventId(event, key, once ? '' : momentOf(at));
}

function startFrom(value: unknown, timeZone: string): number | undefined {
	return isEmpty(value) ? undefined : startOf(value, timeZone, 'Start From');
}
