import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Clock } from '../core/client/exchange';
import type { ItemInput, ItemResult } from '../core/run/runItems';
import { clock } from './clock';

/** Results of the writes of one run of a node, by item. */
type Results = ReadonlyMap<string, ItemResult>;

interface Entry {
	results: Results;
	at: number;
}

/** n8n waits at most 5 seconds between two tries. */
const lifeMs = 60_000;
const capacity = 20_000;

/**
 * What earlier tries of a run have done. Retry On Fail repeats a node with all its items, also those
 * that were done; what was done is kept for a minute, up to 20,000 items of the process.
 */
export class EarlierTries {
	private readonly entries = new Map<string, Entry>();

	constructor(private readonly time: Clock) {}

	/** Gives the results of a run once. */
	take(run: string): Results {
		for (const [key, { at }] of this.entries)
			if (this.time.now() - at >= lifeMs) this.entries.delete(key);
		const results = this.entries.get(run)?.results ?? new Map<string, ItemResult>();
		this.entries.delete(run);
		return results;
	}

	/** Keeps the results of a run; the oldest runs are dropped first. */
	keep(run: string, results: Results): void {
		this.entries.set(run, {
			results: new Map([...results].slice(0, capacity)),
			at: this.time.now(),
		});
		let items = 0;
		for (const { results: kept } of this.entries.values()) items += kept.size;
		for (const [key, { results: kept }] of this.entries) {
			if (items <= capacity) return;
			this.entries.delete(key);
			items -= kept.size;
		}
	}
}

/** Shared by the process. */
const earlierTries = new EarlierTries(clock);

/**
 * Runs the items that no earlier try of the same run has done, and gives the results of all. A write
 * that may have been made counts as done: it fails again, and is not sent again. Without Retry On
 * Fail all items run, and nothing is kept.
 */
export async function runOnce(
	context: IExecuteFunctions,
	items: ItemInput[],
	stopOnFailure: boolean,
	run: (items: ItemInput[]) => Promise<Array<ItemResult | undefined>>,
): Promise<Array<ItemResult | undefined>> {
	const name = runOf(context);
	if (name === undefined) return await run(items);
	const done = earlierTries.take(name);
	const inputs = context.getInputData();
	const keys = items.map((item, index) => keyOf(item, index, inputs[index]?.json));
	const hasFailed = [...done.values()].some((result) => 'failure' in result);
	const open = items.filter((_, index) => !done.has(keys[index] ?? ''));
	const results = stopOnFailure && hasFailed ? [] : await run(open);
	let next = 0;
	const all = keys.map((key) => done.get(key) ?? results[next++]);
	if (!all.some((result) => result !== undefined && 'failure' in result)) return all;
	const kept = new Map<string, ItemResult>();
	all.forEach((result, index) => {
		const item = items[index];
		if (result && item && isWrite(item) && isDone(result)) kept.set(keys[index] ?? '', result);
	});
	earlierTries.keep(name, kept);
	return all;
}

/** Names the run of a node: n8n gives its tries the same number, and each run in a loop another. */
function runOf(context: IExecuteFunctions): string | undefined {
	const { retryOnFail, name } = context.getNode();
	const execution = context.getExecutionId() as string | undefined;
	if (retryOnFail !== true || execution === undefined) return undefined;
	return JSON.stringify([execution, name, context.getWorkflowDataProxy(0).$runIndex]);
}

/** An item by its place and content; its parameters may differ from try to try, as `$now` does. */
function keyOf(item: ItemInput, index: number, content: unknown): string {
	const action = 'failure' in item ? '' : item.operation.action;
	return createHash('sha256')
		.update(JSON.stringify([index, action, content]))
		.digest('base64');
}

function isWrite(item: ItemInput): boolean {
	if ('failure' in item) return false;
	const { route, api = 'v3', repeatable = /^v[23]$/.test(api) } = item.operation;
	// The user chooses the method of an API Request, whose route has no path.
	return !route.startsWith('GET ') || route === 'GET /' || !repeatable;
}

function isDone(result: ItemResult): boolean {
	return !('failure' in result) || result.failure.facts.mayHaveHappened === true;
}
