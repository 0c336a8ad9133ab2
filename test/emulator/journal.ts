export interface JournalEntry {
	/** Milliseconds of the emulator's clock at arrival. */
	at: number;
	method: string;
	path: string;
	/** The last value of each name; `search` has them all. */
	query: Record<string, string>;
	/** The query as sent, decoded: `ids[]=1&ids[]=2`. */
	search: string;
	headers: Record<string, string>;
	body: unknown;
	/** Answered status; 0 when the connection was cut without an answer. */
	status: number;
	/** Each violation of the API reference, naming the member. */
	violations: string[];
	unknownRoute?: true;
	/** Id of the operation in facts.json, or `legacy METHOD /path`. */
	route?: string;
	/** The kind of fault that was injected. */
	faulted?: string;
}

export interface JournalFilter {
	method?: string;
	path?: string | RegExp;
	status?: number;
	route?: string;
}

/** Everything that reached the emulator, in order of arrival. */
export class Journal {
	readonly entries: JournalEntry[] = [];

	add(entry: JournalEntry): JournalEntry {
		this.entries.push(entry);
		return entry;
	}

	filter(filter: JournalFilter | ((entry: JournalEntry) => boolean) = {}): JournalEntry[] {
		const accepts = typeof filter === 'function' ? filter : matcher(filter);
		return this.entries.filter(accepts);
	}

	count(filter?: JournalFilter | ((entry: JournalEntry) => boolean)): number {
		return this.filter(filter).length;
	}

	/** Entries that a correct client never causes: unknown routes, and requests that violate the reference. */
	get suspicious(): JournalEntry[] {
		return this.filter((entry) => entry.unknownRoute === true || entry.violations.length > 0);
	}

	worstSecond(): number {
		return worstSecond(this.entries.map(({ at }) => at));
	}

	clear(): void {
		this.entries.length = 0;
	}
}

/** The most arrivals within any sliding window; both ends of a window never count together. */
export function worstSecond(arrivals: readonly number[], windowMs = 1000): number {
	const sorted = [...arrivals].sort((a, b) => a - b);
	let worst = 0;
	let oldest = 0;
	sorted.forEach((at, index) => {
		while (at - (sorted[oldest] ?? at) >= windowMs) oldest++;
		worst = Math.max(worst, index - oldest + 1);
	});
	return worst;
}

function matcher(filter: JournalFilter): (entry: JournalEntry) => boolean {
	return (entry) =>
		(filter.method === undefined || entry.method === filter.method) &&
		(filter.status === undefined || entry.status === filter.status) &&
		(filter.route === undefined || entry.route === filter.route) &&
		(filter.path === undefined || matchesPath(entry.path, filter.path));
}

export function matchesPath(path: string, pattern: string | RegExp): boolean {
	return typeof pattern === 'string'
		? path === pattern
		: new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '')).test(path);
}
