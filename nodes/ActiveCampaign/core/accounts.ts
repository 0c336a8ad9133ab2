import { Cache } from './cache';
import { Gate, rateOf } from './gate';
import type { Clock } from './types';

/** How long a rate that was asked for counts after its last use. */
const rateMemoryMs = 60_000;

interface Entry {
	gate: Gate;
	/** Requests per second asked for, with the time of last use. */
	rates: Map<number, number>;
	caches: Map<string, Cache>;
}

/** Everything this process shares about an account. */
export interface SharedAccount {
	gate: Gate;
	cache: Cache;
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
	get(origin: string, reader: string, requestsPerSecond: number): SharedAccount {
		const entry = this.entries.get(origin) ?? this.open(origin, requestsPerSecond);
		const now = this.clock.now();
		entry.rates.set(requestsPerSecond, now);
		for (const [rate, usedAt] of entry.rates) {
			if (now - usedAt > rateMemoryMs) entry.rates.delete(rate);
		}
		// Of two rates the lower rules: the slower workflow's owner had a reason.
		entry.gate.rate = rateOf(Math.min(...entry.rates.keys()));
		const cache = entry.caches.get(reader) ?? new Cache(this.clock);
		entry.caches.set(reader, cache);
		return { gate: entry.gate, cache };
	}

	private open(origin: string, requestsPerSecond: number): Entry {
		this.sweep();
		const gate = new Gate(this.clock, rateOf(requestsPerSecond));
		const entry = { gate, rates: new Map(), caches: new Map() };
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
