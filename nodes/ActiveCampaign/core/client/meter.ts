import type { Clock } from './exchange';

/** Counts the traffic of one execution, for the hint after it. */
export class Meter {
	requests = 0;
	/** Requests that repeat an earlier one. */
	retries = 0;
	/** Requests refused because the account was over its limit. */
	limited = 0;
	/** Look-ups answered from the cache. */
	remembered = 0;
	/** Milliseconds in which the limit delayed at least one request. */
	throttledMs = 0;
	private waiting = 0;
	private since = 0;

	constructor(private readonly clock: Pick<Clock, 'now'>) {}

	/** Counts the time until a request's turn; time in which several wait counts once. */
	async hold(turn: Promise<void>): Promise<void> {
		if (this.waiting++ === 0) this.since = this.clock.now();
		try {
			await turn;
		} finally {
			if (--this.waiting === 0) this.throttledMs += this.clock.now() - this.since;
		}
	}
}
