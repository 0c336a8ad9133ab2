import type { WorkflowFile } from '../n8n/workflow';

const assignment = ([name, value]: readonly [string, string]) => ({
	id: name,
	name,
	value,
	type: 'string',
});

/** A manual trigger and one lead, before our node is added. */
export const leadWorkflow: WorkflowFile = {
	name: 'Welcome a lead',
	nodes: [
		{
			id: 'start',
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			id: 'lead',
			name: 'Lead',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			position: [220, 0],
			parameters: {
				assignments: {
					assignments: (
						[
							['email', 'nora@example.com'],
							['firstName', 'Nora'],
							['company', 'Example Ltd'],
						] as const
					).map(assignment),
				},
				options: {},
			},
		},
	],
	connections: { Start: { main: [[{ node: 'Lead', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
};
