import type { Client } from '../../core/client/client';
import type { Thing } from '../../core/descriptor';
import type { Row } from '../../core/values';
import type { DateFilter } from './dateFilter';

/** What a source can use. */
export interface Reader {
	client: Client;
	/** A parameter of the node. */
	value(name: string): unknown;
	/** ID of the thing that a locator parameter names; undefined if it is empty. */
	identify(name: string, thing: Thing, label: string): Promise<string | undefined>;
	/** How the account reads dates in filters; undefined if that is not known. */
	dateFilter: DateFilter | undefined;
}

/** A change, and the item that it becomes. */
export interface Change {
	/** ID of what changed, without blanks and `@`. */
	key: string;
	/** Milliseconds; NaN for a row that is no event. */
	at: number;
	/** When it was created, in milliseconds, if the item says whether it is new. */
	created?: number;
	/** No event yet, such as a cart; it is one, whatever its date, when a later round finds it without this. */
	isPending?: boolean;
	/** Where to resume after this change. */
	cursor: string;
	item: Row;
}

/** Changes since a time in milliseconds, after a cursor; it may yield older ones and repeat some. */
export interface TimedSource {
	changes(reader: Reader, since: number, cursor: string | undefined): AsyncGenerator<Change>;
	/** The keys are contacts, whose changes webhooks report, too. */
	ofContacts?: true;
	/** What a change shows about the account's dates. */
	dateFilterAfter?(change: Change, known: DateFilter | undefined): DateFilter | undefined;
	/** The event happens once to each key; otherwise each change is an event of its own. */
	once?: true;
}

/** The current members of a set by key; the events are what entered or left since the last round. */
export interface SetSource {
	members(reader: Reader): Promise<string[]>;
	emits: 'entered' | 'left';
	/** Which of the keys are members although `members` did not have them: a list may move while it is read. */
	stillMembers?(reader: Reader, keys: string[]): Promise<string[]>;
	/** Items of the members that entered or left. */
	items(reader: Reader, keys: string[]): Promise<Row[]>;
	/** A key enters once, so it is the event's ID. */
	once?: true;
}

/** An event that the schedule trigger finds. */
export interface PollEvent {
	name: string;
	description: string;
	/** Parameters of the node that choose its source. */
	parameters: readonly string[];
	source: TimedSource | SetSource;
}
