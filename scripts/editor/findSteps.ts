import { addNode, closePanel, dismissHints, openWorkflow, searchNodes } from './canvas';
import { form } from './form';
import { leadWorkflow } from './leadWorkflow';
import { expectIn, type Step } from './stage';

export const nodeTitle = 'ActiveCampaign Complete';

const find = (words: string): Step => ({
	title: `Find the node by searching "${words}"`,
	async run({ page, pictures }) {
		const found = await searchNodes(page, words);
		await pictures.take(`find-${words}`, page.getByTestId('node-creator'));
		const place = found.findIndex((text) => text.startsWith(nodeTitle));
		if (place < 0) throw new Error(`Not found; the results are ${found.map(firstLine).join(', ')}`);
		await closePanel(page);
		return `place ${place + 1} of ${found.length}`;
	},
});

const firstLine = (text: string) => text.split('\n')[0] ?? '';

export const findSteps: Step[] = [
	{
		title: 'Open a workflow with a lead',
		async run({ page, url, api }) {
			const { id } = await api.importWorkflow(leadWorkflow);
			await openWorkflow(page, url, id);
			return 'a manual trigger and a lead';
		},
	},
	...['activecampaign', 'contact', 'deal', 'campaign'].map(find),
	{
		title: 'Add the node by one of its actions',
		async run({ page, pictures }) {
			await addNode(page, nodeTitle, 'Create or update a contact');
			await form(page).waitFor();
			await dismissHints(page);
			await pictures.take('add', page);
			expectIn(await form(page).innerText(), 'Create or update a contact');
			return 'the form opens on Contact > Create or Update';
		},
	},
];
