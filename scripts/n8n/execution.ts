import { parse } from 'flatted';

/** An item as n8n passes it between nodes. */
export interface Item {
	json: Record<string, unknown>;
	pairedItem?: unknown;
}

/** All runs of one node in one execution, joined. */
export interface NodeRun {
	/** Items by output index; a node that was not reached is absent from `Execution.nodes`. */
	outputs: Item[][];
	error?: string;
	milliseconds: number;
}

export interface Execution {
	id: string;
	/** n8n's status: `success`, `error`, `canceled`, `crashed`, … */
	status: string;
	/** Message of the failure that ended the execution. */
	error?: string;
	nodes: Record<string, NodeRun>;
}

/** An execution in n8n's REST API; `data` is serialized with the library flatted. */
export interface StoredExecution {
	id: string;
	status: string;
	data: string;
}

interface TaskData {
	executionTime: number;
	error?: { message?: string };
	data?: { main?: Array<Item[] | null> };
}

interface RunExecutionData {
	resultData?: { runData?: Record<string, TaskData[]>; error?: { message?: string } };
}

/** One line about an execution that failed, with the node that failed; undefined if it succeeded. */
export function failureOf({ status, error, nodes }: Execution): string | undefined {
	if (status === 'success') return undefined;
	const [node] = Object.entries(nodes).find(([, run]) => run.error) ?? ['?'];
	return `${status} at "${node}": ${error ?? ''}`;
}

/** Decodes a stored execution: outputs, error and time of every node. */
export function decodeExecution({ id, status, data }: StoredExecution): Execution {
	const { resultData } = parse(data) as RunExecutionData;
	const runs = Object.entries(resultData?.runData ?? {});
	return {
		id: String(id),
		status,
		error: resultData?.error?.message,
		nodes: Object.fromEntries(runs.map(([name, tasks]) => [name, joinRuns(tasks)])),
	};
}

function joinRuns(tasks: TaskData[]): NodeRun {
	const outputs: Item[][] = [];
	for (const task of tasks) {
		(task.data?.main ?? []).forEach((items, index) => {
			outputs[index] = [...(outputs[index] ?? []), ...(items ?? [])];
		});
	}
	return {
		outputs,
		error: tasks.find((task) => task.error)?.error?.message,
		milliseconds: tasks.reduce((total, task) => total + task.executionTime, 0),
	};
}
