import { readFile } from 'node:fs/promises';

export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, CredentialReference>;
	disabled?: boolean;
}

/** A workflow as the editor exports it. */
export interface WorkflowFile {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	pinData?: Record<string, unknown>;
}

export interface CredentialReference {
	id: string;
	name: string;
}

export async function readWorkflow(file: string): Promise<WorkflowFile> {
	return JSON.parse(await readFile(file, 'utf8')) as WorkflowFile;
}

/** Sets the credential of every node of a package, e.g. `n8n-nodes-activecampaign`. */
export function withCredential(
	workflow: WorkflowFile,
	packageName: string,
	credentialType: string,
	{ id, name }: CredentialReference,
): WorkflowFile {
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith(`${packageName}.`)
			? { ...node, credentials: { [credentialType]: { id, name } } }
			: node,
	);
	return { ...workflow, nodes };
}

/** The name of the manual trigger; throws if there is none. */
export function manualTriggerOf(workflow: WorkflowFile): string {
	const trigger = workflow.nodes.find((node) => node.type === 'n8n-nodes-base.manualTrigger');
	if (!trigger) throw new Error(`Workflow "${workflow.name}" has no manual trigger`);
	return trigger.name;
}
