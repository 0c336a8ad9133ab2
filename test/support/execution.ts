import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { createRunExecutionData } from 'n8n-workflow';
import type {
	ExecutionError,
	IDataObject,
	INode,
	INodeExecutionData,
	IPinData,
	IRun,
	ITaskData,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	NodeExecutionHint,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { startRun } from './startRun';

/** An error as the editor receives it: a plain object with the members of the error class. */
export interface RunError {
	name?: string;
	message: string;
	description?: string | null;
	/** HTTP status or network code, as text. */
	httpCode?: string | null;
	context?: IDataObject & { itemIndex?: number };
	messages?: string[];
	stack?: string;
	[member: string]: unknown;
}

export interface NodeRun {
	/** Items of each output, in the order of the outputs. */
	outputs: INodeExecutionData[][];
	error?: RunError;
	hints: NodeExecutionHint[];
	/** n8n's record of the node's last run. */
	task?: ITaskData;
}

export interface WorkflowRun {
	status: IRun['status'];
	/** Error of the whole execution; absent if every node succeeded or continued. */
	error?: RunError;
	/** The last run of a node by its name; empty for a node that did not run. */
	node(name: string): NodeRun;
	/** Messages that nodes sent to the editor while running. */
	messages: Array<IDataObject | IDataObject[]>;
	/** Real milliseconds from Stop (or the timeout) until the last node's code returned. */
	returnedAfterStop?: number;
	raw: IRun;
}

export interface Execution<Result = WorkflowRun> {
	readonly id: string;
	/** Resolves when the engine and the nodes' code have ended, stopped or not; never rejects. */
	readonly result: Promise<Result>;
	/** Cancels like the Stop button; resolves when the code of the running node has returned. */
	stop(): Promise<Result>;
}

export interface ExecutionOptions {
	workflow: Workflow;
	startNode: INode;
	pinData: IPinData;
	mode: WorkflowExecuteMode;
	additionalData: IWorkflowExecuteAdditionalData;
	/** Seconds until n8n cancels the execution; fractions allowed. */
	timeout?: number;
	signal?: AbortSignal;
	messages: WorkflowRun['messages'];
}

const describeNode = (run: IRun, name: string): NodeRun => {
	const task = run.data.resultData.runData[name]?.at(-1);
	return {
		outputs: (task?.data?.main ?? []).map((items) => items ?? []),
		error: task?.error as RunError | undefined,
		hints: task?.hints ?? [],
		task,
	};
};

/** The run of an execution that n8n's checks refused, e.g. for a missing parameter. */
const refusedRun = ({ mode, messages }: ExecutionOptions, error: unknown): WorkflowRun => {
	const { message, stack, ...members } = error as RunError;
	const shown = { ...members, message, stack };
	return {
		status: 'error',
		error: shown,
		node: () => ({ outputs: [], hints: [] }),
		messages,
		raw: {
			mode,
			status: 'error',
			startedAt: new Date(),
			storedAt: 'db',
			data: createRunExecutionData({ resultData: { error: shown as unknown as ExecutionError } }),
		},
	};
};

/** Starts a workflow in n8n's engine and returns at once. */
export function startExecution(options: ExecutionOptions): Execution {
	const { workflow, startNode, pinData, mode, additionalData, timeout, signal } = options;
	const id = additionalData.executionId ?? '';
	const record = { id: workflow.id, name: workflow.name, nodes: [], connections: {} };
	additionalData.hooks = new ExecutionLifecycleHooks(mode, id, record as unknown as IWorkflowBase);
	if (timeout !== undefined) {
		additionalData.executionTimeoutTimestamp = Date.now() + timeout * 1000;
	}
	let running: ReturnType<WorkflowExecute['run']>;
	try {
		const execute = new WorkflowExecute(additionalData, mode);
		running = startRun(execute, { workflow, startNode, pinData });
	} catch (error) {
		const result = Promise.resolve(refusedRun(options, error));
		return { id, result, stop: () => result };
	}
	let stoppedAt: number | undefined;
	const cancel = () => {
		stoppedAt ??= performance.now();
		running.cancel();
	};
	const timer = timeout === undefined ? undefined : setTimeout(cancel, timeout * 1000);
	if (signal?.aborted) cancel();
	else signal?.addEventListener('abort', cancel, { once: true });
	const result = running.then((raw): WorkflowRun => {
		clearTimeout(timer);
		signal?.removeEventListener('abort', cancel);
		return {
			status: raw.status,
			error: raw.data.resultData.error as RunError | undefined,
			node: (name) => describeNode(raw, name),
			messages: options.messages,
			returnedAfterStop: stoppedAt === undefined ? undefined : performance.now() - stoppedAt,
			raw,
		};
	});
	return {
		id,
		result,
		stop() {
			cancel();
			return result;
		},
	};
}
