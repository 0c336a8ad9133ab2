import type { RefusedRow } from '../failure';
import type { Row } from '../values';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Method and path below the API's base, `{x}` standing for the field `x`. */
export type Route = `${Method} /${string}`;

/**
 * `v3` is `/api/3`, `v2` is `/api/2`, `v1` is the legacy `/admin/api.php`, `tracking` the host that
 * takes events. The last two take forms, the others JSON.
 */
export type Api = 'v3' | 'v2' | 'v1' | 'tracking';

/** One call, complete but for the address of the account and the key. */
export interface ApiRequest {
	api: Api;
	method: Method;
	/** Below the API's base, escaped, e.g. `/contacts/12`; `/` for v1. */
	path: string;
	query: Row;
	/** Sent as JSON on v2 and v3, as a form on v1. */
	body?: unknown;
	/** Sending it twice leaves the account as sending it once. */
	repeatable: boolean;
	/** A limit of the route beside the account's. */
	alsoLimited?: RouteLimit;
	/** How to find what this create made when its answer was lost, or why nothing can tell. */
	recovery?: RequestRecovery | string;
}

/** A limit beside the account's, shared by all requests that name it. */
export interface RouteLimit {
	by: string;
	rate: Rate;
}

/** At most `requests` starts in any `windowMs` milliseconds. */
export interface Rate {
	requests: number;
	windowMs: number;
	/** Least time from one start to the next, 0 unless told. */
	spacingMs?: number;
}

/** What the service said was wrong, in its own words. */
export interface Problem {
	title: string;
	detail?: string;
	code?: string;
	/** Member of the request that it is about, e.g. `email`. */
	member?: string;
	/** Rows of a request with many that were refused, counted from 0. */
	rows?: RefusedRow[];
}

/** What an answer said of the account's limit; the service need not say it. */
export interface Allowance {
	/** Requests that may be made in the service's window. */
	limit?: number;
	/** How many of them were left after this one. */
	remaining: number;
}

/** How one attempt ended. HTTP failures are values here; only the outermost layer throws. */
export type Outcome =
	| { kind: 'answer'; status: number; body: unknown; allowance?: Allowance }
	| {
			kind: 'refusal';
			status: number;
			allowance?: Allowance;
			problems: Problem[];
			/** The account is over its limit; nothing was done. */
			limited: boolean;
			/** What the service asked to wait, in milliseconds. */
			retryAfterMs?: number;
			/** Where a redirect pointed. */
			location?: string;
	  }
	| {
			kind: 'lost';
			/** False where the request never reached the service. */
			sent: boolean;
			/** `ECONNRESET`, `ETIMEDOUT`, `TRUNCATED`, … */
			reason: string;
	  }
	| { kind: 'cancelled' };

/** Time as the core sees it: milliseconds that only move forward, and a wait that a signal ends early. */
export interface Clock {
	now(): number;
	sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/**
 * How to find what a create made when its answer was lost. `sent` are the members that it sent, out
 * of their envelope. Rows from before the create, and those that other creates of this process were
 * answered with, are left out beforehand.
 */
export interface Recovery {
	/** List that has it; `{x}` is a part of the create's own path, or a member that was sent. */
	route: Route;
	/** Narrows the list; undefined when this one has nothing to be found by. */
	query?: (sent: Row) => Row | undefined;
	/** Member of the list's answer that holds the rows. */
	returns: string;
	/** Whether a row is what was sent. */
	same: (row: Row, sent: Row) => boolean;
	/** It can be there only once, so that one from before the create is as good. */
	anyAge?: boolean;
	/** What the create would have answered, where it is not the row in the member it returns. */
	answer?: (row: Row) => unknown;
}

/** A recovery with what else is known of the request that it belongs to. */
export interface RequestRecovery extends Recovery {
	/** Escaped parts of the create's path by field. */
	parts: Record<string, string>;
	/** Envelope of the create's body. */
	wrap?: string;
	/** Member of the create's answer that holds the result, blank where it is the answer itself. */
	member: string;
}

/**
 * `byId`: `id_greater` on contacts; `byPage`: `page` and `page_size`; `byNumber`: `page` alone;
 * `byOffset`: everywhere else.
 */
export type Paging = 'byId' | 'byOffset' | 'byPage' | 'byNumber';
