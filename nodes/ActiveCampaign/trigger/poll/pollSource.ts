import type { Client } from '../../core/client/client';
import type { Row } from '../../core/values';

/** What a source may use. */
export interface Reader {
	client: Client;
	/** A parameter of the node. */
	value(name: string): unknown;
	/** ID of what a locator parameter names; undefined where it is empty. */
	identify(name: string, lookup: string, label: string): Promise<string | undefined>;
	/** Milliseconds as the account writes dates, in its own zone. */
	date(milliseconds: number): string;
}

/** Something that changed at a time, and what it becomes. */
export interface Change {
	/** Without blanks and `@`. */
	key: string;
	/** Milliseconds. */
	at: number;
	/** A cursor that goes on behind this change; sources without one are read from the start again. */
	cursor?: string;
	/** The contact, where it is one that webhooks tell of too. */
	contact?: string;
	item: Row;
}

/** Changes since a time, in milliseconds, behind a cursor; more and older ones do no harm. */
export interface TimedSource {
	changes(reader: Reader, since: number, cursor: string | undefined): AsyncGenerator<Change>;
}

/** What belongs to a set now, by key; what entered or left it is what happened. */
export interface SetSource {
	members(reader: Reader): Promise<string[]>;
	emits: 'entered' | 'left';
	/** The items of members that entered or left. */
	items(reader: Reader, keys: string[]): Promise<Row[]>;
}

/** An event that is asked for. */
export interface PollEvent {
	name: string;
	description: string;
	source: TimedSource | SetSource;
}
