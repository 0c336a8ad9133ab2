/** Most keys that one read asks for: the largest page of the API. */
const mostKeys = 100;

interface Group {
	waiting: Map<string, Array<(end: Promise<unknown>) => void>>;
	isReading: boolean;
}

/**
 * Reads what many items ask for in few requests. The first key is read at once; keys that are asked
 * for while a read is under way share the next one. Nothing is remembered.
 */
export class GroupedReads {
	private readonly groups = new Map<string, Group>();

	/** What `read` gives for the key, undefined where it gives nothing; throws what `read` throws. */
	async get<T>(
		name: string,
		key: string,
		read: (keys: string[]) => Promise<ReadonlyMap<string, T>>,
	): Promise<T | undefined> {
		const group = this.groups.get(name) ?? { waiting: new Map(), isReading: false };
		this.groups.set(name, group);
		const results = new Promise<ReadonlyMap<string, T>>((resolve) => {
			const others = group.waiting.get(key) ?? [];
			const settle = resolve as (end: Promise<unknown>) => void;
			group.waiting.set(key, [...others, settle]);
		});
		if (!group.isReading) void this.readAll(group, read);
		return (await results).get(key);
	}

	private async readAll(
		group: Group,
		read: (keys: string[]) => Promise<ReadonlyMap<string, unknown>>,
	): Promise<void> {
		group.isReading = true;
		// Items that start in the same turn of the event loop share the first read.
		await Promise.resolve();
		while (group.waiting.size > 0) {
			const entries = [...group.waiting].slice(0, mostKeys);
			for (const [key] of entries) group.waiting.delete(key);
			const reading = read(entries.map(([key]) => key));
			for (const [, callers] of entries) callers.forEach((settle) => settle(reading));
			await reading.catch(() => undefined);
		}
		group.isReading = false;
	}
}
