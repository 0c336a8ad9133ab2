import { BoundedSet, LatestById } from '../shared/boundedCollections';
import type { SeenChanges } from '../shared/seenChanges';
import type { Deadline } from '../shared/deadline';
import { listOf } from './firstPosition';
import { afterSpan, type Clocks, maxPending, type Position, spanEnd } from './position';
import type { Change, Reader, TimedSource } from './pollSource';

/** How much later a change may be stored than its webhook says. */
const maxStoreDelaySeconds = 2;
/** Changes that can be recognized when they are read again. */
const maxEmitted = 20_000;

export interface Search {
	reader: Reader;
	source: TimedSource;
	position: Position;
	clocks: () => Clocks;
	/** Maximum number of changes to emit. */
	limit: number;
	deadline: Deadline;
	/** Changes that the triggers of the workflow have emitted. */
	seen: SeenChanges;
}

export interface Found {
	changes: Change[];
	/** Covers what was read and nothing else. */
	position: Position;
	/** The time was over before anything was read. */
	isStalled: boolean;
}

/** The changes since the position, each once, and the next position. Modifies none of its arguments. */
export async function changesSince(search: Search): Promise<Found> {
	const { position, source, reader, seen, limit, deadline, clocks } = search;
	const { from, span } = position;
	const seconds = (time: number) => Math.floor(time / 1000);
	const emitted = listed(position.emitted, from);
	const before = listed(position.before, from);
	const pending = new BoundedSet(maxPending);
	pending.restore(position.pending);
	const changes: Change[] = [];
	let { newest, dateFilter } = position;
	let { to, cursor, reached = position.reached } = span ?? {};
	let hasRead = false;
	const next = (): Position => ({
		...position,
		newest,
		emitted: emitted.serialize(),
		before: before.serialize(),
		...listOf(pending),
		...(dateFilter ? { dateFilter } : {}),
	});

	const iterator = source.changes(reader, from, cursor);
	for (;;) {
		const step = await deadline.within(iterator.next());
		if (step !== 'late' && step.value.done === true) break;
		if (step !== 'late') {
			const change: Change = step.value.value;
			const { key, at, created, isPending } = change;
			newest = Math.max(newest, at || 0);
			// Known only now: the answer with the first row also has the service's time.
			to ??= spanEnd(clocks(), newest);
			dateFilter = source.dateFilterAfter?.(change, dateFilter) ?? dateFilter;
			if (isPending) pending.add(key);
			const isNoLongerPending = !isPending && pending.delete(key);
			if (isNoLongerPending || (at >= from && at < to)) {
				if (at < to) reached = Math.max(reached, at);
				const known = Math.max(emitted.get(key), before.get(key));
				const isDelivered =
					source.ofContacts === true &&
					seen.byWebhook.get(key) + maxStoreDelaySeconds >= seconds(at);
				if ((isNoLongerPending || seconds(at) > known) && !isDelivered) {
					const isNew = created !== undefined && created >= from && known === -Infinity;
					changes.push(created === undefined ? change : withNew(change, isNew));
					emitted.add(key, seconds(at));
				}
			}
			cursor = change.cursor;
			hasRead = true;
		}
		if (step === 'late' || changes.length >= limit) {
			const unfinished = to === undefined ? {} : { span: { to, reached, cursor } };
			return { changes, position: { ...next(), ...unfinished }, isStalled: !hasRead };
		}
	}
	const after = afterSpan(next(), reached, clocks(), emitted);
	return { changes, position: after, isStalled: false };
}

export function withNew(change: Change, isNew: boolean): Change {
	return { ...change, item: { ...change.item, isNew } };
}

function listed(text: string, from: number): LatestById {
	const changes = new LatestById(maxEmitted);
	changes.restore(text);
	changes.forgetBefore(Math.floor(from / 1000));
	return changes;
}
