import { chooseFound, nodeOnCanvas, openWorkflow, searchNodes } from './canvas';
import { nodeTitle } from './findSteps';
import { closeForm, form } from './form';
import { expectIn, type Step } from './stage';

/** An AI agent without tools. */
const agentWorkflow = {
	name: 'Agent',
	nodes: [
		{
			id: 'chat',
			name: 'Chat',
			type: '@n8n/n8n-nodes-langchain.chatTrigger',
			typeVersion: 1.1,
			position: [0, 0] as [number, number],
			parameters: { options: {} },
		},
		{
			id: 'agent',
			name: 'Agent',
			type: '@n8n/n8n-nodes-langchain.agent',
			typeVersion: 2.2,
			position: [260, 0] as [number, number],
			parameters: { options: {} },
		},
	],
	connections: { Chat: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] } },
};

export const agentSteps: Step[] = [
	{
		title: 'Add the node to an AI agent as a tool',
		async run({ page, url, api, pictures }) {
			const { id } = await api.importWorkflow(agentWorkflow);
			await openWorkflow(page, url, id);
			const agent = nodeOnCanvas(page, 'Agent');
			await agent
				.locator('[data-test-id="canvas-node-input-handle"][data-connection-type="ai_tool"]')
				.getByTestId('canvas-handle-plus')
				.click();
			const found = await searchNodes(page, 'activecampaign');
			await pictures.take('agent-tools', page.getByTestId('node-creator'));
			expectIn(found.join('\n'), nodeTitle);
			await chooseFound(page, `${nodeTitle} Tool`);
			await form(page).getByTestId('node-parameters').waitFor();
			await pictures.take('agent-tool', page);
			expectIn(await form(page).innerText(), 'Resource');
			await closeForm(page);
			await pictures.take('agent', page);
			return 'the node is in the list of tools, and its form opens';
		},
	},
];
