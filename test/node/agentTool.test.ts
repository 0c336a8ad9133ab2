import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INode,
	type INodeParameters,
	type INodeType,
} from 'n8n-workflow';
import { ActiveCampaignAccountApi } from '../../credentials/ActiveCampaignAccountApi.credentials';
import { ActiveCampaign } from '../../nodes/ActiveCampaign/ActiveCampaign.node';
import { createEngine } from '../support/engine';
import { byEmail, openWorkbench, type Workbench } from './workbench';

const toolType = 'n8n-nodes-activecampaign.activeCampaignTool';

/** An agent that calls its tool within itself, as agents up to version 2.2 and the MCP trigger do. */
class InnerAgent implements INodeType {
	description: INodeType['description'] = {
		displayName: 'Agent',
		name: 'agent',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Agent' },
		inputs: [
			{ type: NodeConnectionTypes.Main },
			{ type: NodeConnectionTypes.AiTool, displayName: 'Tool' },
		],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	async execute(this: IExecuteFunctions) {
		const tools = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Array<{
			invoke(input: object): Promise<unknown>;
		}>;
		const answer = await tools[0]?.invoke({ Email: 'adda@example.com' }).then(
			(text) => ({ text }),
			(error: Error) => ({ thrown: error.message }),
		);
		return [[{ json: { ...answer } }]];
	}
}

/** The node as n8n connects it with an agent: with an output for tools. */
class ConnectedTool extends ActiveCampaign {
	constructor() {
		super();
		Object.assign(this.description, { inputs: [], outputs: [NodeConnectionTypes.AiTool] });
	}
}

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
});
afterEach(async () => await bench.close());

const engineWith = (tool: INodeType) =>
	createEngine({
		nodes: [ActiveCampaign],
		credentials: [ActiveCampaignAccountApi],
		standIns: { [toolType]: tool, agent: new InnerAgent() },
	});
const engine = engineWith(new ActiveCampaign());

const get = { resource: 'contact', operation: 'contact.get', contact: byEmail('adda@example.com') };
const getMany = { resource: 'tag', operation: 'tag.getAll' };

/** Runs the tool as a node of its own, as agents from version 3 do. */
const runTool = async (parameters: INodeParameters, nodeSettings: Partial<INode> = {}) =>
	await bench.clock.run(
		engine.run({ node: toolType, parameters, nodeSettings, credentials: bench.credentials }),
	);

const found = (run: Awaited<ReturnType<typeof runTool>>) => run.items.map(({ json }) => json);

describe('As a tool of an AI agent', () => {
	const failure = {
		error: 'There is no contact "adda@example.com"',
		details: { field: 'Contact', advice: expect.stringMatching(/^Check the spelling/) },
	};

	it('a failure is an item with its advice', async () => {
		const run = await runTool(get);
		expect(run.status).toBe('success');
		expect(found(run)).toEqual([failure]);
	});

	it('a failure before the first item is an item with its advice', async () => {
		const credentials = { ...bench.credentials, apiUrl: 'acme' };
		const run = await bench.clock.run(engine.run({ node: toolType, parameters: get, credentials }));
		expect(found(run)).toEqual([{ error: expect.any(String), details: expect.any(Object) }]);
	});

	it('a failure ends the run if On Error is set to Stop', async () => {
		const run = await runTool(get, { onError: 'stopWorkflow' });
		expect(run.status).toBe('error');
		expect(run.error?.message).toBe(failure.error);
	});

	it('a search that finds nothing gives one item that says so', async () => {
		expect(found(await runTool(getMany))).toEqual([
			{ found: 0, message: expect.stringMatching(/^Nothing was found/) },
		]);
	});

	it('a search that finds something gives only that', async () => {
		bench.emulator.seed.tags(['VIP']);
		expect(found(await runTool(getMany))).toEqual([expect.objectContaining({ tag: 'VIP' })]);
	});

	it('within the agent itself, a failure reaches the model with its advice', async () => {
		const node = (name: string, more: Partial<INode>): Partial<INode> => ({
			id: name,
			name,
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
			...more,
		});
		const run = await bench.clock.run(
			engineWith(new ConnectedTool()).runWorkflow(
				{
					nodes: [
						node('Start', { type: 'n8n-nodes-base.manualTrigger' }),
						node('Agent', { type: 'agent' }),
						node('Get contact', {
							type: toolType,
							parameters: {
								...get,
								toolDescription: 'Get a contact',
								contact: byEmail("={{ $fromAI('Email') }}"),
							},
							credentials: { activeCampaignAccountApi: { id: 'credential', name: 'Credential' } },
						}),
					],
					connections: {
						Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
						'Get contact': { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
					},
				},
				{ credentials: bench.credentials },
			),
		);
		const [answer] = run.node('Agent').outputs[0] ?? [];
		expect(JSON.parse(String(answer?.json.text))).toEqual([failure]);
	});
});

describe('As a node', () => {
	it('a failure ends the run, and a search that finds nothing gives no item', async () => {
		const as = { node: 'activeCampaign', credentials: bench.credentials };
		const run = await bench.clock.run(engine.run({ ...as, parameters: get }));
		expect(run.status).toBe('error');
		const empty = await bench.clock.run(engine.run({ ...as, parameters: getMany }));
		expect(empty.items).toEqual([]);
	});
});
