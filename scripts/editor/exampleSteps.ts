import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '../../test/support/n8n/folders';
import { readWorkflow } from '../n8n/workflow';
import { dismissHints, nodeOnCanvas, openWorkflow } from './canvas';
import { closeForm, form, openForm } from './form';
import type { Step } from './stage';

const folder = path.join(repositoryRoot, 'examples');
const packagePrefix = 'n8n-nodes-activecampaign.';
/** The example in the documentation's screenshot. */
const pictured = 'form-lead.json';

export const exampleSteps: Step[] = [
	{
		title: 'Import the examples: n8n knows every node, and our forms open',
		async run({ page, url, api, pictures }) {
			const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
			for (const file of files) {
				const workflow = await readWorkflow(path.join(folder, file));
				const { id } = await api.importWorkflow(workflow);
				await openWorkflow(page, url, id);
				await dismissHints(page);
				if (file === pictured) await pictures.take('example', page);
				const unknown = page.getByText('Install this node to use it');
				if (await unknown.first().isVisible()) throw new Error(`${file} has an unknown node`);
				const ours = workflow.nodes.find(({ type }) => type.startsWith(packagePrefix));
				if (!ours) throw new Error(`${file} does not use the package`);
				await openForm(page, nodeOnCanvas(page, ours.name));
				await form(page).getByTestId('node-parameters').waitFor();
				await closeForm(page);
			}
			return `${files.length} examples`;
		},
	},
];
