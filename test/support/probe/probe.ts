import type { Positions, SwitchName } from '../../emulator/assumptions';
import type { KindName } from './kinds';
import type { Lab } from './lab';
import type { NotProbed } from './notProbed';
import type { Seen } from './outcome';

/** How the position of one switch is found out. */
export interface Probe<Position extends string = string> {
	/** What it makes of its own. */
	makes: readonly KindName[];
	/** About how many requests it sends itself, without those that make what it shares with others. */
	requests: number;
	/** About how long it waits besides. */
	seconds?: number;
	/** `limit` goes over the rate limit, `deliveries` needs a URL that the service reaches. */
	needs?: 'limit' | 'deliveries';
	/** Throws `Inconclusive` or `Unavailable` when no position can be told. */
	run(lab: Lab): Promise<Seen<Position>>;
}

export type ProbedName = Exclude<SwitchName, NotProbed>;

/** A probe for every switch of a table but those that are not probed; the compiler counts them. */
export type Probes<Table> = {
	[Name in keyof Table & ProbedName]: Probe<Positions[Name]>;
};
