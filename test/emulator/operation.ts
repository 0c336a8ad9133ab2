import type { MemoryAccount } from './account';
import type { Fact } from './facts';
import type { EmulatorRequest, EmulatorResponse, Row } from './types';

type Values = Record<string, unknown>;

/** What an operation under `/api/3` works with. */
export interface Context {
	request: EmulatorRequest;
	account: MemoryAccount;
	fact: Fact;
	/** The object inside the envelope, `{}` when there is none. */
	values: Values;
	/** Elements of an array body or of the array in the envelope. */
	elements: Values[];
	/** Required members that were not sent. */
	missing: string[];
}

export type Operation = (context: Context) => EmulatorResponse | Promise<EmulatorResponse>;

/** Operations by `METHOD /path`, as in facts.json. */
export type Operations = Record<string, Operation>;

type Filter = (row: Row, value: string, account: MemoryAccount) => boolean;

/** How one collection differs from a plain one. */
export interface Rules {
	/** Request member → stored member. */
	rename?: Record<string, string>;
	/** Request members that are not stored. */
	drop?: string[];
	/** Values that the service fills in when they are not sent. */
	defaults?: (context: Context) => Values;
	/** Changes the values before they are stored. */
	store?: (values: Values, context: Context, row?: Row) => Values;
	/** The refusal of a create or (with `row`) an update. */
	refuse?: (context: Context, row?: Row) => EmulatorResponse | undefined;
	/** An existing row that a create answers with, 200, instead of making another. */
	existing?: (context: Context) => Row | undefined;
	created?: (row: Row, context: Context) => void;
	updated?: (row: Row, context: Context, before: Row) => void;
	removed?: (row: Row, context: Context) => void;
	/** `filters[name]` or a bare query name. */
	filters?: Record<string, Filter>;
	/** Stored members that `search=` looks in. */
	searched?: string[];
	/** Rows before filters, when not all of the collection. */
	rows?: (context: Context) => Row[];
	/** Members computed when a row is shown. */
	show?: (row: Row, account: MemoryAccount) => Values;
	/** Side-loaded lists of a GET. */
	beside?: (rows: Row[], account: MemoryAccount, one: boolean) => Values;
	/** Side-loaded lists of a POST or PUT. */
	besideWritten?: (row: Row, context: Context, created: boolean) => Values;
	/** Members of `meta` in addition to `total`. */
	meta?: (rows: Row[], context: Context) => Values;
	/** `meta.total` is a number. */
	numericTotal?: boolean;
	/** Answer of a delete in place of `{}`. */
	removedBody?: unknown;
	/** What a create shows, when it is not what a read shows. */
	showCreated?: (shown: Values) => Values;
	/** What a create shows of the row that it found. */
	showExisting?: (shown: Values, row: Row) => Values;
}
