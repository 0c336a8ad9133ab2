import { BoundedSet, LatestById } from '../shared/boundedCollections';
import type { Deadline } from '../shared/deadline';
import { type Clocks, maxPending, overlapMs, type Position } from './position';
import type { Reader, TimedSource } from './pollSource';

/** How wrong n8n's clock may be, and a little more. */
const clockErrorMs = 65 * 60_000;
const maxBefore = 20_000;

/** The position at which all changes from a time on are still to be emitted. */
export function positionAt(time: number): Position {
	const reached = time - 1_000;
	return { from: time, reached, reachedAt: time, newest: reached, emitted: '', before: '' };
}

/**
 * The position of a node that emits what happens from now on. No clock says when that is by the dates
 * of the rows, so the newest of them does: what is there already is from before the start.
 */
export async function firstPosition(
	source: TimedSource,
	reader: Reader,
	clocks: () => Clocks,
	deadline: Deadline,
): Promise<{ position: Position; isStalled: boolean }> {
	// Dates of ActiveCampaign have no fractions of a second.
	const now = Math.floor(clocks().local / 1_000) * 1_000;
	const since = now - clockErrorMs;
	const before = new LatestById(maxBefore);
	const pending = new BoundedSet(maxPending);
	let reached = -Infinity;
	let newest = since;
	let hasRead = false;
	const iterator = source.changes(reader, since, undefined);
	for (;;) {
		const step = await deadline.within(iterator.next());
		const { local, service = local } = clocks();
		if (step === 'late') {
			// Of what was not read only the clocks say whether it is older.
			const early = hasRead ? Math.max(reached, Math.min(local, service) - overlapMs) : now;
			return { position: { ...positionAt(early), ...listOf(pending) }, isStalled: !hasRead };
		}
		if (step.value.done === true) break;
		hasRead = true;
		const { key, at, isPending } = step.value.value;
		if (isPending) pending.add(key);
		if (!(at >= since)) continue;
		before.add(key, Math.floor(at / 1_000));
		newest = Math.max(newest, at);
		// A shop may have sent a date in the future.
		if (at <= Math.max(local, service)) reached = Math.max(reached, at);
	}
	const from = Math.max(reached, since);
	before.forgetBefore(Math.floor(from / 1_000));
	const { local, service = local } = clocks();
	const position = { ...positionAt(from), reached: from, reachedAt: service };
	return {
		position: { ...position, newest, before: before.serialize(), ...listOf(pending) },
		isStalled: false,
	};
}

/** The member of a position that lists what is no event yet. */
export function listOf(pending: BoundedSet): Pick<Position, 'pending'> {
	return { pending: pending.size === 0 ? undefined : pending.serialize(maxPending) };
}
