import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Exchange, traffic } from './traffic';

interface Sleeper {
	due: number;
	wake: () => void;
	/** The sleep of a request handler: its request waits for this clock, not for the network. */
	holdsRequest: boolean;
	exchange?: Exchange;
}

export interface VirtualClockOptions {
	/** Milliseconds that `now` starts from, 0 by default. */
	start?: number;
	/** Real milliseconds without an event after which `run` throws, 5000 by default. */
	stallTimeoutMs?: number;
}

/** Turns of the event loop without an event after which none is expected any more. */
const QUIET_TURNS = 8;

/** Resources of pending work (thread pool, connects) that will call back without an open request. */
const PENDING_WORK = /^(FSReq|CloseReq|GetAddrInfo|GetNameInfo|TCPConnect|PipeConnect|QueryReq)/;

const isAnswered = ({ request, response }: Exchange): boolean =>
	response.writableEnded || response.destroyed || request.socket.destroyed;

/** A clock that stops while code or an HTTP request of this process is active, and otherwise jumps to the next sleeper. */
export class VirtualClock {
	private time: number;
	private readonly stallTimeoutMs: number;
	private readonly sleepers: Sleeper[] = [];
	private changes = 0;
	private running = false;

	constructor({ start = 0, stallTimeoutMs = 5000 }: VirtualClockOptions = {}) {
		this.time = start;
		this.stallTimeoutMs = stallTimeoutMs;
	}

	/** Virtual milliseconds. */
	now(): number {
		return this.time;
	}

	/** Resolves after the virtual time, or at once when the signal aborts; equal times wake in order of calls. */
	async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
		await this.addSleeper(milliseconds, false, signal);
	}

	/** The clock of the node: a sleep ends early when its signal aborts. */
	forNode(): { now(): number; sleep(milliseconds: number, signal?: AbortSignal): Promise<void> } {
		return {
			now: () => this.now(),
			sleep: async (milliseconds, signal) => await this.sleep(milliseconds, signal),
		};
	}

	/** The clock of a server: a request whose handler sleeps does not count as being in transit. */
	forServer(): { now(): number; sleep(milliseconds: number): Promise<void> } {
		return {
			now: () => this.now(),
			sleep: async (milliseconds) => await this.addSleeper(milliseconds, true),
		};
	}

	/** Drives the clock until the work settles, and returns what it returns. */
	async run<T>(work: Promise<T> | (() => Promise<T>)): Promise<T> {
		if (this.running) throw new Error('The clock is running already: give it one Promise.all');
		this.running = true;
		let settled = false;
		const promise = typeof work === 'function' ? work() : work;
		const settle = () => {
			settled = true;
		};
		promise.then(settle, settle);
		try {
			await this.drive(() => settled);
		} finally {
			this.running = false;
		}
		return await promise;
	}

	private async addSleeper(ms: number, holdsRequest: boolean, signal?: AbortSignal): Promise<void> {
		if (signal?.aborted) return;
		await new Promise<void>((resolve) => {
			const wake = () => {
				signal?.removeEventListener('abort', wake);
				const index = this.sleepers.indexOf(sleeper);
				if (index >= 0) this.sleepers.splice(index, 1);
				this.changes += 1;
				resolve();
			};
			const due = this.time + Math.max(0, ms);
			const exchange = holdsRequest ? traffic.exchange : undefined;
			const sleeper: Sleeper = { due, wake, holdsRequest, exchange };
			const later = this.sleepers.findIndex((other) => other.due > due);
			this.sleepers.splice(later < 0 ? this.sleepers.length : later, 0, sleeper);
			this.changes += 1;
			signal?.addEventListener('abort', wake);
		});
	}

	/** Open requests whose server waits for this clock. */
	private requestsOnClock(): number {
		const exchanges = new Set<Exchange>();
		let unknown = 0;
		for (const { holdsRequest, exchange } of this.sleepers) {
			if (!exchange) unknown += holdsRequest ? 1 : 0;
			else if (!isAnswered(exchange)) exchanges.add(exchange);
		}
		return exchanges.size + unknown;
	}

	private isIdle(): boolean {
		if (traffic.count > this.requestsOnClock()) return false;
		return !process.getActiveResourcesInfo().some((resource) => PENDING_WORK.test(resource));
	}

	private async drive(isSettled: () => boolean): Promise<void> {
		let lastEvent = performance.now();
		let seen = -1;
		let quietTurns = 0;
		while (!isSettled()) {
			await nextTurn();
			const events = traffic.events + this.changes;
			if (events !== seen) {
				seen = events;
				quietTurns = 0;
				lastEvent = performance.now();
			} else if (++quietTurns >= QUIET_TURNS && this.isIdle() && this.wakeNext()) {
				quietTurns = 0;
			} else if (performance.now() - lastEvent > this.stallTimeoutMs) {
				throw new Error(this.describeStall());
			}
		}
	}

	/** Wakes one sleeper at a time, so that its requests start before another of the same time wakes. */
	private wakeNext(): boolean {
		const [next] = this.sleepers;
		if (!next || next.due === Infinity) return false;
		this.time = Math.max(this.time, next.due);
		next.wake();
		return true;
	}

	private describeStall(): string {
		const list = (label: string, values: string[]) => `${label}: ${values.join(', ') || 'none'}`;
		const sleepers = this.sleepers.map(
			({ due, holdsRequest }) => `until ${due}${holdsRequest ? ' holding a request' : ''}`,
		);
		return [
			`Nothing happened for ${this.stallTimeoutMs} real ms at virtual ${this.time} ms`,
			list('open requests', traffic.open),
			`requests parked on the clock: ${this.requestsOnClock()}`,
			list('sleepers', sleepers),
			list('active resources', process.getActiveResourcesInfo()),
		].join('\n');
	}
}
