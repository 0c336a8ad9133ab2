import { isObject, type WorkflowFile } from './workflowFile';

/**
 * Names of the nodes whose expressions read a member of what a node gives: those that name the node,
 * and those right after it that say `$json`.
 */
export function mentions(workflow: WorkflowFile, name: string, member: RegExp): string[] {
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

/** Reads `json.deal`, `json["deal"]` and the like. */
export function reads(member: string): RegExp {
	return new RegExp(`json\\s*(\\?\\.|\\.|(\\?\\.)?\\[\\s*["'\`])${member}\\b`);
}

/** Reads a member of a delivery as n8n's trigger gives it: `["contact[email]"]`. */
export const readsFlat = /\[\s*["'`]\w+\[[^\]]*\]/;

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
