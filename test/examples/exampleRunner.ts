import type { IDataObject } from 'n8n-workflow';
import { ActiveCampaignAccountApi } from '../../credentials/ActiveCampaignAccountApi.credentials';
import { ActiveCampaign } from '../../nodes/ActiveCampaign/ActiveCampaign.node';
import { ActiveCampaignTrigger } from '../../nodes/ActiveCampaign/ActiveCampaignTrigger.node';
import { openWorkbench, type Workbench } from '../node/workbench';
import { createEngine, type WorkflowOptions } from '../support/engine';
import type { WorkflowRun } from '../support/execution';
import { type Example, readExample } from './readExample';
import { httpRequestNode, type ExternalCall } from './standIns/httpRequest';
import { conditionNodes } from './standIns/conditions';
import { dataNodes } from './standIns/dataNodes';
import { passThroughNode, trigger } from './standIns/standIn';

type Answer = (call: ExternalCall) => IDataObject;

/** Runs examples against an emulated account, with all node types that they use. */
export interface ExampleRunner extends Pick<Workbench, 'emulator' | 'clock'> {
	/** Requests to other services. */
	calls: ExternalCall[];
	/** Responses of other services; an empty object by default. */
	answer: Answer;
	/** Runs an example; `pinned` are the outputs of nodes that receive external data. */
	run(name: string, pinned?: WorkflowOptions['pinned']): Promise<WorkflowRun>;
	rows(collection: string): Array<Record<string, unknown>>;
	/** Fails if a request deviated from the reference or was throttled. */
	close(): Promise<void>;
}

export async function openExampleRunner(): Promise<ExampleRunner> {
	const bench = await openWorkbench();
	const calls: ExternalCall[] = [];
	const runner: ExampleRunner = {
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
		...conditionNodes,
		...dataNodes,
		httpRequest: httpRequestNode(calls, (call) => runner.answer(call)),
		...Object.fromEntries(['convertToFile', 'dataTable', 'emailSend'].map(named(passThroughNode))),
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
	return runner;
}

const triggerOf = ({ nodes }: Example) =>
	nodes.find(({ type }) => /trigger$|webhook$/i.test(type))?.name;

const named =
	<T>(make: (name: string) => T) =>
	(name: string): [string, T] => [name, make(name)];

/** The items of a node's output, by default the first. */
export const output = (run: WorkflowRun, node: string, index = 0) =>
	(run.node(node).outputs[index] ?? []).map(({ json }) => json);
