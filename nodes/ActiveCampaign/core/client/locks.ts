import { Cancelled } from '../failure';
import { onAbort } from './abort';

interface Waiting {
	alone: boolean;
	start: () => void;
}

/**
 * Who may be creating things of one kind: those that send pass together, one that looks for what it
 * made is alone, so that it cannot take what another's answer is still on the way for.
 */
export class ReadWriteLock {
	private readonly queue: Waiting[] = [];
	private inside = 0;
	private alone = false;

	/** Resolves at this caller's turn with what ends it; throws `Cancelled` when the signal comes first. */
	async enter(alone: boolean, signal?: AbortSignal): Promise<() => void> {
		if (signal?.aborted) throw new Cancelled();
		let forget: () => void = () => {};
		await new Promise<void>((resolve, reject) => {
			const waiting = { alone, start: resolve };
			this.queue.push(waiting);
			if (signal) {
				forget = onAbort(signal, () => {
					const place = this.queue.indexOf(waiting);
					if (place < 0) return;
					this.queue.splice(place, 1);
					reject(new Cancelled());
					this.admit();
				});
			}
			this.admit();
		}).finally(() => forget());
		return () => {
			this.inside--;
			this.alone = false;
			this.admit();
		};
	}

	get idle(): boolean {
		return this.inside === 0 && this.queue.length === 0;
	}

	/** In the order of coming, so that nobody waits for ever. */
	private admit(): void {
		for (let next = this.queue[0]; next; next = this.queue[0]) {
			if (this.alone || (next.alone && this.inside > 0)) return;
			this.queue.shift();
			this.inside++;
			this.alone = next.alone;
			next.start();
		}
	}
}

/**
 * What this process created in an account: IDs that were the answer of a create, by kind, so that
 * one is never taken for another. Bounded; the oldest gives way.
 */
export class Creates {
	private readonly ids = new Set<string>();
	private readonly turns = new Map<string, ReadWriteLock>();

	constructor(private readonly capacity = 10_000) {}

	note(kind: string, id: unknown): void {
		if (typeof id !== 'string' && typeof id !== 'number') return;
		this.ids.add(`${kind}:${id}`);
		for (const oldest of this.ids) {
			if (this.ids.size <= this.capacity) return;
			this.ids.delete(oldest);
		}
	}

	/** True when this process was told of it as the answer of a create. */
	has(kind: string, id: unknown): boolean {
		return this.ids.has(`${kind}:${String(id)}`);
	}

	/** A turn among the creates of a kind; the caller ends it. */
	async turn(kind: string, alone: boolean, signal?: AbortSignal): Promise<() => void> {
		const turns = this.turns.get(kind) ?? new ReadWriteLock();
		this.turns.set(kind, turns);
		const leave = await turns.enter(alone, signal);
		return () => {
			leave();
			if (turns.idle && this.turns.get(kind) === turns) this.turns.delete(kind);
		};
	}
}
