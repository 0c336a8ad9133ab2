import { setTimeout as delay } from 'node:timers/promises';
import axios from 'axios';
import { decodeExecution, type StoredExecution } from '../n8n/execution';
import type { CredentialReference } from '../n8n/workflow';
import { nodeOnCanvas, openWorkflow } from './canvas';
import { closeForm, openForm } from './form';
import { expectIn, Skipped, type Stage, type Step } from './stage';

const type = 'n8n-nodes-activecampaign.activeCampaignTrigger';
const timeoutMs = 30_000;

const triggerWorkflow = (credential: CredentialReference) => ({
	name: 'A tag was added',
	nodes: [
		{
			id: 'trigger',
			name: 'Tag Was Added',
			type,
			typeVersion: 2,
			position: [0, 0] as [number, number],
			parameters: {
				events: ['contact_tag_added'],
				sources: ['admin', 'api', 'public', 'system'],
				options: {},
			},
			credentials: { activeCampaignAccountApi: credential },
			webhookId: 'a3f1a1a0-6d1c-5c7e-9a35-0c5b5e8f1d11',
		},
		{
			id: 'end',
			name: 'Next Step',
			type: 'n8n-nodes-base.noOp',
			typeVersion: 1,
			position: [260, 0] as [number, number],
			parameters: {},
		},
	],
	connections: { 'Tag Was Added': { main: [[{ node: 'Next Step', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});

/** Polls until `read` gives a value; `event` is what is waited for, for the error message. */
async function until<T>(read: () => Promise<T | undefined>, event: string): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	while (Date.now() < deadline) {
		const found = await read();
		if (found !== undefined) return found;
		await delay(250);
	}
	throw new Error(`${event} did not happen within ${timeoutMs / 1000} seconds`);
}

/** Publishes the workflow through the editor. */
async function publish({ page }: Stage): Promise<void> {
	await page.getByTestId('workflow-open-publish-modal-button').click();
	await page.getByTestId('workflow-publish-button').click();
}

async function isInstalled({ api }: Stage): Promise<boolean> {
	const types = await api.request<Array<{ name: string }>>({
		method: 'POST',
		url: '/node-types',
		data: { nodeInfos: [{ name: type, version: 1 }] },
	});
	return types.some(({ name }) => type.endsWith(name));
}

export const triggerSteps: Step[] = [
	{
		title: 'Turn the trigger on and receive an event',
		async run(stage) {
			const { page, url, api, account, pictures } = stage;
			if (!(await isInstalled(stage))) throw new Skipped('The package has no trigger node');
			const credential = await api.createCredential('activeCampaignAccountApi', 'Shop', {
				apiUrl: account.url,
				apiKey: account.apiKey,
			});
			const { id } = await api.importWorkflow(triggerWorkflow(credential));
			await openWorkflow(page, url, id);
			await openForm(page, nodeOnCanvas(page, 'Tag Was Added'));
			await pictures.take('trigger', page);
			await closeForm(page);
			await publish(stage);
			const hooks = account.account.collection('webhooks');
			await until(async () => hooks.all()[0], 'The registration of the webhook');

			await axios.post(
				`${account.url}/api/3/contactTags`,
				{ contactTag: { contact: '1', tag: '60' } },
				{ headers: { 'Api-Token': account.apiKey }, proxy: false },
			);
			const execution = await until(async () => await lastExecution(stage, id), 'The execution');
			const [item] = execution.nodes['Next Step']?.outputs[0] ?? [];
			expectIn(JSON.stringify(item?.json), 'contact_tag_added');

			await page.goto(`${url}/workflow/${id}/executions/${execution.id}`);
			await page.getByTestId('execution-preview-label').waitFor();
			// Wait for the animation of the canvas.
			await page.waitForTimeout(2000);
			await pictures.take('trigger-received', page);
			return 'the webhook is registered, and the event starts the workflow';
		},
	},
];

async function lastExecution({ api }: Stage, workflowId: string) {
	const { results } = await api.request<{ results: StoredExecution[] }>({
		url: '/executions',
		params: { filter: JSON.stringify({ workflowId }) },
	});
	const [ended] = results.filter(({ status }) => status === 'success' || status === 'error');
	return ended ? decodeExecution(await api.readExecution(ended.id)) : undefined;
}
