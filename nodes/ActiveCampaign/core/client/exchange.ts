import type { RefusedRow } from '../failure';
import type { Row } from '../values';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Method and path below the API's base; `{x}` stands for the field `x`. */
export type Route = `${Method} /${string}`;

/**
 * `v3` is `/api/3`, `v2` is `/api/2`, `v1` is the legacy `/admin/api.php`, `tracking` the host for
 * events. The last two take forms, the others JSON.
 */
export type Api = 'v3' | 'v2' | 'v1' | 'tracking';

/** One request, complete except for the address of the account and the key. */
export interface ApiRequest {
	api: Api;
	method: Method;
	/** Below the API's base, escaped, e.g. `/contacts/12`; `/` for v1. */
	path: string;
	query: Row;
	/** Sent as JSON on v2 and v3, as a form on v1. */
	body?: unknown;
	/** Sending it twice has the same effect as sending it once. */
	repeatable: boolean;
	/** What a success holds; see `contentOf` for the default. */
	content?: Content;
	/** Member of the answer that holds the result; without it, any content will do. */
	member?: string;
	/** A further limit besides the account's. */
	alsoLimited?: RouteLimit;
	/**
	 * How to find what this create made if its answer is lost, or a clause that says why nothing can.
	 * What may be repeated is looked for only if a success has no content.
	 */
	recovery?: RequestRecovery | string;
}

/**
 * What the body of a success holds. `content`: JSON that is not empty; `list`: rows in a member;
 * `text`: the same as `content`, or text such as CSV; `nothing`: JSON that may be empty;
 * `anything`: JSON, text or nothing. A web page is none of them.
 */
export type Content = 'content' | 'list' | 'text' | 'nothing' | 'anything';

/** The limit of a route; all requests with the same `by` share it. */
export interface RouteLimit {
	by: string;
	rate: Rate;
}

/** A success: its HTTP status and its decoded body. */
export interface Answer {
	status: number;
	body: unknown;
	/** The body is what a search found after the create's own answer was lost or empty. */
	recovered?: true;
}

/** At most `requests` starts in any period of `windowMs`. */
export interface Rate {
	requests: number;
	windowMs: number;
	/** Least time from one start to the next, 0 by default. */
	spacingMs?: number;
}

/** One error of a response, in the service's words. */
export interface Problem {
	title: string;
	detail?: string;
	code?: string;
	/** Member of the request it is about, e.g. `email`. */
	member?: string;
	/** Refused rows of a request with many, counted from 0. */
	rows?: RefusedRow[];
}

/** Rate-limit headers of a response; may be absent. */
export interface Allowance {
	/** Requests allowed in the service's window. */
	limit?: number;
	/** How many of them are left after this one. */
	remaining: number;
}

/** What the service reports as not existing: its own name for the kind, e.g. `Subscriber`, and the ID, if given. */
export interface Missing {
	model?: string;
	id?: string;
}

/** How one attempt ended. HTTP failures are values here; only the outermost layer throws. */
export type Outcome =
	| {
			kind: 'answer';
			status: number;
			body: unknown;
			allowance?: Allowance;
			/** The service says in words that there is nothing, as the legacy API does of an empty list. */
			isNothing?: true;
			/** The service adds an error code without a word to it. */
			isDoubtful?: true;
	  }
	| {
			kind: 'refusal';
			status: number;
			allowance?: Allowance;
			problems: Problem[];
			/** The account's limit, or a further one, was exceeded; nothing was done. */
			limited: boolean;
			/** `Retry-After` in milliseconds. */
			retryAfterMs?: number;
			/** Target of a redirect. */
			location?: string;
			/** What the request is about does not exist. Some resources say so with 400, 403 or 422. */
			missing?: Missing;
			/** It exists already: a unique name, address or pair is taken. */
			duplicate?: true;
			/** The answer is that of a firewall or proxy; the service never got the request. */
			blocked?: true;
			/** The response has no reason beyond its status, e.g. 403 “Forbidden”. */
			unexplained?: true;
	  }
	| {
			kind: 'lost';
			/** False if the request never reached the service. */
			sent: boolean;
			/** `ECONNRESET`, `ETIMEDOUT`, `TRUNCATED`, …, or that of a success without content. */
			reason: string;
	  }
	| { kind: 'cancelled' };

/** Sends a request once; adds address and key, and throws for no status. */
export type Send = (request: ApiRequest, signal?: AbortSignal) => Promise<Outcome>;

/** Monotonic milliseconds, and a wait that a signal ends early. */
export interface Clock {
	now(): number;
	sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/**
 * How to find what a create made if its answer is lost. `sent` are the members of its body without
 * their envelope. Rows older than the create, and those in the answers of other creates of this
 * process, are excluded beforehand.
 */
export interface Recovery {
	/** The list to search; `{x}` is a part of the create's own path, or a member that was sent. */
	route: Route;
	/** Narrows the list; undefined if this create has no value to search for. */
	query?: (sent: Row) => Row | undefined;
	/** Member of the list's answer that holds the rows. */
	returns: string;
	/** Whether a row holds what was sent. */
	same: (row: Row, sent: Row) => boolean;
	/** It can exist only once, so a row older than the create is the result too. */
	anyAge?: boolean;
	/** What the create would have answered, if that is not the row in the member it returns. */
	answer?: (row: Row) => unknown;
}

/** A recovery, completed from the request it belongs to. */
export interface RequestRecovery extends Recovery {
	/** Escaped parts of the create's path by field. */
	parts: Record<string, string>;
	/** Envelope of the create's body. */
	wrap?: string;
	/** Member of the create's answer that holds the result; blank if the answer itself is it. */
	member: string;
}

/**
 * How a list is paged. `byId`: `id_greater`, contacts only; `byPage`: `page` and `page_size`;
 * `byNumber`: `page` alone; `byOffset`: everywhere else.
 */
export type Paging = 'byId' | 'byOffset' | 'byPage' | 'byNumber';
