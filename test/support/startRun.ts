import type { WorkflowExecute } from 'n8n-core';

type Parts = Parameters<WorkflowExecute['run']>[0];
type Running = ReturnType<WorkflowExecute['run']>;
type ByPosition = (
	workflow: Parts['workflow'],
	startNode: Parts['startNode'],
	destination: undefined,
	pinData: Parts['pinData'],
) => Running;

/** Starts a workflow: n8n 1.x takes the parts as arguments, 2.x as one object. */
export function startRun(execute: WorkflowExecute, parts: Parts): Running {
	if (execute.run.length === 1) return execute.run(parts);
	const run = execute.run as unknown as ByPosition;
	return run.call(execute, parts.workflow, parts.startNode, undefined, parts.pinData);
}
