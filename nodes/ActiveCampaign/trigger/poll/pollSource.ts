import type { Client } from '../../core/client/client';
import type { Thing } from '../../core/descriptor';
import type { Row } from '../../core/values';

/** What a source can use. */
export interface Reader {
	client: Client;
	/** A parameter of the node. */
	value(name: string): unknown;
	/** ID of the thing that a locator parameter names; undefined if it is empty. */
	identify(name: string, thing: Thing, label: string): Promise<string | undefined>;
	/** Milliseconds as a date in the account's time zone. */
	date(milliseconds: number): string;
}

/** A change, and the item that it becomes. */
export interface Change {
	/** ID of what changed, without blanks and `@`. */
	key: string;
	/** Milliseconds. */
	at: number;
	/** Where to resume after this change; a source without cursor is read from the start again. */
	cursor?: string;
	/** ID of the contact, if webhooks report this change too. */
	contact?: string;
	item: Row;
}

/** Changes since a time in milliseconds, after a cursor; it may yield older ones and repeat some. */
export interface TimedSource {
	changes(reader: Reader, since: number, cursor: string | undefined): AsyncGenerator<Change>;
}

/** The current members of a set by key; the events are what entered or left since the last poll. */
export interface SetSource {
	members(reader: Reader): Promise<string[]>;
	emits: 'entered' | 'left';
	/** Items of the members that entered or left. */
	items(reader: Reader, keys: string[]): Promise<Row[]>;
}

/** An event that the schedule trigger finds. */
export interface PollEvent {
	name: string;
	description: string;
	source: TimedSource | SetSource;
}
