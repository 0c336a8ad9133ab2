import type { Cache } from './cache';
import type { CreateRegistry } from './createRegistry';
import type { Clock, Send } from './exchange';
import type { Gate } from './gate';
import type { Meter } from './meter';
import type { OwnWrites } from './ownWrites';
import type { RetryPolicy } from './retry';

/** What the client of one execution works with: the account's shared state and its own settings. */
export interface Connection {
	send: Send;
	gate: Gate;
	/** The gate of a further limit, by name. */
	gateOf?: (name: string) => Gate;
	requestsPerSecond: number;
	cache: Cache;
	/** Records every write, so that the triggers can recognise their own events. */
	writes?: OwnWrites;
	/** The creates of this process in the account; a registry of its own by default. */
	creates?: CreateRegistry;
	/** `defaultRetryPolicy` by default. */
	retryPolicy?: RetryPolicy;
	clock: Clock;
	/** Gives numbers from 0 to 1. */
	random: () => number;
	/** Aborts when the execution is stopped. */
	signal?: AbortSignal;
	meter: Meter;
}

/** A connection with its defaults filled in. */
export type ReadyConnection = Connection & Required<Pick<Connection, 'creates' | 'retryPolicy'>>;
