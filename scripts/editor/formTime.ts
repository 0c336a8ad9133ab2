import type { Page } from 'playwright-core';
import type { N8nApi } from '../n8n/api';
import type { CredentialReference, WorkflowNode } from '../n8n/workflow';
import { nodeOnCanvas, openWorkflow } from './canvas';
import { closeForm, form } from './form';

const rounds = 12;

/** What our form may take, measured by that of n8n's own node. */
export const mostTimes = 1.5;

const ours = 'Ours';
const theirs = 'n8n’s own';

const contactNode = (
	name: string,
	type: string,
	position: [number, number],
	operation: string,
	credentials?: Record<string, CredentialReference>,
): WorkflowNode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position,
	parameters: { resource: 'contact', operation, email: 'nora@example.com' },
	...(credentials ? { credentials } : {}),
});

/** The quicker openings of each form in milliseconds, from double click to drawn, and how they compare. */
export interface FormTimes {
	ours: number;
	theirs: number;
	ratio: number;
}

/** Opens both forms in turn in one session; the first round only warms up. */
export async function measureForms(page: Page, url: string, api: N8nApi): Promise<FormTimes> {
	const { id } = await api.importWorkflow({
		name: 'Forms',
		nodes: [
			contactNode(ours, 'n8n-nodes-activecampaign.activeCampaign', [0, 0], 'contact.upsert'),
			contactNode(theirs, 'n8n-nodes-base.activeCampaign', [300, 0], 'create'),
		],
		connections: {},
	});
	await openWorkflow(page, url, id);
	const taken = { [ours]: [] as number[], [theirs]: [] as number[] };
	for (let round = 0; round <= rounds; round++) {
		for (const name of round % 2 === 0 ? ([ours, theirs] as const) : ([theirs, ours] as const)) {
			const milliseconds = await timeToOpen(page, name);
			if (round > 0) taken[name].push(milliseconds);
			await closeForm(page);
		}
	}
	// Other work on the machine only adds to a time: the quickest are nearest to what the form costs.
	const [mine, other] = [quick(taken[ours]), quick(taken[theirs])];
	return { ours: mine, theirs: other, ratio: mine / other };
}

/** Runs inside the page, so that the driver's own delays do not count. */
const watchDoubleClick = `window.opened = new Promise((resolve) => {
	const begin = () => {
		const startedAt = performance.now();
		const field = '[data-test-id="ndv"] [data-test-id="parameter-input-email"]';
		const look = () =>
			requestAnimationFrame(() =>
				document.querySelector(field) ? resolve(performance.now() - startedAt) : look(),
			);
		look();
	};
	document.addEventListener('dblclick', begin, { once: true, capture: true });
}); undefined`;

async function timeToOpen(page: Page, name: string): Promise<number> {
	await page.evaluate(watchDoubleClick);
	await nodeOnCanvas(page, name).dblclick();
	const milliseconds = await page.evaluate<number>('window.opened');
	await form(page).getByTestId('node-parameters').waitFor();
	return milliseconds;
}

/** The mean of the quickest third. */
function quick(values: readonly number[]): number {
	const third = [...values]
		.sort((one, other) => one - other)
		.slice(0, Math.ceil(values.length / 3));
	return third.reduce((sum, value) => sum + value, 0) / third.length;
}
