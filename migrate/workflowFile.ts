/** A parameter value: any JSON value; a string that begins with `=` is an expression. */
export type Value = unknown;

export type Parameters = Record<string, Value>;

/** A node as the editor exports it; other members are kept unchanged. */
export interface WorkflowNode {
	name: string;
	type: string;
	typeVersion?: number;
	parameters?: Parameters;
	credentials?: Record<string, unknown>;
	[member: string]: unknown;
}

/** A workflow as the editor exports it; other members are kept unchanged. */
export interface WorkflowFile {
	name?: string;
	nodes: WorkflowNode[];
	connections?: Record<string, unknown>;
	[member: string]: unknown;
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isWorkflow(value: unknown): value is WorkflowFile {
	return isObject(value) && Array.isArray(value.nodes);
}
