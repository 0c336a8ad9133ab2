import type { Clock } from './exchange';

interface Entry {
	value: Promise<unknown>;
	at: number;
	topics: string[];
}

/**
 * Caches answers for a while. Calls for one key share one load, failures are not kept, the oldest
 * entry is dropped first, and a write to a topic drops what was read of it.
 */
export class Cache {
	private readonly entries = new Map<string, Entry>();

	constructor(
		private readonly clock: Clock,
		private readonly lifeMs = 5 * 60_000,
		private readonly capacity = 1_000,
	) {}

	/**
	 * The cached value unless it is older than `maxAgeMs`, else what `load` gives; for topics see
	 * `topicOf`.
	 */
	async get<T>(
		key: string,
		topics: string[],
		load: () => Promise<T>,
		maxAgeMs = this.lifeMs,
	): Promise<T> {
		const known = this.entries.get(key);
		if (known && this.clock.now() - known.at < maxAgeMs) return (await known.value) as T;
		const value = load();
		const entry = { value, at: this.clock.now(), topics };
		this.entries.delete(key);
		this.entries.set(key, entry);
		this.trim();
		value.catch(() => {
			if (this.entries.get(key) === entry) this.entries.delete(key);
		});
		return await value;
	}

	/** Drops everything read of a topic. */
	forget(topic: string): void {
		for (const [key, entry] of this.entries) {
			if (entry.topics.includes(topic)) this.entries.delete(key);
		}
	}

	private trim(): void {
		for (const key of this.entries.keys()) {
			if (this.entries.size <= this.capacity) return;
			this.entries.delete(key);
		}
	}
}

/** First path segments that name a product area; the second one names the collection. */
const productAreas = new Set(['customObjects', 'prism', 'ecom', 'sms', 'channel', 'import']);

/** What a write to a path makes stale: `contacts`, or `customObjects/schemas`. */
export function topicOf(path: string): string {
	const [first = '', second = ''] = path.split('/').slice(1);
	return productAreas.has(first) ? `${first}/${second}` : first;
}
