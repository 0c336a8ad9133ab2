import { ActiveCampaignAccountApi } from '../../credentials/ActiveCampaignAccountApi.credentials';
import { ActiveCampaignTrigger } from '../../nodes/ActiveCampaign/ActiveCampaignTrigger.node';
import { migrateWorkflow } from '../../migrate/migrateWorkflow';
import type { Parameters, WorkflowFile, WorkflowNode } from '../../migrate/workflowFile';
import { startEmulator } from '../emulator';
import { createEngine } from '../support/engine';
import { shipped } from './requestsOf';

const address = 'https://n8n.example.com';
const shippedType = 'n8n-nodes-base.activeCampaignTrigger';

function workflowOf(parameters: Parameters, ...others: WorkflowNode[]): WorkflowFile {
	const trigger: WorkflowNode = {
		name: 'Trigger',
		type: shippedType,
		typeVersion: 1,
		webhookId: 'w',
		parameters,
		credentials: { activeCampaignApi: { id: '7', name: 'My account' } },
	};
	return { nodes: [trigger, ...others], connections: {} };
}

/** The webhook that a trigger registers, without its URL and name. */
async function registered(type: string, parameters: Parameters): Promise<object> {
	const emulator = await startEmulator({ rateLimit: false });
	const engine = createEngine({
		nodes: [ActiveCampaignTrigger],
		credentials: [ActiveCampaignAccountApi, ...(shipped ? [shipped.ActiveCampaignApi] : [])],
		...(shipped ? { standIns: { [shippedType]: new shipped.ActiveCampaignTrigger() } } : {}),
	});
	const trigger = engine.trigger({
		node: type,
		parameters: parameters as never,
		credentials: { apiUrl: emulator.url, apiKey: emulator.apiKey, requestsPerSecond: 100 },
		webhookUrl: address,
	});
	await trigger.activate();
	const [hook = {}] = emulator.journal
		.filter({ method: 'POST', path: '/api/3/webhooks' })
		.map(({ body }) => (body as { webhook: Record<string, unknown> }).webhook);
	await emulator.close();
	const { events, sources } = hook;
	return { events, sources };
}

describe('Migration of a trigger', () => {
	it('registers the same events from the same sources', async () => {
		const parameters = { events: ['subscribe', 'deal_update'], sources: ['public', 'api'] };
		const { workflow, nodes } = migrateWorkflow(workflowOf(parameters));
		const [moved] = workflow.nodes;
		expect(nodes).toMatchObject([{ moved: true, before: 'trigger' }]);
		expect(moved).toMatchObject({
			name: 'Trigger',
			type: 'n8n-nodes-activecampaign.activeCampaignTrigger',
			webhookId: 'w',
			credentials: { activeCampaignAccountApi: { id: null, name: 'My account' } },
		});
		const after = await registered(String(moved?.type), moved?.parameters ?? {});
		expect(after).toEqual(parameters);
		if (shipped) expect(await registered(shippedType, parameters)).toEqual(after);
	});

	it('selects all sources if none was set, and asks for an event if none was set', () => {
		const { workflow, nodes } = migrateWorkflow(workflowOf({}));
		expect(workflow.nodes[0]?.parameters).toEqual({
			events: [],
			sources: ['admin', 'api', 'public', 'system'],
		});
		expect(nodes[0]?.notes.join()).toMatch(/select at least one.*all four/);
	});

	it('keeps an expression', () => {
		const { workflow } = migrateWorkflow(
			workflowOf({ events: '={{ ["open"] }}', sources: ['api'] }),
		);
		expect(workflow.nodes[0]?.parameters).toEqual({ events: '={{ ["open"] }}', sources: ['api'] });
	});

	it('leaves a trigger with an unknown event unchanged', () => {
		const before = workflowOf({ events: ['subscribe', 'moon_landing'] });
		const { workflow, nodes } = migrateWorkflow(before);
		expect(workflow.nodes[0]).toBe(before.nodes[0]);
		expect(nodes[0]?.notes).toEqual(['this package does not support the event moon_landing']);
	});

	it('names the nodes that read the flat delivery', () => {
		const reader = (name: string, text: string): WorkflowNode => ({
			name,
			type: 'n8n-nodes-base.set',
			parameters: { text },
		});
		const workflow = workflowOf(
			{ events: ['open'], sources: ['api'] },
			reader('By name', '={{ $("Trigger").item.json["contact[email]"] }}'),
			reader('Not at all', '={{ $json.contact }}'),
		);
		expect(migrateWorkflow(workflow).nodes[0]?.notes.at(-1)).toBe(
			'Change the expressions in: By name.',
		);
	});
});
