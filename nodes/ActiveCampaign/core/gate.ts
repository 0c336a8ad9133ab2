import { Cancelled } from './failure';
import type { Clock } from './types';

/** At most `requests` starts in any `windowMs` milliseconds. */
export interface Rate {
	requests: number;
	windowMs: number;
}

/**
 * The rate for so many requests a second. The window is a tenth longer than the service's own
 * second: requests sent a second apart may arrive closer together.
 */
export function rateOf(requestsPerSecond: number): Rate {
	const requests = Math.max(1, Math.floor(requestsPerSecond));
	return { requests, windowMs: (1100 * requests) / requestsPerSecond };
}

/**
 * Lets requests through in the order they came, never faster than the rate. It keeps the times of
 * the last starts (a sliding log), so that a short run starts at once and a long one is even.
 */
export class Gate {
	private starts: number[] = [];
	private last: Promise<void> = Promise.resolve();
	private pausedUntil = -Infinity;
	private queued = 0;

	constructor(
		private readonly clock: Clock,
		public rate: Rate,
	) {}

	/** Resolves at this caller's turn; throws `Cancelled` when the signal comes first, taking no slot. */
	async take(signal?: AbortSignal): Promise<void> {
		this.queued++;
		const turn = this.last.then(() => this.admit(signal));
		this.last = turn.then(
			() => {},
			() => {},
		);
		try {
			await (signal ? untilAborted(turn, signal) : turn);
		} finally {
			this.queued--;
		}
	}

	/** Nobody passes for so many milliseconds: a 429 is news about the account, not about one call. */
	pause(milliseconds: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + milliseconds);
	}

	/** True when nobody waits and no start is remembered that could still matter. */
	get idle(): boolean {
		return this.queued === 0 && this.delay() === 0 && this.recent().length === 0;
	}

	private async admit(signal?: AbortSignal): Promise<void> {
		// Asked again after each wait: a pause or a lower rate may have come meanwhile.
		for (let delay = this.delay(); delay > 0; delay = this.delay()) {
			if (signal?.aborted) throw new Cancelled();
			await this.clock.sleep(delay, signal);
		}
		if (signal?.aborted) throw new Cancelled();
		this.starts = [...this.recent(), this.clock.now()];
	}

	private delay(): number {
		const now = this.clock.now();
		const starts = this.recent();
		const oldest = starts[starts.length - this.rate.requests];
		const forRate = oldest === undefined ? 0 : oldest + this.rate.windowMs - now;
		return Math.max(0, forRate, this.pausedUntil - now);
	}

	private recent(): number[] {
		const since = this.clock.now() - this.rate.windowMs;
		return this.starts.filter((start) => start > since);
	}
}

/** A caller that is stopped in the queue leaves at once; its turn, still to come, takes no slot. */
async function untilAborted(turn: Promise<void>, signal: AbortSignal): Promise<void> {
	let leave = () => {};
	const aborted = new Promise<never>((_, reject) => {
		leave = () => reject(new Cancelled());
	});
	if (signal.aborted) leave();
	signal.addEventListener('abort', leave);
	try {
		await Promise.race([turn, aborted]);
	} finally {
		signal.removeEventListener('abort', leave);
	}
}
