import { randomBytes } from 'node:crypto';

import type { SwitchName } from '../../emulator/assumptions';
import { checkKey, Client, type ClientOptions } from './client';
import { PREFIX } from './kinds';
import { Lab } from './lab';
import type { Ledger } from './ledger';
import { examine } from './operations';
import {
	CannotRun,
	Inconclusive,
	type Outcome,
	Stopped,
	Unavailable,
	Unreachable,
} from './outcome';
import type { Plan } from './plan';
import type { Probe } from './probe';
import type { Receiver } from './receiver';
import { type OperationResult, type Report, resultOf, type SwitchResult } from './report';
import { Workshop } from './workshop';

export interface RunOptions extends ClientOptions {
	plan: Plan;
	ledger: Ledger;
	receiver?: Receiver;
	/** Name and version of the package, for the report. */
	package: { name: string; version: string };
	log?: (line: string) => void;
}

/** How many probes in a row may find nobody at the other end. */
const MOST_UNREACHABLE = 3;

/** Runs the probes of a plan and cleans up; throws `CannotRun` only before anything was made. */
export async function runProbes(options: RunOptions): Promise<Report> {
	const { plan, ledger, log = () => undefined } = options;
	const client = new Client(options);
	const prefix = `${PREFIX}${randomBytes(4).toString('hex')}`;
	const workshop = new Workshop(client, ledger, prefix);
	await checkKey(client);
	const results = new Map<SwitchName, Outcome>();
	const operations: OperationResult[] = [];
	let finished = false;
	let left: Report['left'] = [];
	try {
		const removed = await workshop.removeLeftovers();
		if (removed > 0) log(`Removed ${removed} leftovers of an earlier run.`);
		const lab = new Lab(client, workshop, options.receiver);
		const step = steps(client);
		for (const [index, [name, probe]] of plan.probes.entries()) {
			const outcome = await step(() => outcomeOf(lab, probe));
			results.set(name, outcome);
			const text = outcome.kind === 'seen' ? outcome.position : `${outcome.kind}: ${outcome.why}`;
			log(`${index + 1}/${plan.probes.length} ${name}: ${text}`);
		}
		for (const operation of plan.operations) {
			const finding = await step(() => examine(lab, operation));
			operations.push({ name: operation.name, request: operation.request, finding });
			if (finding.kind === 'called') log(`${operation.name}: ${finding.status}`);
		}
		finished = true;
	} catch (error) {
		const isExpected = [Stopped, CannotRun, Unreachable, Inconclusive].some(
			(kind) => error instanceof kind,
		);
		if (!isExpected) throw error;
		log(error instanceof Stopped ? 'Stopped.' : String((error as Error).message));
	} finally {
		log('Removing what was created.');
		left = (await workshop.removeAll()).map(({ kind, name }) => ({ kind, name }));
	}
	return {
		package: options.package.name,
		version: options.package.version,
		date: new Date(client.now()).toISOString().slice(0, 10),
		finished,
		requests: client.requests,
		switches: switchResults(plan, results),
		operations,
		left,
	};
}

function switchResults(plan: Plan, results: Map<SwitchName, Outcome>): SwitchResult[] {
	const why = 'the run ended before';
	return [
		...plan.probes.map(([name]) => resultOf(name, results.get(name) ?? { kind: 'notProbed', why })),
		...plan.notProbed.map(([name, reason]) => resultOf(name, { kind: 'notProbed', why: reason })),
	];
}

/** Runs a step; ends the run when the key is no longer taken or nobody answers any more. */
function steps(client: Client) {
	let unreachable = 0;
	return async <T extends { kind: string }>(work: () => Promise<T>): Promise<T | Failure> => {
		try {
			const result = await work();
			if (result.kind === 'notAvailable') await checkKey(client);
			unreachable = 0;
			return result;
		} catch (error) {
			if (!(error instanceof Unreachable)) throw error;
			unreachable += 1;
			if (unreachable === MOST_UNREACHABLE) throw new CannotRun(`No answer: ${error.message}`);
			return { kind: 'inconclusive', why: error.message };
		}
	};
}

interface Failure {
	kind: 'inconclusive';
	why: string;
}

async function outcomeOf(lab: Lab, probe: Probe): Promise<Outcome> {
	try {
		return await probe.run(lab);
	} catch (error) {
		if (error instanceof Unavailable) return { kind: 'notAvailable', why: error.message };
		if (error instanceof Inconclusive) return { kind: 'inconclusive', why: error.message };
		throw error;
	}
}
