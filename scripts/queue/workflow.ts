import type { CredentialReference, WorkflowFile, WorkflowNode } from '../n8n/workflow';

export const writer = 'Create Contact';

/** The email address of an item, by execution and position. */
export const emailOf = (execution: number, item: number) =>
	`queue-${execution}-${item}@example.com`;

/** A workflow that creates the given number of contacts, one request each. */
export function contactsWorkflow(
	execution: number,
	items: number,
	credential: CredentialReference,
): WorkflowFile {
	const people = Array.from({ length: items }, (_, item) => ({ email: emailOf(execution, item) }));
	const nodes = [
		node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
		node('People', 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: JSON.stringify({ people }),
		}),
		node('Each', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'people' }),
		{
			...node(writer, 'n8n-nodes-activecampaign.activeCampaign', 1, {
				resource: 'contact',
				operation: 'contact.create',
				email: '={{ $json.email }}',
			}),
			credentials: { activeCampaignAccountApi: credential },
		},
	];
	return {
		name: `Queue ${execution}`,
		nodes: nodes.map((one, index) => ({ ...one, position: [220 * index, 0] })),
		connections: Object.fromEntries(
			nodes
				.slice(1)
				.map((to, index) => [
					nodes[index]?.name ?? '',
					{ main: [[{ node: to.name, type: 'main', index: 0 }]] },
				]),
		),
		settings: { executionOrder: 'v1' },
	};
}

function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: WorkflowNode['parameters'],
): WorkflowNode {
	const id = name.toLowerCase().replace(/ /g, '-');
	return { id, name, type, typeVersion, position: [0, 0], parameters };
}
