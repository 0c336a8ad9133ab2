/** A set of words without blanks, up to a limit; the oldest is dropped first. */
export class BoundedSet {
	private readonly words = new Set<string>();
	private lastText: unknown;

	constructor(private readonly capacity: number) {}

	get size(): number {
		return this.words.size;
	}

	has(word: string): boolean {
		return this.words.has(word);
	}

	/** False if it was there already. */
	add(word: string): boolean {
		if (this.words.has(word)) return false;
		this.words.add(word);
		for (const oldest of this.words) {
			if (this.words.size <= this.capacity) break;
			this.words.delete(oldest);
		}
		return true;
	}

	/** False if it was not there. */
	delete(word: string): boolean {
		return this.words.delete(word);
	}

	/** Adds what `serialize` wrote; ignores anything that is not text. */
	restore(text: unknown): void {
		if (typeof text !== 'string' || text === this.lastText) return;
		this.lastText = text;
		for (const word of text.split(' ')) if (word !== '') this.add(word);
	}

	/** The newest `limit` words as text. */
	serialize(limit: number): string {
		const text = [...this.words].slice(-limit).join(' ');
		this.lastText = text;
		return text;
	}
}

/** The latest time in seconds by ID, up to a limit; the ID that was updated longest ago is dropped first. */
export class LatestById {
	private readonly times = new Map<string, number>();
	private lastText: unknown;

	constructor(private readonly capacity: number) {}

	get isEmpty(): boolean {
		return this.times.size === 0;
	}

	get isFull(): boolean {
		return this.times.size >= this.capacity;
	}

	/** Drops the IDs whose time is earlier. */
	forgetBefore(seconds: number): void {
		for (const [id, time] of this.times) if (time < seconds) this.times.delete(id);
	}

	get(id: string): number {
		return this.times.get(id) ?? -Infinity;
	}

	/** Ignores a time that is not later than the one it has. */
	add(id: string, seconds: number): void {
		if (!Number.isFinite(seconds) || seconds <= this.get(id)) return;
		this.times.delete(id);
		this.times.set(id, seconds);
		for (const oldest of this.times.keys()) {
			if (this.times.size <= this.capacity) break;
			this.times.delete(oldest);
		}
	}

	/** Adds what `serialize` wrote; ignores entries that it cannot read. */
	restore(text: unknown): void {
		if (typeof text !== 'string' || text === this.lastText) return;
		this.lastText = text;
		for (const word of text.split(' ')) {
			const [id = '', seconds] = word.split('@');
			if (id !== '') this.add(id, Number(seconds));
		}
	}

	/** The newest `limit` entries as text, each `id@seconds`. */
	serialize(limit = this.capacity): string {
		const text = [...this.times]
			.slice(-limit)
			.map(([id, seconds]) => `${id}@${seconds}`)
			.join(' ');
		this.lastText = text;
		return text;
	}
}
