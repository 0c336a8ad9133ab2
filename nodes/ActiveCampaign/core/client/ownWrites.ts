import { isRow, type Row } from '../values';
import type { ApiRequest, Clock } from './exchange';

/** Members of a request or an answer that name an object of interest. */
const things = ['contact', 'deal', 'account'] as const;

/** First path segments that are followed by the ID of such an object. */
const paths: Record<string, string> = { contacts: 'contact', deals: 'deal', accounts: 'account' };

/**
 * What this process wrote to an account within the last minute: contacts, deals and accounts by ID,
 * contacts also by email address. Bounded; the oldest entry is dropped first.
 */
export class OwnWrites {
	private readonly writtenAt = new Map<string, number>();

	constructor(
		private readonly clock: Clock,
		private readonly lifeMs = 60_000,
		private readonly capacity = 5_000,
	) {}

	/** Records what a request names before it is sent: its event may arrive before its answer. */
	noteRequest({ method, path, body }: ApiRequest): void {
		if (method === 'GET') return;
		const [first = '', id = ''] = path.split('/').slice(1);
		const thing = paths[first];
		if (thing !== undefined && id !== '') this.note(thing, unescaped(id));
		this.noteBody(body);
	}

	/** Records what an answer names: a created object has its ID only now. */
	noteAnswer({ method }: ApiRequest, body: unknown): void {
		if (method !== 'GET') this.noteBody(body);
	}

	/** True if this process wrote the object within the last minute. */
	has(thing: string, id: unknown): boolean {
		const at = this.writtenAt.get(keyOf(thing, id));
		return at !== undefined && this.clock.now() - at < this.lifeMs;
	}

	private noteBody(body: unknown): void {
		if (!isRow(body)) return;
		for (const [name, value] of Object.entries(body)) {
			if (!isRow(value)) continue;
			// A deal names its contact without changing it; a contact's tag or list changes the contact.
			if (isThing(name)) this.noteRow(name, value);
			else for (const thing of things) this.noteRow(thing, { id: value[thing] });
		}
	}

	private noteRow(thing: string, { id, email }: Row): void {
		this.note(thing, id);
		this.note(thing, email);
	}

	private note(thing: string, id: unknown): void {
		if (typeof id !== 'string' && typeof id !== 'number') return;
		const key = keyOf(thing, id);
		this.writtenAt.delete(key);
		this.writtenAt.set(key, this.clock.now());
		for (const oldest of this.writtenAt.keys()) {
			if (this.writtenAt.size <= this.capacity) return;
			this.writtenAt.delete(oldest);
		}
	}
}

/** A part of a path that its user has written may have a sign that is not escaped. */
function unescaped(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

function isThing(name: string): name is (typeof things)[number] {
	return (things as readonly string[]).includes(name);
}

function keyOf(thing: string, id: unknown): string {
	return `${thing}:${String(id).trim().toLowerCase()}`;
}
