import type { CredentialReference, WorkflowFile, WorkflowNode } from '../n8n/workflow';

const packageName = 'n8n-nodes-activecampaign';

/** A workflow of one of our triggers and a No Operation node. */
function startedBy(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Record<string, unknown>,
	credential: CredentialReference,
): WorkflowFile {
	const trigger: WorkflowNode & { webhookId?: string } = {
		id: 'trigger',
		name: 'Trigger',
		type: `${packageName}.${type}`,
		typeVersion,
		position: [0, 0],
		webhookId: '7b0e1c1c-6f0d-4a53-9d2a-0f6ce3f1a001',
		parameters,
		credentials: { activeCampaignAccountApi: credential },
	};
	const end: WorkflowNode = {
		id: 'end',
		name: 'End',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [200, 0],
		parameters: {},
	};
	return {
		name,
		nodes: [trigger, end],
		connections: { Trigger: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
	};
}

export const webhookWorkflow = (credential: CredentialReference) =>
	startedBy(
		'Events',
		'activeCampaignTrigger',
		2,
		{ events: ['update', 'subscribe'], sources: ['public', 'admin', 'api', 'system'] },
		credential,
	);

export const pollWorkflow = (credential: CredentialReference) =>
	startedBy(
		'Catch-up',
		'activeCampaignPollTrigger',
		1,
		{ event: 'contactChanged', pollTimes: { item: [{ mode: 'everyMinute' }] } },
		credential,
	);

/** A delivery about a contact, as ActiveCampaign sends it. */
export const delivery = (contact: number) =>
	new URLSearchParams({
		type: 'update',
		date_time: '2026-07-17T22:01:25-05:00',
		initiated_from: 'admin',
		initiated_by: 'admin',
		list: '0',
		'contact[id]': String(contact),
		'contact[email]': `contact${contact}@example.com`,
	}).toString();
