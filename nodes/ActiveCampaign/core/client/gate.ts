import { Cancelled } from '../failure';
import { onAbort } from './abort';
import type { Clock, Outcome, Rate } from './exchange';
import { Pace } from './pace';

/**
 * The rate for so many requests a second. The window is a tenth longer than the service's own
 * second: requests sent a second apart may arrive closer together.
 */
export function rateOf(requestsPerSecond: number): Rate {
	const requests = Math.max(1, Math.floor(requestsPerSecond));
	return { requests, windowMs: (1100 * requests) / requestsPerSecond };
}

/** How long a rate that was asked for counts after its last use, in milliseconds. */
const rateMemoryMs = 60_000;
/** Starts that are kept; a credential allows 100 a second at most. */
const remembered = 100;
/** A gate that nobody came to for so long may be forgotten: no request is on its way any more. */
const restMs = 10 * 60_000;

/**
 * Lets requests through in the order they came, never faster than the rate. It keeps the times of
 * the last starts (a sliding log), so that a short run starts at once and a long one is even.
 */
export class Gate {
	private starts: Array<{ at: number }> = [];
	private last: Promise<void> = Promise.resolve();
	private pausedUntil = -Infinity;
	private queued = 0;
	/** Rates that callers asked for, with the time of last use, by what they are. */
	private readonly rates = new Map<string, { rate: Rate; usedAt: number }>();

	private readonly pace: Pace;
	private usedAt: number;

	/** `random` gives numbers from 0 to 1, others in each process: it keeps processes apart. */
	constructor(
		private readonly clock: Clock,
		random: () => number = Math.random,
	) {
		this.usedAt = clock.now();
		this.pace = new Pace(random);
	}

	/**
	 * Resolves at this caller's turn; throws `Cancelled` when the signal comes first, taking no slot.
	 * Of several rates in use the lowest rules: the slower workflow's owner had a reason.
	 */
	async take(rate: Rate, signal?: AbortSignal): Promise<void> {
		this.queued++;
		this.usedAt = this.clock.now();
		this.ruling(rate);
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

	/** Nobody passes for so many milliseconds: a 429 is news about the account, not about one call. */
	pause(milliseconds: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + milliseconds);
	}

	/** SeenChanges how a request ended that started at a time, so that the pace follows the account. */
	observe(outcome: Outcome, startedAt: number): void {
		const now = this.clock.now();
		if ('allowance' in outcome && outcome.allowance) this.pace.hear(outcome.allowance, now);
		if (outcome.kind === 'refusal' && outcome.limited) this.pace.refuse(startedAt, now);
		else if ('status' in outcome) this.pace.pass(startedAt);
	}

	/** Nobody passes for so many milliseconds and a little longer, each process by another little. */
	pauseWithJitter(milliseconds: number): void {
		this.pause(milliseconds + this.pace.apartMs);
	}

	/** True when nobody waits and nobody has come for a long time. */
	get idle(): boolean {
		return this.queued === 0 && this.clock.now() - this.usedAt > restMs;
	}

	private async admit(rate: Rate, signal?: AbortSignal): Promise<void> {
		if (signal?.aborted) throw new Cancelled();
		// Asked again after each wait: a pause or a lower rate may have come meanwhile.
		for (let delay = this.delay(rate); delay > 0; delay = this.delay(rate)) {
			await this.clock.sleep(delay, signal);
			if (signal?.aborted) throw new Cancelled();
		}
		this.usedAt = this.clock.now();
		// More than any rate looks back on: the rate may rise while old starts still count.
		const start = { at: this.clock.now() };
		this.starts = [...this.starts.slice(1 - remembered), start];
		// A busy or cold n8n needs a while until the request leaves: what counts is when it does.
		void this.clock.sleep(0).then(() => {
			start.at = this.clock.now();
		});
	}

	private delay(asked: Rate): number {
		const now = this.clock.now();
		const { requests, windowMs, spacingMs = 0 } = this.pace.within(this.ruling(asked), now);
		const starts = this.since(windowMs);
		const oldest = starts[starts.length - requests];
		const forRate = oldest === undefined ? 0 : oldest.at + windowMs - now;
		const spaced = (this.starts[this.starts.length - 1]?.at ?? -Infinity) + spacingMs - now;
		return Math.max(0, forRate, spaced, this.pausedUntil - now);
	}

	/** The rate that rules now that this one is in use: the lowest. */
	private ruling(asked: Rate): Rate {
		const now = this.clock.now();
		this.rates.set(`${asked.requests}/${asked.windowMs}`, { rate: asked, usedAt: now });
		let lowest = asked;
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

/** A caller that is stopped in the queue leaves at once; its turn, still to come, takes no slot. */
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
