import { Cache } from './cache';
import { CreateRegistry } from './createRegistry';
import type { Clock } from './exchange';
import { Gate } from './gate';
import { OwnWrites } from './ownWrites';

interface Entry {
	gate: Gate;
	/** Gates of further limits, by name. */
	otherGates: Map<string, Gate>;
	writes: OwnWrites;
	creates: CreateRegistry;
	caches: Map<string, Cache>;
}

/** What all executions of this process share for an account. */
export interface SharedAccount {
	gate: Gate;
	gateOf: (name: string) => Gate;
	cache: Cache;
	writes: OwnWrites;
	creates: CreateRegistry;
}

/**
 * One gate per account, shared by all nodes, items and executions of the process. The limit is the
 * account's, so two keys of one host share a gate; keys may have different permissions, so each has
 * its own cache.
 */
export class Accounts {
	private readonly entries = new Map<string, Entry>();

	constructor(
		private readonly clock: Clock,
		private readonly capacity = 100,
	) {}

	/** `origin` as `originOf` gives it; `keyHash` identifies the key without revealing it. */
	get(origin: string, keyHash: string): SharedAccount {
		const entry = this.entries.get(origin) ?? this.open(origin);
		const cache = entry.caches.get(keyHash) ?? new Cache(this.clock);
		entry.caches.set(keyHash, cache);
		const { gate, otherGates, writes, creates } = entry;
		const gateOf = (name: string) => {
			const other = otherGates.get(name) ?? new Gate(this.clock);
			otherGates.set(name, other);
			return other;
		};
		return { gate, gateOf, cache, writes, creates };
	}

	private open(origin: string): Entry {
		this.sweep();
		const entry = {
			gate: new Gate(this.clock),
			otherGates: new Map<string, Gate>(),
			writes: new OwnWrites(this.clock),
			creates: new CreateRegistry(),
			caches: new Map<string, Cache>(),
		};
		this.entries.set(origin, entry);
		return entry;
	}

	/** Runs when an account is added, because community nodes may use no timers; drops none in use. */
	private sweep(): void {
		if (this.entries.size < this.capacity) return;
		for (const [origin, entry] of this.entries) {
			if (entry.gate.idle) this.entries.delete(origin);
		}
	}
}
