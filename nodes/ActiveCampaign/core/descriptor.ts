import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type {
	Answer,
	Api,
	ApiRequest,
	Paging,
	Recovery,
	Route,
	RouteLimit,
} from './client/exchange';
import type { Failure } from './failure';
import type { Row } from './values';

/**
 * A parameter of n8n's form, plus where its value goes in the request.
 * Its visibility is derived from the operations that list it, never written.
 */
export interface Field extends Omit<INodeProperties, 'displayOptions' | 'options' | 'routing'> {
	/** Choices of a selector, or the fields of a collection. */
	options?: INodePropertyOptions[] | Field[] | FieldGroup[];
	/** Sibling fields and the values of theirs that show this one, e.g. `{ returnAll: [false] }`. */
	showWhen?: Record<string, Array<string | number | boolean>>;
	/**
	 * Name in the request where it differs, `a.b` for a nested member, `false` to keep it out,
	 * or a function that gives the members itself.
	 */
	sendAs?: string | false | ((value: unknown) => Row);
	/** The user's value as the API wants it, e.g. currency units as cents. */
	convert?: (value: unknown) => unknown;
	/** Where the value goes when the rule (path, else query for GET, else body) is not right. */
	place?: 'query' | 'body' | 'besideEnvelope';
	/** The thing whose name or email address stands for its ID. */
	lookup?: Thing;
	/** The custom fields that a resource mapper maps onto. */
	fieldSource?: FieldSource;
	/** The choices have an order of their own; else many are sorted by name. */
	ordered?: boolean;
	/** Writes of items that agree in this value keep their order. */
	subject?: boolean;
}

/** A group of fields in a fixed collection. */
export interface FieldGroup {
	name: string;
	displayName: string;
	values: Field[];
}

/** One operation, stated once: form, request, paging, output and documentation follow from it. */
export interface Operation {
	/** Title in the operation list, e.g. `Get Many`. */
	name: string;
	/** Sentence in the node panel, e.g. `Get many contacts`. */
	action: string;
	description: string;
	/** Page of the API reference: a slug below developers.activecampaign.com/reference, or a URL. */
	docs: string;
	route: Route;
	api?: Api;
	/** Member that wraps the body: `contact` for `{ contact: {…} }`, `data[]` for `{ data: [{…}] }`, `[]` for `[{…}]`. */
	wrap?: string;
	fields?: Field[];
	/** Members that are always sent. */
	fixed?: Row;
	/** Member of the answer that holds the result; an array becomes one item per element. */
	returns?: string;
	/** Members that Simplify keeps, in this order. */
	simple?: string[];
	paging?: Paging;
	/** A POST that may be sent twice without harm. */
	repeatable?: boolean;
	/** A limit of the route beside the account's, by the body that is sent. */
	limit?: (body: unknown) => RouteLimit;
	/** How to find what a create made when its answer was lost, or a clause that says why nothing can tell. */
	recovery?: Recovery | string;
	/** Named code where data is not enough; `route` still names the main request. */
	steps?: Steps;
	/** Named code that does many items in few requests, where that is wanted. */
	batch?: Batch;
	/** Enriches a page's rows from side-loaded lists or further requests. */
	enrich?: (page: { rows: Row[]; body: unknown }, step: StepInput) => Promise<Row[]>;
	/** Looks for the thing first, by the field that names it, and creates only what is not there. */
	findFirst?: FindFirst;
	/** Irreversible effect, where it differs from the one the HTTP method implies. */
	consequence?: Consequence;
	/** What the facts about its route leave open, as a sentence for the documentation. */
	unproven?: string;
}

/**
 * `erases`: a thing is gone for good; `removes`: a tie ends; `overwrites`: what was there before is
 * lost; `sends`: people get something.
 */
export type Consequence = 'erases' | 'removes' | 'overwrites' | 'sends';

export interface Resource {
	/** ActiveCampaign's own word, singular, e.g. `Pipeline`. */
	name: string;
	value: string;
	description: string;
	/** Operation that is chosen when the resource is. */
	first: string;
	operations: Record<string, Operation>;
}

/** A thing that users know by name, such as a tag, and the list in which it is found. */
export interface Thing {
	/** Name of n8n's method that lists it, e.g. `tags`; forms in use refer to it. */
	key: string;
	/** What every form and message calls one of them, e.g. `tag`. */
	name: string;
	route: Route;
	returns: string;
	paging?: Paging;
	/** The things of a page, where they stand beside its rows. */
	read?: (rows: Row[], page: unknown) => Row[];
	/** Query parameter that searches on the server. */
	search?: string;
	/** Query parameter that finds exactly the one, e.g. `email`. */
	exact?: string;
	/** What users know it by, e.g. the tag's name. */
	title: (row: Row) => string;
	/** Disambiguates entries of the same title. */
	detail?: (row: Row) => string;
	/** First path segments whose writes make the list stale, beside its own. */
	changedBy?: string[];
}

/** A custom field of whatever resource. */
export interface CustomField {
	id: string;
	title: string;
	/** Name of the field in messages. */
	perstag?: string;
	/** `text`, `date`, `dropdown`, `listbox`, … as ActiveCampaign calls it. */
	type: string;
	/** What can be chosen, for fields with options. */
	options: string[];
	/** Currency of a money field where the user gives none, e.g. `usd`. */
	currency?: string;
}

/** The custom fields of one resource: where they are read and how values are sent. */
export interface FieldSource {
	/** Name of n8n's method that lists the fields, e.g. `contactFields`; forms in use refer to it. */
	key: string;
	/** The list that has the fields. */
	list: Pick<Thing, 'route' | 'returns' | 'changedBy'>;
	/** The parameter and the thing that has the fields, where they are not the same for all. */
	owner?: { field: string; thing: Thing };
	/** The fields of a page, options and all; those of the owner where there is one. */
	read: (rows: Row[], page: unknown, owner: string) => CustomField[];
	/** The request that gives a field more options, where the API has one. */
	addOptions?: (field: CustomField, values: string[]) => ApiRequest;
	/** The member that sets one field; several options come as an array, amounts and numbers as numbers. */
	member: (field: CustomField, value: FieldValue) => Row;
}

/** A value of a custom field, checked against its type; '' clears. */
export type FieldValue = string | number | string[];

/** How a thing is looked for before it is created. */
export interface FindFirst {
	thing: Thing;
	/** The field that holds its name. */
	field: string;
	/** Whether a thing of that name is the one meant, by what would be sent. */
	same?: (row: Row, sent: Row) => boolean;
}

/** Work that is done for many items together. */
export interface Batch {
	/** Whether these items, by their values, are to go together. */
	takes(items: Row[]): boolean;
	/** The rows or the failure of each item, in their order. */
	run(items: Row[], tools: Tools): Promise<Array<Row[] | Failure>>;
}

/** What code of an operation may use. */
export interface Tools {
	operation: Operation;
	/** IANA name of the workflow's time zone, by whose clock picked dates are meant. */
	timeZone: string;
	/** Sends one request; throws `Failure`. */
	call(request: ApiRequest): Promise<unknown>;
	/** Sends one request and gives the HTTP status as well; throws `Failure`. */
	exchange(request: ApiRequest): Promise<Answer>;
	/** Deletes what is at a path of v3; false when it was gone already. */
	remove(path: string): Promise<boolean>;
	/** Walks a list; `limit` undefined walks to the end. */
	walk(request: ApiRequest, key: string, paging: Paging, limit?: number): AsyncGenerator<Row>;
	/** Id of what a locator's value names. */
	identify(thing: Thing, value: unknown, label: string): Promise<string>;
	/** The thing that a locator's value names, as its list has it; remembered for a while. */
	row(thing: Thing, value: unknown, label: string): Promise<Row>;
	/** The request that the descriptor alone makes of values, names already resolved. */
	buildFrom(values: Row): Promise<ApiRequest>;
	/** The values with every name replaced by its ID and custom fields encoded. */
	resolve(values: Row): Promise<Row>;
	/** The thing that is called so, if there is one. */
	find(thing: Thing, title: string): Promise<Row | undefined>;
	/**
	 * What `load` gives, once for all items that ask for it by this name; a value older than
	 * `maxAgeMs` is loaded again, so 0 replaces what is remembered.
	 */
	remember<T>(
		name: string,
		topics: string[],
		load: () => Promise<T>,
		maxAgeMs?: number,
	): Promise<T>;
	/** Does work alone among all items and executions that name the same thing. */
	exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
	/** An ID that was never given before. */
	uniqueId(): string;
	/**
	 * What `read` gives for a key. Keys that items ask for at the same time share a read of at most
	 * 100; nothing is remembered.
	 */
	grouped<T>(
		name: string,
		key: string,
		read: (keys: string[]) => Promise<ReadonlyMap<string, T>>,
	): Promise<T | undefined>;
	/** Does something for each, several at once, and gives the results in their order. */
	each<U, R>(units: readonly U[], task: (unit: U, index: number) => Promise<R>): Promise<R[]>;
	/**
	 * Sends a request again and again until `isReady` says so of its answer, at most for the time
	 * that the user set under Wait for Result; throws `Failure` when it is over. The first look is
	 * taken after `firstLookMs`, at once unless told.
	 */
	waitFor(
		request: ApiRequest,
		isReady: (body: unknown) => boolean,
		firstLookMs?: number,
	): Promise<unknown>;
}

/** What a step of one item may use. */
export interface StepInput extends Tools {
	/** The item's values by field name, as the user gave them. */
	values: Row;
	/** The request that the descriptor alone describes for this item. */
	build(): Promise<ApiRequest>;
}

export type Steps = (input: StepInput) => Promise<Row[]>;
