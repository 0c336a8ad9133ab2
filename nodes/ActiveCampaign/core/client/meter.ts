import type { Clock } from './exchange';

/** What happened on the way of one execution, for the hint after it. */
export class Meter {
	requests = 0;
	/** Requests that were sent before. */
	retries = 0;
	/** Answers that said that the account is over its limit. */
	limited = 0;
	/** Look-ups that were answered from memory. */
	remembered = 0;
	/** Milliseconds in which the limit held at least one request back. */
	throttledMs = 0;
	private waiting = 0;
	private since = 0;

	constructor(private readonly clock: Pick<Clock, 'now'>) {}

	/** Counts the time until a request's turn comes, but time in which several wait only once. */
	async hold(turn: Promise<void>): Promise<void> {
		if (this.waiting++ === 0) this.since = this.clock.now();
		try {
			await turn;
		} finally {
			if (--this.waiting === 0) this.throttledMs += this.clock.now() - this.since;
		}
	}
}
