import { Cancelled } from '../failure';
import { onAbort } from './abort';

interface Waiting {
	exclusive: boolean;
	admit: () => void;
}

/** A readers-writer lock, first come, first served, so that neither side starves. */
export class ReadWriteLock {
	private readonly queue: Waiting[] = [];
	private holders = 0;
	private isExclusive = false;

	/** Resolves with the function that releases it; throws `Cancelled` if the signal aborts first. */
	async acquire(exclusive: boolean, signal?: AbortSignal): Promise<() => void> {
		if (signal?.aborted) throw new Cancelled();
		let stopListening: () => void = () => {};
		await new Promise<void>((resolve, reject) => {
			const waiting = { exclusive, admit: resolve };
			this.queue.push(waiting);
			if (signal) {
				stopListening = onAbort(signal, () => {
					const place = this.queue.indexOf(waiting);
					if (place < 0) return;
					this.queue.splice(place, 1);
					reject(new Cancelled());
					this.admitNext();
				});
			}
			this.admitNext();
		}).finally(() => stopListening());
		return () => {
			this.holders--;
			this.isExclusive = false;
			this.admitNext();
		};
	}

	/** True when it is neither held nor waited for. */
	get idle(): boolean {
		return this.holders === 0 && this.queue.length === 0;
	}

	private admitNext(): void {
		for (let next = this.queue[0]; next; next = this.queue[0]) {
			if (this.isExclusive || (next.exclusive && this.holders > 0)) return;
			this.queue.shift();
			this.holders++;
			this.isExclusive = next.exclusive;
			next.admit();
		}
	}
}
