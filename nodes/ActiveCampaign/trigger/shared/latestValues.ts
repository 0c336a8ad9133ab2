/** A value as a hash, and when the record had it, in seconds. */
interface Latest {
	hash: string;
	seconds: number;
}

/** What an event says beside the latest one of its record; `late` is from before that one. */
export type Standing = 'first' | 'same' | 'different' | 'late';

/** The latest value by record, up to a limit; the record that was updated longest ago is dropped first. */
export class LatestValues {
	private readonly values = new Map<string, Latest>();
	private lastText: unknown;

	constructor(private readonly capacity: number) {}

	get isEmpty(): boolean {
		return this.values.size === 0;
	}

	/** Notes a value, unless it is late. An event without a time is taken for the latest. */
	put(record: string, hash: string, seconds: number): Standing {
		const last = this.values.get(record);
		if (last && seconds < last.seconds) return 'late';
		this.values.delete(record);
		const known = Number.isFinite(seconds) ? seconds : (last?.seconds ?? 0);
		this.values.set(record, { hash, seconds: known });
		for (const oldest of this.values.keys()) {
			if (this.values.size <= this.capacity) break;
			this.values.delete(oldest);
		}
		if (last === undefined) return 'first';
		return last.hash === hash ? 'same' : 'different';
	}

	/** Adds what `serialize` wrote where it is later; ignores entries that it cannot read. */
	restore(text: unknown): void {
		if (typeof text !== 'string' || text === this.lastText) return;
		this.lastText = text;
		for (const word of text.split(' ')) {
			const [, record = '', hash = '', seconds = ''] = /^(.+)=(.+)@(\d+)$/.exec(word) ?? [];
			const last = this.values.get(record)?.seconds ?? -Infinity;
			if (record !== '' && Number(seconds) > last) this.put(record, hash, Number(seconds));
		}
	}

	/** The newest `limit` entries as text, each `record=hash@seconds`. */
	serialize(limit: number): string {
		const text = [...this.values]
			.slice(-limit)
			.map(([record, { hash, seconds }]) => `${record}=${hash}@${seconds}`)
			.join(' ');
		this.lastText = text;
		return text;
	}
}
