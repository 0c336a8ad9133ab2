import { onAbort } from '../../core/client/abort';
import { Cancelled, Failure } from '../../core/failure';
import { clock } from '../../n8n/clock';

/** What work gave in time; `late` if the time was over first, or the account admitted no more requests. */
export type InTime<T> = { value: T } | 'late';

/** The end of a round: its signal ends all requests and waits. */
export class Deadline {
	private readonly over = new AbortController();
	private readonly done = new AbortController();

	constructor(readonly milliseconds: number) {
		void clock.sleep(milliseconds, this.done.signal).then(() => this.over.abort());
	}

	get signal(): AbortSignal {
		return this.over.signal;
	}

	get isOver(): boolean {
		return this.signal.aborted;
	}

	/** Frees the clock; also ends what is left of the round. */
	close(): void {
		this.done.abort();
		this.over.abort();
	}

	/**
	 * What the work gives, unless the time is over first. A request in flight cannot be called back,
	 * so its answer is not waited for. A busy account only slows a round: that is `late`, too.
	 */
	async within<T>(work: Promise<T>): Promise<InTime<T>> {
		const given = work.then(
			(value) => ({ value }),
			(error: unknown): 'late' => {
				const isCut = error instanceof Cancelled && this.isOver;
				if (isCut || (error instanceof Failure && error.facts.status === 429)) return 'late';
				throw error;
			},
		);
		// The work may still fail when the time is over and nothing awaits it.
		given.catch(() => {});
		let forget = () => {};
		const late = new Promise<'late'>((resolve) => {
			forget = onAbort(this.signal, () => resolve('late'));
		});
		return await Promise.race([late, given]).finally(forget);
	}
}
