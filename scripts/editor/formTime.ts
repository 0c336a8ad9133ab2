import type { Page } from 'playwright-core';
import type { N8nApi } from '../n8n/api';
import type { CredentialReference, WorkflowNode } from '../n8n/workflow';
import { nodeOnCanvas, openWorkflow } from './canvas';
import { closeForm, form } from './form';

const rounds = 12;

/** Maximum time to open our form, as a multiple of the time for n8n's own node. */
export const maxRatio = 1.5;

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

/** Milliseconds from double click to drawn form, the mean of the fastest third, and their ratio. */
export interface FormTimes {
	ours: number;
	theirs: number;
	ratio: number;
}

/** Opens both forms alternately in one session; the first round is a warm-up. */
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
	// Other load on the machine only adds time, so the fastest runs are closest to the form's cost.
	const [mine, other] = [fastestMean(taken[ours]), fastestMean(taken[theirs])];
	return { ours: mine, theirs: other, ratio: mine / other };
}

/** Measures inside the page, so that delays of the browser driver do not count. */
const watchDoubleClick = `window.opened = new Promise((resolve) => {
	const begin = () => {
		const startedAt = performance.now();
		const field = '[data-test-id="ndv"] [data-test-id="parameter-input-email"]';
		const check = () =>
			requestAnimationFrame(() =>
				document.querySelector(field) ? resolve(performance.now() - startedAt) : check(),
			);
		check();
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

/** The mean of the fastest third. */
function fastestMean(values: readonly number[]): number {
	const third = [...values]
		.sort((one, other) => one - other)
		.slice(0, Math.ceil(values.length / 3));
	return third.reduce((sum, value) => sum + value, 0) / third.length;
}
