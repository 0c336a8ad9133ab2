import type { CredentialReference, WorkflowFile, WorkflowNode } from '../n8n/workflow';

const packageName = 'n8n-nodes-activecampaign';

const noOperation: WorkflowNode = {
	id: 'end',
	name: 'End',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [200, 0],
	parameters: {},
};

/** Posts the IDs of an execution's events in one request. */
const receipt = (url: string): WorkflowNode & { executeOnce: boolean } => ({
	...noOperation,
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	executeOnce: true,
	parameters: {
		method: 'POST',
		url,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: '={{ JSON.stringify({ ids: $input.all().map((item) => item.json.eventId) }) }}',
	},
});

/** A workflow of one of our triggers and one more node. */
function startedBy(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Record<string, unknown>,
	credential: CredentialReference,
	end = noOperation,
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
	return {
		name,
		nodes: [trigger, end],
		connections: { Trigger: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
	};
}

/** With a URL, the IDs of all events are posted there. */
export const webhookWorkflow = (credential: CredentialReference, url?: string) =>
	startedBy(
		'Events',
		'activeCampaignTrigger',
		2,
		{ events: ['update', 'subscribe'], sources: ['public', 'admin', 'api', 'system'] },
		credential,
		url === undefined ? undefined : receipt(url),
	);

export const pollWorkflow = (credential: CredentialReference) =>
	startedBy(
		'Catch-up',
		'activeCampaignPollTrigger',
		1,
		{ event: 'contactChanged', pollTimes: { item: [{ mode: 'everyMinute' }] } },
		credential,
	);

/** Checks every 20 seconds and posts the IDs of all events. */
export const frequentPollWorkflow = (credential: CredentialReference, url: string) =>
	startedBy(
		'Catch-up with receipts',
		'activeCampaignPollTrigger',
		1,
		{ event: 'contactChanged', pollTimes: { item: [0, 20, 40].map(onceAMinute) } },
		credential,
		receipt(url),
	);

/** n8n refuses an expression of less than a minute, but takes several of a minute. */
const onceAMinute = (second: number) => ({
	mode: 'custom',
	cronExpression: `${second} * * * * *`,
});

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
