import { eventId, momentOf } from '../shared/eventId';
import { memberChanges } from './memberChanges';
import type { Row } from '../../core/values';
import { clocksOf, type Outcome, type Round } from './pollRound';
import type { Reader, SetSource } from './pollSource';

/** A round of an event that is found by comparing the members of a set with those of the last round. */
export async function memberRound(source: SetSource, round: Round): Promise<Outcome> {
	const { event, about, connected, reader, deadline, last } = round;
	const before = last?.members;
	const found = await memberChanges(source, reader, before, deadline);
	if (found === undefined)
		return { rows: [], next: before ? { members: before } : {}, isStalled: true };
	// A round that n8n throws away is repeated from the same members, and so gives the same IDs.
	const since = before === undefined ? '' : momentOf(before.at);
	const rows = found.changes.map(({ key, item }) => ({
		eventId: source.once ? eventId(event, key) : eventId(event, key, since, about),
		...item,
	}));
	const { local, service = local } = clocksOf(connected);
	return {
		rows,
		next: { members: { keys: found.keys, at: service } },
		isStalled: found.isStalled,
	};
}

/** One member of the set, as an item. */
export async function sampleOfMembers(
	source: SetSource,
	event: string,
	reader: Reader,
): Promise<Row[]> {
	const [key] = await source.members(reader);
	if (key === undefined) return [];
	const [item] = await source.items(reader, [key]);
	return [{ eventId: eventId(event, key), ...item }];
}
