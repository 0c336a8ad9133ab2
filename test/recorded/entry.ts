import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';

/** A request as the service receives it: `path` starts with `/api/3`, `body` is what JSON stands for. */
export interface ObservedRequest {
	method: string;
	path: string;
	query?: Record<string, string | string[]>;
	body?: unknown;
}

export interface ObservedAnswer {
	status: number;
	headers?: Record<string, string>;
	/** Sent as JSON; text is sent as it is. */
	body?: unknown;
}

export interface Exchange {
	request: ObservedRequest;
	response: ObservedAnswer;
}

/** An operation that runs against the recorded answers, and what it must send and give. */
export interface Replay {
	title: string;
	resource: string;
	operation: string;
	values: INodeParameters;
	/** Input items, one empty item by default. */
	items?: Array<Record<string, string>>;
	/** Answers before the recorded one. Several to one request come in turn, the last one stays. */
	answers?: Exchange[];
	/** All requests in their order; the recorded request alone by default. */
	requests?: ObservedRequest[];
	/** The items that come out; none if the run fails. */
	output?: object[];
	/** The error of the run, and words of its advice. */
	failure?: { message: string; advice?: string };
}

/** A delivery to a webhook trigger of all events, and the item that starts the workflow. */
export interface DeliveryReplay {
	title: string;
	/** Members as posted; those of the recorded delivery by default. */
	delivery?: Record<string, string>;
	/** Filters of the trigger. */
	filters?: Record<string, string>;
	item?: object;
	/** In place of an item: why the delivery starts nothing. */
	ignored?: string;
}

/** Something seen on a real account, with what the package must make of it. */
export interface Entry {
	id: string;
	kind: 'exchange' | 'fact' | 'webhook';
	/** A recorded or captured bytes · B checked live by its author · C the provider's page · D relied on by clients. */
	strength: string;
	source: Record<string, unknown>;
	/** What the observation says, in words. */
	proves: string;
	request?: ObservedRequest;
	response?: ObservedAnswer & Record<string, unknown>;
	delivery?: Record<string, string>;
	replays?: Replay[];
	deliveries?: DeliveryReplay[];
}

const folder = join(__dirname, 'observed');

/** Every entry of the folder, in the order of the IDs. */
export const entries: readonly Entry[] = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.sort()
	.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Entry);

/** The entry with this ID; throws if there is none. */
export function entryOf(id: string): Entry {
	const found = entries.find((entry) => entry.id === id);
	if (found) return found;
	throw new Error(`There is no observed/${id}.json`);
}

/** The recorded request and answer of an entry; throws if it has none. */
export function exchangeOf(id: string): Exchange {
	const { request, response } = entryOf(id);
	if (request && response) return { request, response };
	throw new Error(`observed/${id}.json has no request and response`);
}

/** Tests of an entry that need more than data: a sequence, time, or an answer that depends on the request. */
export function describeEntry(id: string, tests: (entry: Entry) => void): void {
	const entry = entryOf(id);
	describe(`${id} (${entry.strength})`, () => tests(entry));
}
