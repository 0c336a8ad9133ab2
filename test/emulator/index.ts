import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { MemoryAccount } from './account';
import type { Assume } from './assumptions';
import { realClock } from './clock';
import { Faults } from './faults';
import { Journal } from './journal';
import { legacyRoutes } from './legacy';
import { endNextImport, type ImportFailure } from './legacy/bulkImport/run';
import type { RateLimit } from './limiter';
import { Limiter, SERVICE_LIMIT } from './limiter';
import { Seed } from './seed';
import { listener } from './server';
import { Service } from './service';
import type { Clock } from './types';
import { Webhooks } from './webhooks';

export type { Assume, Positions, SwitchName } from './assumptions';
export { ManualClock, realClock } from './clock';
export type { Fault, FaultKind, FaultMatch, PlannedFault, RandomFaults } from './faults';
export type { JournalEntry, JournalFilter } from './journal';
export { worstSecond } from './journal';
export type { RateLimit } from './limiter';
export type { Delivery } from './webhooks';
export type * from './types';

export interface EmulatorOptions {
	apiKey?: string;
	/** Default 5 per 1000 ms; `false` switches the limiter off. */
	rateLimit?: RateLimit | false;
	clock?: Clock;
	/** Milliseconds of work on each accepted request. */
	latencyMs?: number | (() => number);
	/** Milliseconds on the network before a request arrives and is counted. */
	transitMs?: () => number;
	port?: number;
	/** Initial positions of switches; `reset` restores them. */
	assume?: Assume;
	/** Milliseconds that the server's clock, which its `Date` header shows, is ahead of `clock`. */
	clockSkewMs?: number;
}

export interface Emulator {
	readonly url: string;
	readonly apiKey: string;
	readonly clock: Clock;
	readonly account: MemoryAccount;
	readonly journal: Journal;
	readonly faults: Faults;
	readonly limiter: Limiter;
	readonly webhooks: Webhooks;
	readonly seed: Seed;
	latencyMs: number | (() => number);
	clockSkewMs: number;
	/** Sets switches until they are set again or `reset` is called. */
	assume(changes: Assume): void;
	/** Makes the next bulk import end with this status, after importing a number of contacts (default 0). */
	endNextImport(status: ImportFailure, after?: number): void;
	/** Restores a new account, an empty journal and no faults. */
	reset(): void;
	close(): Promise<void>;
}

export const DEFAULT_API_KEY = 'emulator-api-key';

/** Starts ActiveCampaign in memory on 127.0.0.1 over plain HTTP. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const clock = options.clock ?? realClock;
	const apiKey = options.apiKey ?? DEFAULT_API_KEY;
	const server = createServer();
	// Closing idle connections would look like a fault to clients.
	server.keepAliveTimeout = 0;
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const webhooks = new Webhooks();
	const account = new MemoryAccount(
		clock,
		url,
		apiKey,
		(event, source, values) => webhooks.emit(account, event, source, values),
		options.assume,
	);
	const emulator: Emulator = {
		url,
		apiKey,
		clock,
		account,
		journal: new Journal(),
		faults: new Faults(),
		limiter: new Limiter(options.rateLimit ?? SERVICE_LIMIT),
		webhooks,
		seed: new Seed(account),
		latencyMs: options.latencyMs ?? 0,
		clockSkewMs: options.clockSkewMs ?? 0,
		assume: (changes) => account.assume(changes),
		endNextImport: (status, after) => endNextImport(account, status, after),
		reset: () => {
			account.reset();
			emulator.journal.clear();
			emulator.faults.clear();
			emulator.limiter.reset();
			emulator.clockSkewMs = options.clockSkewMs ?? 0;
			webhooks.clear();
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
	let serial = 0;
	server.on(
		'request',
		listener({
			...emulator,
			service: new Service(account, legacyRoutes),
			transitMs: options.transitMs ?? (() => 0),
			latencyMs: () =>
				typeof emulator.latencyMs === 'function' ? emulator.latencyMs() : emulator.latencyMs,
			skewMs: () => emulator.clockSkewMs,
			uuid: () => `emulator-${(serial += 1)}`,
		}),
	);
	return emulator;
}
