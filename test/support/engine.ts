import './environment';
import {
	deepCopy,
	type IConnections,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IWorkflowSettings,
	type NodeExecutionHint,
} from 'n8n-workflow';
import type { Execution, RunError, WorkflowRun } from './execution';
import { type ItemLike, toItems } from './items';
import { launch, type RunControl } from './launch';
import { createMethods, type Methods, type MethodsOptions } from './methods';
import { type EngineOptions, Registry } from './registry';
import { createTrigger, type Trigger, type TriggerOptions } from './trigger';

export interface RunOptions extends RunControl {
	/** Name of a node type, full or without the package; the first class of the engine by default. */
	node?: string;
	typeVersion?: number;
	parameters: INodeParameters;
	/** Input items, one empty item by default. */
	items?: ItemLike[];
	continueOnFail?: 'continueRegularOutput' | 'continueErrorOutput';
	/** Two tries 1 ms apart for `true`; n8n allows 2 to 5 tries and at most 5000 ms. */
	retryOnFail?: boolean | { maxTries: number; waitBetweenTries?: number };
	/** Further settings of the node, e.g. `executeOnce`. */
	nodeSettings?: Partial<INode>;
	/** Settings of the workflow, e.g. its time zone. */
	settings?: IWorkflowSettings;
}

export interface Run extends WorkflowRun {
	/** Items of the first output, with `pairedItem` and `binary`. */
	items: INodeExecutionData[];
	/** Items of the error output; empty unless `continueErrorOutput` is set. */
	errorItems: INodeExecutionData[];
	/** Error of the node, also if the workflow continued; otherwise of the execution. */
	error?: RunError;
	hints: NodeExecutionHint[];
	/** How often each credential type was read. */
	credentialReads: Record<string, number>;
}

/** A workflow as the editor exports it. */
export interface WorkflowFile {
	id?: string;
	name?: string;
	nodes: unknown[];
	connections: object;
	settings?: object;
	pinData?: object;
}

export interface WorkflowOptions extends RunControl {
	/** Output of nodes that must not run, by node name. */
	pinned?: Record<string, ItemLike[]>;
	/** Name of the node to start from; the workflow's trigger by default. */
	start?: string;
}

export interface Engine {
	/** Runs one node after a trigger that outputs the items. */
	run(options: RunOptions): Promise<Run>;
	/** Like `run`, but returns the running execution at once. */
	start(options: RunOptions): Execution<Run>;
	/** Runs a complete workflow file. */
	runWorkflow(file: WorkflowFile, options?: WorkflowOptions): Promise<WorkflowRun>;
	startWorkflow(file: WorkflowFile, options?: WorkflowOptions): Execution;
	/** The methods that the editor calls while a node or its credential is edited. */
	methods(options?: MethodsOptions): Methods;
	/** A trigger node with its webhook registration and deliveries. */
	trigger(options?: TriggerOptions): Trigger;
}

/** Name of the node under test inside the workflow that `run` builds. */
export const NODE_NAME = 'Node under test';
const START_NAME = 'Start';

const startNode: INode = {
	id: 'start',
	name: START_NAME,
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const buildNode = (registry: Registry, run: RunOptions): INode => {
	const type = registry.fullName(run.node);
	const typeVersion = run.typeVersion ?? registry.latestVersion(type);
	const retry = run.retryOnFail === true ? { maxTries: 2 } : run.retryOnFail;
	return {
		id: 'node',
		name: NODE_NAME,
		type,
		typeVersion,
		position: [200, 0],
		parameters: deepCopy(run.parameters),
		...(run.continueOnFail && { onError: run.continueOnFail }),
		...(run.credentials && {
			credentials: registry.credentialReferences({ type, typeVersion }),
		}),
		...(retry && { retryOnFail: true, waitBetweenTries: 1, ...retry }),
		...run.nodeSettings,
	};
};

const start = (registry: Registry, run: RunOptions): Execution<Run> => {
	const { execution, credentials } = launch(registry, {
		nodes: [{ ...startNode }, buildNode(registry, run)],
		connections: { [START_NAME]: { main: [[{ node: NODE_NAME, type: 'main', index: 0 }]] } },
		pinData: { [START_NAME]: toItems(run.items ?? [{}]) },
		start: START_NAME,
		settings: run.settings,
		control: run,
	});
	const result = execution.result.then((workflowRun): Run => {
		const { outputs, error, hints } = workflowRun.node(NODE_NAME);
		return {
			...workflowRun,
			items: outputs[0] ?? [],
			errorItems: run.continueOnFail === 'continueErrorOutput' ? (outputs.at(-1) ?? []) : [],
			error: error ?? workflowRun.error,
			hints,
			credentialReads: credentials.reads,
		};
	});
	return {
		id: execution.id,
		result,
		stop() {
			void execution.stop();
			return result;
		},
	};
};

const startWorkflow = (
	registry: Registry,
	file: WorkflowFile,
	run: WorkflowOptions = {},
): Execution => {
	const pinned = { ...file.pinData, ...run.pinned } as Record<string, ItemLike[]>;
	return launch(registry, {
		id: file.id,
		name: file.name,
		nodes: deepCopy(file.nodes) as INode[],
		connections: deepCopy(file.connections) as IConnections,
		settings: file.settings as IWorkflowSettings | undefined,
		pinData: Object.fromEntries(
			Object.entries(pinned).map(([name, items]) => [name, toItems(items)]),
		),
		start: run.start,
		control: run,
	}).execution;
};

/** n8n's own engine with the given classes; only its first import takes seconds. */
export function createEngine(options: EngineOptions): Engine {
	const registry = new Registry(options);
	return {
		start: (run) => start(registry, run),
		run: async (run) => await start(registry, run).result,
		startWorkflow: (file, run) => startWorkflow(registry, file, run),
		runWorkflow: async (file, run) => await startWorkflow(registry, file, run).result,
		methods: (methods) => createMethods(registry, methods),
		trigger: (trigger) => createTrigger(registry, trigger),
	};
}
