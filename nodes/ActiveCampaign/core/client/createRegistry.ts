import { ReadWriteLock } from './readWriteLock';

/**
 * The creates of this process in one account, by kind (the member that lists such rows, e.g. `deals`):
 * a lock for those in flight and the IDs of those answered, so that a recovery search takes no row
 * of another create for its own.
 */
export class CreateRegistry {
	private readonly ids = new Set<string>();
	private readonly locks = new Map<string, ReadWriteLock>();

	/** Beyond `capacity` the oldest IDs are dropped. */
	constructor(private readonly capacity = 10_000) {}

	/** Records the ID in a create's answer; anything that is no ID is ignored. */
	add(kind: string, id: unknown): void {
		if (typeof id !== 'string' && typeof id !== 'number') return;
		this.ids.add(`${kind}:${id}`);
		for (const oldest of this.ids) {
			if (this.ids.size <= this.capacity) return;
			this.ids.delete(oldest);
		}
	}

	/** True if a create of this process was answered with the ID. */
	has(kind: string, id: unknown): boolean {
		return this.ids.has(`${kind}:${String(id)}`);
	}

	/**
	 * A readers-writer lock per kind: sends share it, a recovery search holds it alone, so that it
	 * cannot claim a row whose create has not been answered yet. Resolves with the function that
	 * releases it; throws `Cancelled`.
	 */
	async lock(kind: string, exclusive: boolean, signal?: AbortSignal): Promise<() => void> {
		const lock = this.locks.get(kind) ?? new ReadWriteLock();
		this.locks.set(kind, lock);
		const release = await lock.acquire(exclusive, signal);
		return () => {
			release();
			if (lock.idle && this.locks.get(kind) === lock) this.locks.delete(kind);
		};
	}
}
