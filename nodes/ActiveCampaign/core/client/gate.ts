import { Cancelled } from '../failure';
import { onAbort } from './abort';
import type { Clock, Outcome, Rate } from './exchange';
import { Pace } from './pace';

/**
 * The rate for a number of requests per second. The window is a tenth longer than the service's
 * second, because requests sent a second apart may arrive closer together.
 */
export function rateOf(requestsPerSecond: number): Rate {
	const requests = Math.max(1, Math.floor(requestsPerSecond));
	return { requests, windowMs: (1100 * requests) / requestsPerSecond };
}

/** How long a requested rate counts after its last use. */
const rateMemoryMs = 60_000;
/** Length of the log of starts; a credential allows 100 requests per second at most. */
const maxStarts = 100;
/** A gate unused for this long has no request in flight and may be dropped. */
const idleAfterMs = 10 * 60_000;

/**
 * Admits requests first come, first served, never faster than the rate. A sliding log of the last
 * starts lets a short run begin at once and spaces a long one evenly.
 */
export class Gate {
	private starts: Array<{ at: number }> = [];
	private last: Promise<void> = Promise.resolve();
	private pausedUntil = -Infinity;
	private queued = 0;
	/** Requested rates with the time of their last use, by `requests/windowMs`. */
	private readonly rates = new Map<string, { rate: Rate; usedAt: number }>();

	private readonly pace: Pace;
	private usedAt: number;

	/** `random` gives numbers from 0 to 1 that differ between processes. */
	constructor(
		private readonly clock: Clock,
		random: () => number = Math.random,
	) {
		this.usedAt = clock.now();
		this.pace = new Pace(random);
	}

	/**
	 * Resolves at this caller's turn; throws `Cancelled` if the signal aborts first, and then takes
	 * no slot. Of several rates in use the lowest applies.
	 */
	async take(rate: Rate, signal?: AbortSignal): Promise<void> {
		this.queued++;
		this.usedAt = this.clock.now();
		this.lowestRate(rate);
		const turn = this.last.then(() => this.admit(rate, signal));
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

	/** Admits nothing for this long: a 429 concerns the whole account, not one call. */
	pause(milliseconds: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + milliseconds);
	}

	/** Feeds the pace with the outcome of a request that started at `startedAt`. */
	observe(outcome: Outcome, startedAt: number): void {
		const now = this.clock.now();
		if ('allowance' in outcome && outcome.allowance)
			this.pace.onLimitHeaders(outcome.allowance, now);
		if (outcome.kind === 'refusal' && outcome.limited) this.pace.onThrottled(startedAt, now);
		else if ('status' in outcome) this.pace.onAccepted(startedAt);
	}

	/** Like `pause`, plus a random extra, so that processes throttled together do not resume together. */
	pauseWithJitter(milliseconds: number): void {
		this.pause(milliseconds + this.pace.jitterMs);
	}

	/** True when no caller waits and none has come for ten minutes. */
	get idle(): boolean {
		return this.queued === 0 && this.clock.now() - this.usedAt > idleAfterMs;
	}

	private async admit(rate: Rate, signal?: AbortSignal): Promise<void> {
		if (signal?.aborted) throw new Cancelled();
		// Computed again after each wait: a pause or a lower rate may have come meanwhile.
		for (let delay = this.delay(rate); delay > 0; delay = this.delay(rate)) {
			await this.clock.sleep(delay, signal);
			if (signal?.aborted) throw new Cancelled();
		}
		this.usedAt = this.clock.now();
		// Longer than any one rate needs: the rate may rise while older starts still count.
		const start = { at: this.clock.now() };
		this.starts = [...this.starts.slice(1 - maxStarts), start];
		// Record when the request really leaves: a busy event loop can delay it after admission.
		void this.clock.sleep(0).then(() => {
			start.at = this.clock.now();
		});
	}

	private delay(requested: Rate): number {
		const now = this.clock.now();
		const rate = this.pace.currentRate(this.lowestRate(requested), now);
		const { requests, windowMs, spacingMs = 0 } = rate;
		const starts = this.since(windowMs);
		const oldest = starts[starts.length - requests];
		const forRate = oldest === undefined ? 0 : oldest.at + windowMs - now;
		const spaced = (this.starts[this.starts.length - 1]?.at ?? -Infinity) + spacingMs - now;
		return Math.max(0, forRate, spaced, this.pausedUntil - now);
	}

	/** The lowest of the rates in use, this one included: a slower workflow has a reason to be slow. */
	private lowestRate(requested: Rate): Rate {
		const now = this.clock.now();
		this.rates.set(`${requested.requests}/${requested.windowMs}`, { rate: requested, usedAt: now });
		let lowest = requested;
		for (const [key, { rate, usedAt }] of this.rates) {
			if (now - usedAt > rateMemoryMs) this.rates.delete(key);
			else if (rate.requests / rate.windowMs < lowest.requests / lowest.windowMs) lowest = rate;
		}
		return lowest;
	}

	private since(milliseconds: number): Array<{ at: number }> {
		const since = this.clock.now() - milliseconds;
		return this.starts.filter(({ at }) => at > since);
	}
}

/** A caller cancelled in the queue leaves at once; its turn, when it comes, takes no slot. */
async function untilAborted(turn: Promise<void>, signal: AbortSignal): Promise<void> {
	let forget: () => void = () => {};
	const aborted = new Promise<never>((_, reject) => {
		forget = onAbort(signal, () => reject(new Cancelled()));
	});
	try {
		await Promise.race([turn, aborted]);
	} finally {
		forget();
	}
}
