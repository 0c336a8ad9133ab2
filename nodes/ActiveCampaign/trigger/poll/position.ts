import type { LatestById } from '../shared/boundedCollections';
import type { DateFilter } from './dateFilter';

/** How far the rounds of a timed event have got. All times in milliseconds, by the dates of the rows. */
export interface Position {
	/** All earlier changes have been emitted, or are from before the start. */
	from: number;
	/** The newest change of the finished spans; `from` is a little earlier while more may show up. */
	reached: number;
	/** When `reached` was found, by the service's clock. */
	reachedAt: number;
	/** The newest date in any row so far. */
	newest: number;
	/** The span that the last round could not finish. */
	span?: UnfinishedSpan;
	/** Changes emitted since `from` and in the last round, as `key@seconds` with blanks between. */
	emitted: string;
	/** Changes since `from` that are older than the activation, which are never emitted. */
	before: string;
	/** Keys of rows that are no event yet, with blanks between. */
	pending?: string | undefined;
	/** How the account reads dates; undefined until it is found out. */
	dateFilter?: DateFilter;
}

export interface UnfinishedSpan {
	/** End of the span. */
	to: number;
	/** The newest change of what was read. */
	reached: number;
	/** Where to resume. */
	cursor?: string;
}

/** What the clocks say now, in milliseconds. */
export interface Clocks {
	/** The clock of n8n's computer, which may be wrong. */
	local: number;
	/** The `Date` of ActiveCampaign's last answer, as of now; undefined before the first. */
	service?: number;
}

/** As many as a source looks at, and those that came since. */
export const maxPending = 2_000;
/** How far before the newest change to read again, because changes show up late. */
export const overlapMs = 120_000;
/** Emit a change only after this delay: its webhook normally arrives first, and timestamps have whole seconds. */
const settleMs = 15_000;
/** A clock that is behind a row by more than this is wrong. */
const toleranceMs = 60_000;

/**
 * End of a new span. ActiveCampaign's clock decides, unless both n8n's clock and a row's date are
 * later. A wrong end costs no event: the next span starts after the newest change found, not here.
 */
export function spanEnd({ local, service = local }: Clocks, newest: number): number {
	const now = Math.min(local, newest) > service + toleranceMs ? local : service;
	return now - settleMs;
}

/** The position after a finished span, which had `reached` as its newest change. */
export function afterSpan(
	{ span: _span, ...last }: Position,
	reached: number,
	{ local, service = local }: Clocks,
	emitted: LatestById,
): Position {
	const isNew = reached > last.reached;
	const isComplete = !isNew && service - last.reachedAt >= overlapMs;
	// Where more changes than can be remembered are so close, each of them once matters more.
	const from = isComplete || emitted.isFull ? reached + 1_000 : reached - overlapMs;
	return {
		...last,
		from: Math.max(last.from, from),
		reached,
		reachedAt: isNew ? service : last.reachedAt,
	};
}
