import { Cache } from './cache';
import type { Clock } from './exchange';
import { Gate } from './gate';
import { Creates } from './locks';
import { OwnWrites } from './ownWrites';

interface Entry {
	gate: Gate;
	/** Gates of limits beside the account's, by name. */
	others: Map<string, Gate>;
	writes: OwnWrites;
	creates: Creates;
	caches: Map<string, Cache>;
}

/** What all executions of this process share of an account. */
export interface SharedAccount {
	gate: Gate;
	gateOf: (name: string) => Gate;
	cache: Cache;
	writes: OwnWrites;
	creates: Creates;
}

/**
 * One gate per account, shared by all nodes, items and executions of the process. The limit is the
 * account's, so two keys of one host share a gate; what a key may read is its own, so caches are not shared.
 */
export class Accounts {
	private readonly entries = new Map<string, Entry>();

	constructor(
		private readonly clock: Clock,
		private readonly capacity = 100,
	) {}

	/** `origin` as `originOf` gives it; `reader` tells keys apart without being one. */
	get(origin: string, reader: string): SharedAccount {
		const entry = this.entries.get(origin) ?? this.open(origin);
		const cache = entry.caches.get(reader) ?? new Cache(this.clock);
		entry.caches.set(reader, cache);
		const { gate, others, writes, creates } = entry;
		const gateOf = (name: string) => {
			const known = others.get(name) ?? new Gate(this.clock);
			others.set(name, known);
			return known;
		};
		return { gate, gateOf, cache, writes, creates };
	}

	private open(origin: string): Entry {
		this.sweep();
		const entry = {
			gate: new Gate(this.clock),
			others: new Map<string, Gate>(),
			writes: new OwnWrites(this.clock),
			creates: new Creates(),
			caches: new Map<string, Cache>(),
		};
		this.entries.set(origin, entry);
		return entry;
	}

	/** No timers in a community node: swept when a new account comes, never one that is in use. */
	private sweep(): void {
		if (this.entries.size < this.capacity) return;
		for (const [origin, entry] of this.entries) {
			if (entry.gate.idle) this.entries.delete(origin);
		}
	}
}
