import { isObject, type WorkflowFile } from './workflowFile';

/**
 * Names of the nodes with an expression that reads `member` from the output of the node `name`:
 * nodes that refer to it by name, and nodes connected to it that use `$json`.
 */
export function readersOf(workflow: WorkflowFile, name: string, member: RegExp): string[] {
	const next = new Set(successors(workflow, name));
	return workflow.nodes
		.filter((node) => node.name !== name)
		.filter((node) =>
			texts(node.parameters).some(
				(text) => member.test(text) && (text.includes(name) || next.has(node.name)),
			),
		)
		.map((node) => node.name);
}

/** Matches `json.deal`, `json?.deal`, `json["deal"]`. */
export function readsMember(member: string): RegExp {
	return new RegExp(`json\\s*(\\?\\.|\\.|(\\?\\.)?\\[\\s*["'\`])${member}\\b`);
}

/** Matches a member of an item of n8n's trigger: `["contact[email]"]`. */
export const readsFlatMember = /\[\s*["'`]\w+\[[^\]]*\]/;

function successors({ connections = {} }: WorkflowFile, name: string): string[] {
	const outputs = connections[name];
	if (!isObject(outputs)) return [];
	return Object.values(outputs)
		.flat(2)
		.filter(isObject)
		.map(({ node }) => String(node));
}

function texts(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}
