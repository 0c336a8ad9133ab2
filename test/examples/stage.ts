import type { IDataObject } from 'n8n-workflow';
import { ActiveCampaignAccountApi } from '../../credentials/ActiveCampaignAccountApi.credentials';
import { ActiveCampaign } from '../../nodes/ActiveCampaign/ActiveCampaign.node';
import { ActiveCampaignTrigger } from '../../nodes/ActiveCampaign/ActiveCampaignTrigger.node';
import { openWorkbench, type Workbench } from '../node/workbench';
import { createEngine, type WorkflowOptions } from '../support/engine';
import type { WorkflowRun } from '../support/execution';
import { type Example, readExample } from './readExample';
import { calling, type ForeignCall } from './standIns/calling';
import { choosing } from './standIns/choosing';
import { computing } from './standIns/computing';
import { passing, trigger } from './standIns/passing';

type Answer = (call: ForeignCall) => IDataObject;

/** An emulated account, and n8n's engine with all node types that the examples use. */
export interface ExampleStage extends Pick<Workbench, 'emulator' | 'clock'> {
	/** Requests that went to other services. */
	calls: ForeignCall[];
	/** Answers of other services; an empty object by default. */
	answer: Answer;
	/** Runs an example; `pinned` are the outputs of nodes that wait for the world outside. */
	run(name: string, pinned?: WorkflowOptions['pinned']): Promise<WorkflowRun>;
	rows(collection: string): Array<Record<string, unknown>>;
	/** Fails unless everything that reached the account is as its reference says. */
	close(): Promise<void>;
}

export async function openStage(): Promise<ExampleStage> {
	const bench = await openWorkbench();
	const calls: ForeignCall[] = [];
	const stage: ExampleStage = {
		emulator: bench.emulator,
		clock: bench.clock,
		calls,
		answer: () => ({}),
		async run(name, pinned) {
			const example = readExample(name);
			const options = { credentials: bench.credentials, pinned, start: triggerOf(example) };
			return await bench.clock.run(engine.runWorkflow(example, options));
		},
		rows: (collection) => bench.emulator.account.collection(collection).all(),
		async close() {
			await bench.close();
			expect(bench.emulator.journal.suspicious).toEqual([]);
			expect(bench.emulator.journal.count({ status: 429 })).toBe(0);
		},
	};
	const standIns = {
		...choosing,
		...computing,
		httpRequest: calling(calls, (call) => stage.answer(call)),
		...Object.fromEntries(['convertToFile', 'dataTable', 'emailSend'].map(named(passing))),
		...Object.fromEntries(
			['extractFromFile', 'formTrigger', 'readWriteFile', 'scheduleTrigger', 'webhook'].map(
				named(trigger),
			),
		),
	};
	const engine = createEngine({
		nodes: [ActiveCampaign, ActiveCampaignTrigger],
		credentials: [ActiveCampaignAccountApi],
		standIns: Object.fromEntries(
			Object.entries(standIns).map(([name, type]) => [`n8n-nodes-base.${name}`, type]),
		),
	});
	return stage;
}

const triggerOf = ({ nodes }: Example) =>
	nodes.find(({ type }) => /trigger$|webhook$/i.test(type))?.name;

const named =
	<T>(make: (name: string) => T) =>
	(name: string): [string, T] => [name, make(name)];

/** The items of a node's output, first one unless told. */
export const output = (run: WorkflowRun, node: string, index = 0) =>
	(run.node(node).outputs[index] ?? []).map(({ json }) => json);
