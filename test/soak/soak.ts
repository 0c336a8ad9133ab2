import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Emulator, Fault, FaultKind } from '../emulator';
import { generator } from '../emulator/faults';
import { openWorkbench } from '../node/workbench';
import { blankTally, type Tally, tallyRun } from './tally';
import { type Kind, kinds, seedSoak } from './kinds';

/** Every kind of fault of the emulator, and the statuses with different meanings. */
const faultKinds: Array<FaultKind | Fault> = [
	'resetBefore',
	'resetAfter',
	'truncated',
	'empty',
	'html502',
	{ kind: 'slow', delayMs: 5_000 },
	{ kind: 'status', status: 500 },
	{ kind: 'status', status: 503, headers: { 'Retry-After': '2' } },
	{ kind: 'status', status: 408 },
	{ kind: 'status', status: 429, headers: { 'Retry-After': '1' } },
];

export interface SoakOptions {
	operations: number;
	seed?: number;
	/** Share of requests with a fault, 0 to 1. */
	rate?: number;
	/** Items per execution. */
	batch?: number;
	/** Called after each execution. */
	progress?: (done: number) => void;
}

export interface SoakResult {
	tallies: Map<Kind, Tally>;
	/** Requests that arrived, and those with a fault. */
	requests: number;
	faults: number;
	/** Virtual seconds. */
	seconds: number;
	/** Megabytes of heap after each tenth of the operations, with new rows removed. */
	heap: number[];
	/** Requests with unknown routes or with bodies that deviate from the reference. */
	suspicious: number;
}

/** Runs a mix of operations through n8n's engine against an unreliable account, and checks each. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
	const { operations, seed = 1, rate = 0.1, batch = 100, progress } = options;
	const bench = await openWorkbench({ latencyMs: 30 });
	const { emulator } = bench;
	const random = generator(seed);
	const mix = kinds.flatMap((kind) => Array.from({ length: kind.share }, () => kind));
	const tallies = new Map(kinds.map((kind) => [kind, blankTally()]));
	const result: SoakResult = {
		tallies,
		requests: 0,
		faults: 0,
		seconds: 0,
		heap: [],
		suspicious: 0,
	};
	seedSoak(emulator);
	const seededIds = seededIdsOf(emulator);
	emulator.faults.random({ seed, rate, kinds: faultKinds });
	for (let done = 0; done < operations;) {
		const kind = mix[Math.floor(random() * mix.length)] ?? mix[0];
		if (!kind) break;
		const count = Math.min(batch, operations - done);
		const first = tallies.get(kind)?.operations ?? 0;
		const inputs = Array.from({ length: count }, (_, index) => kind.itemFor(first + index));
		const run = await bench.run({
			resource: kind.resource,
			operation: kind.operation,
			values: kind.values,
			items: inputs,
			continueOnFail: 'continueRegularOutput',
		});
		tallyRun(kind, inputs, run, emulator.account, tallies.get(kind) ?? blankTally());
		result.requests += emulator.journal.entries.length;
		result.faults += emulator.journal.count(({ faulted }) => faulted !== undefined);
		result.suspicious += emulator.journal.suspicious.length;
		emulator.journal.clear();
		removeNewRows(emulator, seededIds);
		const tenth = Math.floor((done / operations) * 10);
		done += count;
		if (Math.floor((done / operations) * 10) > tenth) result.heap.push(heapUsed());
		progress?.(done);
	}
	result.seconds = Math.round(bench.elapsed() / 1_000);
	await bench.close();
	return result;
}

const written = new Set(kinds.flatMap(({ collection }) => collection ?? []));

/** IDs of the seeded rows, by collection. */
function seededIdsOf({ account }: Emulator): Map<string, Set<string>> {
	const idsOf = (name: string) =>
		new Set(
			account
				.collection(name)
				.all()
				.map(({ id }) => id),
		);
	return new Map([...written].map((name) => [name, idsOf(name)]));
}

/** Removes new rows, so that the heap shows what the node keeps. */
function removeNewRows({ account }: Emulator, seededIds: Map<string, Set<string>>): void {
	for (const [name, ids] of seededIds) {
		const rows = account.collection(name);
		for (const { id } of rows.all()) if (!ids.has(id)) rows.remove(id);
	}
}

function heapUsed(): number {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	return Math.round(process.memoryUsage().heapUsed / 1e6);
}
