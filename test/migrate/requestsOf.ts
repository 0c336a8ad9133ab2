import { ActiveCampaignAccountApi } from '../../credentials/ActiveCampaignAccountApi.credentials';
import { ActiveCampaign } from '../../nodes/ActiveCampaign/ActiveCampaign.node';
import type { Parameters, WorkflowFile, WorkflowNode } from '../../migrate/workflowFile';
import { startEmulator } from '../emulator';
import { createEngine } from '../support/engine';
import { seedAccount } from './account';
import { shippedNodes } from './shippedNode';

/** A request as the account received it. */
export interface SentRequest {
	method: string;
	path: string;
	query: Record<string, string>;
	body?: unknown;
}

export const shipped = shippedNodes();

/** A workflow of a trigger that outputs the item, and n8n's node. */
export function workflowOf(parameters: Parameters, item: object = {}): WorkflowFile {
	const node: WorkflowNode = {
		id: 'b',
		name: 'ActiveCampaign',
		type: 'n8n-nodes-base.activeCampaign',
		typeVersion: 1,
		position: [220, 0],
		parameters,
		credentials: { activeCampaignApi: { id: '7', name: 'My account' } },
	};
	return {
		name: 'Old workflow',
		nodes: [
			{
				id: 'a',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			node,
		],
		connections: { Start: { main: [[{ node: 'ActiveCampaign', type: 'main', index: 0 }]] } },
		pinData: { Start: [{ json: item }] },
		settings: { executionOrder: 'v1' },
	};
}

/** The requests that a workflow sends to a seeded account, and the error of its run. */
export async function requestsOf(
	workflow: WorkflowFile,
): Promise<{ requests: SentRequest[]; violations: string[]; error?: string }> {
	const emulator = await startEmulator({ rateLimit: false });
	seedAccount(emulator.seed);
	try {
		const engine = createEngine({
			nodes: [ActiveCampaign],
			credentials: [ActiveCampaignAccountApi, ...(shipped ? [shipped.ActiveCampaignApi] : [])],
			...(shipped
				? { standIns: { 'n8n-nodes-base.activeCampaign': new shipped.ActiveCampaign() } }
				: {}),
		});
		const run = await engine.runWorkflow(
			{ connections: {}, ...workflow },
			{
				credentials: { apiUrl: emulator.url, apiKey: emulator.apiKey, requestsPerSecond: 100 },
			},
		);
		const error = run.node('ActiveCampaign').error ?? run.error;
		return {
			requests: emulator.journal.entries.map(({ method, path, query, body }) => ({
				method,
				path,
				query,
				...(body === undefined || body === null ? {} : { body }),
			})),
			violations: emulator.journal.suspicious.flatMap(({ violations }) => violations),
			...(error ? { error: error.message } : {}),
		};
	} finally {
		await emulator.close();
	}
}
