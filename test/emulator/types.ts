/** Types of the emulator: requests, responses, state. */
import type { Positions } from './assumptions';

/** A request as it reached the service, parsed by content and never by its declared type. */
export interface EmulatorRequest {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Decoded path without the query, e.g. `/api/3/contacts/12`. */
	path: string;
	/** Path parameters by name, e.g. `{ id: '12' }`. */
	params: Record<string, string>;
	query: URLSearchParams;
	headers: Record<string, string>;
	rawBody: string;
	/** JSON as parsed, or an `application/x-www-form-urlencoded` body as flat key → value. */
	body: unknown;
	/** Milliseconds of the emulator's clock at arrival. */
	arrivedAt: number;
}

/** An answer: an object or array is sent as JSON, a string as it is. */
export interface EmulatorResponse {
	status: number;
	headers?: Record<string, string>;
	body?: unknown;
}

export type Handler = (
	request: EmulatorRequest,
	account: Account,
) => EmulatorResponse | Promise<EmulatorResponse>;

/** Milliseconds that only move forward, and a wait on them. Tests may inject a virtual one. */
export interface Clock {
	now(): number;
	sleep(milliseconds: number): Promise<void>;
}

/** A row of a collection. Ids are strings, as in nearly all of the service's answers. */
export type Row = Record<string, unknown> & { id: string };

/** Rows of one kind in order of creation. */
export interface Collection {
	readonly size: number;
	insert(values: Record<string, unknown>): Row;
	get(id: string): Row | undefined;
	update(id: string, values: Record<string, unknown>): Row | undefined;
	remove(id: string): boolean;
	all(): Row[];
	find(predicate: (row: Row) => boolean): Row | undefined;
	filter(predicate: (row: Row) => boolean): Row[];
	/** Rows whose member equals the value as text, without regard to case; answered from an index. */
	findBy(member: string, value: unknown): Row[];
	clear(): void;
}

/** Who caused an event; a webhook names the sources it listens to. */
export type EventSource = 'public' | 'admin' | 'api' | 'system';

/** Everything one ActiveCampaign account holds; `collection('contacts')` is made on first use. */
export interface Account {
	readonly clock: Clock;
	/** Base URL that the account's links are built from. */
	readonly url: string;
	readonly apiKey: string;
	/** Current positions of the switches. */
	readonly assumes: Readonly<Positions>;
	collection(name: string): Collection;
	/** Notifies the account's webhooks; values are nested, the webhook module encodes them. */
	emit(event: string, source: EventSource, values: Record<string, unknown>): void;
	reset(): void;
}
