import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type {
	Answer,
	Api,
	ApiRequest,
	Content,
	Paging,
	Recovery,
	Route,
	RouteLimit,
} from './client/exchange';
import type { Failure } from './failure';
import type { Row } from './values';
import type { Word } from './words';

/**
 * A parameter of n8n's form, and how its value is sent. Its `displayOptions` are derived from the
 * operations that list it.
 */
export interface Field extends Omit<INodeProperties, 'displayOptions' | 'options' | 'routing'> {
	/** Options of a dropdown, or the fields of a collection. */
	options?: INodePropertyOptions[] | Field[] | FieldGroup[];
	/** Sibling fields, each with the values for which this field is shown, e.g. `{ returnAll: [false] }`. */
	showWhen?: Record<string, Array<string | number | boolean>>;
	/**
	 * Name in the request if it differs; `a.b` for a nested member; `false` if the value is not sent;
	 * or a function that gives the members.
	 */
	sendAs?: string | false | ((value: unknown) => Row);
	/**
	 * Reads what the user gave, before anything is sent or looked up, e.g. a date in any form as one
	 * with its offset. Throws `Failure` naming the field.
	 */
	reads?: Reader;
	/** Converts the value for the API, e.g. currency units to cents. */
	convert?: (value: unknown) => unknown;
	/** Overrides where the value goes; the default is the path, else the query of a GET or DELETE, else the body. */
	place?: 'query' | 'body' | 'besideEnvelope';
	/** The kind of thing that the value names, so that its name or email address is resolved to the ID. */
	lookup?: Thing;
	/** The custom fields of a resource mapper. */
	fieldSource?: FieldSource;
	/** Keeps the order of the options; by default, five or more are sorted by name. */
	ordered?: boolean;
	/** Writes of items with the same value keep their order. */
	subject?: boolean;
	/** A text that takes several values, in any form that `wordsOf` reads. */
	several?: boolean;
}

/** Reads a value of one kind: an address, a date, an amount. */
export type Reader = (value: unknown, about: Reading) => unknown;

/** What the reading of a value depends on besides the value. */
export interface Reading {
	/** How a message calls the field. */
	label: string;
	/** IANA name of the workflow's time zone. */
	timeZone: string;
	/** The value of the nearest field `currency`, as the user gave it. */
	currency?: unknown;
}

/** A group of fields in a fixed collection. */
export interface FieldGroup {
	name: string;
	displayName: string;
	values: Field[];
}

/** An operation; form, request, paging, output and documentation are derived from it. */
export interface Operation {
	/** Title in the operation list, e.g. `Get Many`. */
	name: string;
	/** Sentence in the node panel, e.g. `Get many contacts`. */
	action: string;
	description: string;
	/** Page of the API reference: a slug on developers.activecampaign.com/reference, or a URL. */
	docs: string;
	route: Route;
	api?: Api;
	/** Member that wraps the body: `contact` for `{ contact: {…} }`, `data[]` for `{ data: [{…}] }`, `[]` for `[{…}]`. */
	wrap?: string;
	fields?: Field[];
	/** Members that are always sent. */
	fixed?: Row;
	/** Member of the response that holds the result; an array becomes one item per element. */
	returns?: string;
	/**
	 * What a success holds, where that is not JSON with content: `list` for a list without pages,
	 * `text`, `nothing` or `anything`. A DELETE without `returns` answers with nothing.
	 */
	answers?: Content;
	/** Members that Simplify keeps, in this order. */
	simple?: string[];
	paging?: Paging;
	/** For a POST: sending it twice has the same effect as once. */
	repeatable?: boolean;
	/** A rate limit of the route in addition to the account's; may depend on the body. */
	limit?: (body: unknown) => RouteLimit;
	/** How to find the created row if the response was lost, or a clause that says why it cannot be found. */
	recovery?: Recovery | string;
	/** Code for an operation that data alone cannot describe; `route` is still its main request. */
	steps?: Steps;
	/** Code that handles many items in few requests. */
	batch?: Batch;
	/** Enriches a page's rows from side-loaded lists or further requests. */
	enrich?: (page: { rows: Row[]; body: unknown }, step: StepInput) => Promise<Row[]>;
	/** Searches by name first, and creates only what does not exist. */
	findFirst?: FindFirst;
	/** Irreversible effect, where it differs from the one the HTTP method implies. */
	consequence?: Consequence;
	/** What is not proven about the operation, as a sentence for the documentation. */
	unproven?: string;
}

/**
 * `erases`: deletes something permanently; `removes`: ends an association; `overwrites`: loses the
 * previous values; `sends`: people receive a message.
 */
export type Consequence = 'erases' | 'removes' | 'overwrites' | 'sends';

export interface Resource {
	/** ActiveCampaign's own term in the singular, e.g. `Pipeline`. */
	name: string;
	value: string;
	description: string;
	/** Default operation. */
	first: string;
	operations: Record<string, Operation>;
}

/** A kind of thing that users select by name, such as tags, and the list to find it in. */
export interface Thing {
	/** Name of the n8n method that lists it, e.g. `tags`; must not change, because forms refer to it. */
	key: string;
	/** Singular in forms and messages, e.g. `tag`. */
	name: string;
	route: Route;
	returns: string;
	paging?: Paging;
	/** Gets the things from a page whose rows are something else. */
	read?: (rows: Row[], page: unknown) => Row[];
	/** Query parameter for a search by the server. */
	search?: string;
	/** Query parameter for an exact match, e.g. `email`. */
	exact?: string;
	/** Query parameter that finds what the service takes for the same name. */
	equals?: string;
	/** Whether text can be the ID of such a thing; by default digits. */
	isId?: (text: string) => boolean;
	/** The name that users see, e.g. the tag's name. */
	title: (row: Row) => string;
	/** The names that users see are email addresses. */
	namedByAddress?: boolean;
	/** Disambiguates entries of the same title. */
	detail?: (row: Row) => string;
	/** First path segments whose writes invalidate the cached list, in addition to its own. */
	changedBy?: string[];
}

/** A custom field of any resource. */
export interface CustomField {
	id: string;
	title: string;
	/** Personalization tag. */
	perstag?: string;
	/** `text`, `date`, `dropdown`, `listbox`, … as ActiveCampaign calls it. */
	type: string;
	/** For fields with options. */
	options: string[];
	/** Default currency of a money field, e.g. `usd`. */
	currency?: string;
}

/** The custom fields of one resource: where they are read and how values are sent. */
export interface FieldSource {
	/** Name of the n8n method that lists the fields, e.g. `contactFields`; must not change, because forms refer to it. */
	key: string;
	/** The list of the fields. */
	list: Pick<Thing, 'route' | 'returns' | 'changedBy'>;
	/** For fields that depend on another selection: its parameter, and the kind of thing selected. */
	owner?: { field: string; thing: Thing };
	/** Gets the fields with their options from a page; only those of the owner, if there is one. */
	read: (rows: Row[], page: unknown, owner: string) => CustomField[];
	/** The request that adds options to a field, if the API has one. */
	addOptions?: (field: CustomField, values: string[]) => ApiRequest;
	/** The object that sets one field. `value` is an array for several options, a number for amounts and numbers. */
	member: (field: CustomField, value: FieldValue) => Row;
}

/** A value of a custom field, checked against its type; '' clears. */
export type FieldValue = string | number | string[];

/** How to search for a thing before it is created. */
export interface FindFirst {
	thing: Thing;
	/** The field that holds its name. */
	field: string;
	/** Members in which a thing of that name must have what would be sent, to be the one meant. */
	within?: string[];
}

/** Narrows what is looked for by name. Ages are in milliseconds; 0 reads anew. */
export interface Wanted {
	/** How old an answer may be that has the thing. */
	foundMs?: number;
	/** How old an answer may be that does not have it. */
	missingMs?: number;
	/** The service refused the name as a duplicate: one that only its own comparison takes for the same counts. */
	isTaken?: boolean;
	/** How a message calls the field. */
	label?: string;
	/** Whether a thing of the name is the one meant. */
	accepts?: (row: Row) => boolean;
}

/** Handles many items together. */
export interface Batch {
	/** Whether to handle these items together, judging by their values. */
	takes(items: Row[]): boolean;
	/** Gives the rows or the failure of each item, in the items' order. */
	run(items: Row[], tools: Tools): Promise<Array<Row[] | Failure>>;
}

/** What the code of an operation may use. */
export interface Tools {
	operation: Operation;
	/** IANA name of the workflow's time zone, by whose clock picked dates are meant. */
	timeZone: string;
	/** Requests that create missing field options and that a dry run has not sent, by name. */
	unsent: ReadonlyMap<string, ApiRequest>;
	/** Sends one request and gives the body of the response; throws `Failure`. */
	call(request: ApiRequest): Promise<unknown>;
	/** Sends one request and gives status and body; throws `Failure`. */
	exchange(request: ApiRequest): Promise<Answer>;
	/** Sends DELETE to a path of API v3; false if it did not exist. */
	remove(path: string): Promise<boolean>;
	/** The rows of a list, page by page; without `limit`, all of them. */
	walk(request: ApiRequest, key: string, paging: Paging, limit?: number): AsyncGenerator<Row>;
	/** The ID of the thing that a resource locator's value names. */
	identify(thing: Thing, value: unknown, label: string): Promise<string>;
	/**
	 * The entries of a field that takes several things. In text, a name that holds a separator stays
	 * whole where there is a thing of that name.
	 */
	entries(thing: Thing, value: unknown, label: string): Promise<Word[]>;
	/**
	 * The thing that an entry stands for, if there is one; throws `Failure` for digits that are the ID
	 * of one thing and the name of another.
	 */
	entry(thing: Thing, entry: Word, wanted?: Wanted): Promise<Row | undefined>;
	/** The failure that says that nothing is called so, with look-alikes. */
	noneCalled(thing: Thing, name: string, label: string): Promise<Failure>;
	/** The row of the thing that a resource locator's value names, from its list; cached. */
	row(thing: Thing, value: unknown, label: string): Promise<Row>;
	/** The custom field with an ID; throws `Failure` if there is none. */
	customField(source: FieldSource, id: string): Promise<CustomField>;
	/** Builds the operation's request from values with resolved names. */
	buildFrom(values: Row): Promise<ApiRequest>;
	/** The values with names resolved to IDs, and custom fields encoded. */
	resolve(values: Row): Promise<Row>;
	/** The thing that is called so, if there is one; throws `Failure` when there are several. */
	find(thing: Thing, title: string, wanted?: Wanted): Promise<Row | undefined>;
	/**
	 * The result of `load`, cached under a name for all items; writes to `topics` invalidate it. A
	 * value older than `maxAgeMs` is loaded again; 0 always replaces the cached value.
	 */
	remember<T>(
		name: string,
		topics: string[],
		load: () => Promise<T>,
		maxAgeMs?: number,
	): Promise<T>;
	/** Runs `work` under a lock of this name, shared by all items and executions. */
	exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
	/** A unique ID. */
	uniqueId(): string;
	/**
	 * The result of `read` for a key. Keys that items request at the same time are read together, at
	 * most 100 at once; results are not cached.
	 */
	grouped<T>(
		name: string,
		key: string,
		read: (keys: string[]) => Promise<ReadonlyMap<string, T>>,
	): Promise<T | undefined>;
	/** The rows of one item of a batch by the operation's own requests; throws `Failure`. */
	single(values: Row): Promise<Row[]>;
	/** Runs `task` for each unit, several in parallel; gives the results in the units' order. */
	each<U, R>(units: readonly U[], task: (unit: U, index: number) => Promise<R>): Promise<R[]>;
	/**
	 * Repeats a request until `isReady` accepts its response, for the first time after `firstCheckMs`
	 * (default 0); throws `Failure` if the user's maximum wait is exceeded.
	 */
	waitFor(
		request: ApiRequest,
		isReady: (body: unknown) => boolean,
		firstCheckMs?: number,
	): Promise<unknown>;
}

/** What the step of one item may use. */
export interface StepInput extends Tools {
	/** The item's values by field name, as the user gave them. */
	values: Row;
	/** Builds the operation's request for this item. */
	build(): Promise<ApiRequest>;
}

export type Steps = (input: StepInput) => Promise<Row[]>;
