import { pageSize } from '../../core/client/pages';
import { Failure } from '../../core/failure';
import type { Row } from '../../core/values';
import type { Deadline } from '../shared/deadline';
import type { Reader, SetSource } from './pollSource';

/** The members of a set that n8n has started workflows for, or that were in it from the start. */
export interface Members {
	/** Their keys, with blanks between. */
	keys: string;
	/** When they were read, in milliseconds by the service's clock. */
	at: number;
}

const maxMembers = 20_000;
/** Events of one round; the rest follows with the next. */
const maxEvents = 1_000;

export interface MemberChanges {
	/** Keys that entered or left, each with its item. */
	changes: Array<{ key: string; item: Row }>;
	/** Keys of the members, without those whose event is still to come. */
	keys: string;
	/** The time was over before any of the changes could be emitted. */
	isStalled: boolean;
}

/** What entered or left since the last round; undefined if the time was over before the set was read. */
export async function memberChanges(
	source: SetSource,
	reader: Reader,
	last: Members | undefined,
	deadline: Deadline,
): Promise<MemberChanges | undefined> {
	const before = new Set(last?.keys.split(' ').filter((key) => key !== ''));
	const read = await deadline.within(membersNow(source, reader, before));
	if (read === 'late') return undefined;
	const current = read.value;
	if (current.size > maxMembers) {
		throw new Failure(
			`There are ${current.size} matching contacts, and at most ${maxMembers} can be watched`,
			{ description: 'Narrow the segment in ActiveCampaign' },
		);
	}
	const entered = [...current].filter((key) => !before.has(key));
	const left = [...before].filter((key) => !current.has(key));
	if (last === undefined) {
		return { changes: [], keys: [...current].join(' '), isStalled: false };
	}
	const wanted = (source.emits === 'entered' ? entered : left).slice(0, maxEvents);
	const changes: MemberChanges['changes'] = [];
	for (let at = 0; at < wanted.length; at += pageSize) {
		const keys = wanted.slice(at, at + pageSize);
		const items = await deadline.within(source.items(reader, keys));
		if (items === 'late') break;
		changes.push(...items.value.map((item, index) => ({ key: keys[index] ?? '', item })));
	}
	const emitted = new Set(changes.map(({ key }) => key));
	const members =
		source.emits === 'entered'
			? [...current].filter((key) => before.has(key) || emitted.has(key))
			: [...current, ...left.filter((key) => !emitted.has(key))];
	const isStalled = wanted.length > 0 && changes.length === 0;
	return { changes, keys: members.join(' '), isStalled };
}

async function membersNow(
	source: SetSource,
	reader: Reader,
	before: ReadonlySet<string>,
): Promise<Set<string>> {
	let current = new Set(await source.members(reader));
	// An answer without rows may be a disturbance, and would make all members enter again later.
	if (current.size === 0 && before.size > 0) current = new Set(await source.members(reader));
	const gone = [...before].filter((key) => !current.has(key));
	const still = gone.length > 0 ? ((await source.stillMembers?.(reader, gone)) ?? []) : [];
	return new Set([...current, ...still]);
}
