import { setTimeout as delay } from 'node:timers/promises';
import { exactly, type Figure } from '../demo/figures';
import { decodeExecution, type Item } from '../n8n/execution';
import type { Bench } from './bench';
import { delivery, pollWorkflow, webhookWorkflow } from './workflows';

/** Checks the registration of webhooks: activation, restarts, lost static data, failed requests. */
export async function registration(bench: Bench): Promise<Figure[]> {
	const figures: Figure[] = [];
	const expectHooks = async (title: string, wanted: number) =>
		figures.push(exactly(`Webhooks ${title}`, await bench.hookCount(wanted), wanted));
	const { faults } = bench.emulator;
	const id = await bench.add(webhookWorkflow(await bench.credential()));
	await bench.activate(id);
	await expectHooks('after activation', 1);
	await bench.stop();
	await bench.start();
	await expectHooks('after a restart', 1);
	await bench.stop();
	await bench.query('UPDATE workflow_entity SET staticData = NULL');
	await bench.start();
	await expectHooks('after static data was lost and n8n restarted', 1);
	for (const status of [429, 500]) {
		const fail = (method: string) =>
			faults.next({ kind: 'status', status, body: {}, match: { method, path: /webhooks/ } });
		for (const method of ['GET', 'DELETE']) fail(method);
		await bench.deactivate(id);
		await expectHooks(`after deactivation with a ${status}`, 0);
		for (const method of ['GET', 'POST']) fail(method);
		await bench.activate(id);
		await expectHooks(`after activation with a ${status}`, 1);
	}
	await bench.deactivate(id);
	await expectHooks('after deactivation', 0);
	return figures;
}

/** Checks deliveries about many contacts, a tenth of them delivered twice. */
export async function deliveries(
	bench: Bench,
	perSecond = 50,
	contacts = 1_000,
): Promise<Figure[]> {
	const id = await bench.add(webhookWorkflow(await bench.credential()));
	await bench.activate(id);
	await bench.hookCount(1);
	const url = String(bench.hooks[0]?.['url']);
	const post = async (body: string, to = url) => {
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const answer = await fetch(to, { method: 'POST', body, headers });
		await answer.text();
		return answer.status;
	};
	const unsigned = await post(delivery(1), url.split('?')[0]);
	const sent = Array.from({ length: contacts }, (_, index) => delivery(index + 1)).flatMap(
		(body, index) => (index % 10 === 0 ? [body, body] : [body]),
	);
	const started = Date.now();
	const statuses = await Promise.all(
		sent.map(async (body, index) => {
			await delay((index * 1000) / perSecond);
			return await post(body);
		}),
	);
	const seconds = (Date.now() - started) / 1000;
	const executions = await bench.executionCount(id, contacts);
	await bench.deactivate(id);
	await bench.hookCount(0);
	return [
		exactly('Status of a delivery without the secret', unsigned, 403),
		exactly(
			'Deliveries answered 200, a tenth of them twice',
			statuses.filter((s) => s === 200).length,
			sent.length,
		),
		{ title: 'Other statuses', value: [...new Set(statuses.filter((s) => s !== 200))].join(' ') },
		{ title: 'Deliveries answered per second', value: Math.round(sent.length / seconds) },
		exactly('Executions', executions, contacts),
	];
}

/** Checks that the schedule trigger catches up on changes made while n8n was down. */
export async function catchUp(bench: Bench): Promise<Figure[]> {
	const { seed, account } = bench.emulator;
	seed.contacts(200);
	await delay(2_000);
	const id = await bench.add(pollWorkflow(await bench.credential()));
	await bench.activate(id);
	// The first poll emits nothing and stores the checkpoint.
	await delay(65_000);
	await bench.stop();
	seed.contacts(300);
	for (let contact = 1; contact <= 50; contact++)
		account.collection('contacts').update(String(contact), { firstName: 'Changed' });
	await bench.start();
	await bench.executionCount(id, 1, 150);
	// Two more polls must emit nothing.
	await delay(125_000);
	const items = await emitted(bench, id);
	const contacts = new Set(items.map(({ json }) => (json.contact as { id: string }).id));
	await bench.deactivate(id);
	return [
		exactly('Contacts caught up after 300 imported and 50 updated', contacts.size, 350),
		exactly('Items for these contacts', items.length, 350),
	];
}

/** Checks the item that a manual run of the schedule trigger returns. */
export async function manualCheck(bench: Bench): Promise<Figure[]> {
	bench.emulator.seed.contacts(3);
	const id = await bench.add(pollWorkflow(await bench.credential()));
	const { nodes } = await bench.api.runWorkflow(id, 60_000, 'Trigger');
	const items = nodes.End?.outputs[0] ?? [];
	const contacts = bench.emulator.account.collection('contacts').all();
	const ofAccount = items.filter(({ json }) =>
		contacts.some(({ id: contact }) => contact === (json.contact as { id?: string }).id),
	);
	return [exactly('Contacts of the account in a manual run', ofAccount.length, 1)];
}

async function emitted(bench: Bench, workflow: string): Promise<Item[]> {
	const rows = await bench.query(
		`SELECT id FROM execution_entity WHERE workflowId = '${workflow}'`,
	);
	const items: Item[] = [];
	for (const { id } of rows) {
		const execution = decodeExecution(await bench.api.readExecution(String(id)));
		items.push(...(execution.nodes.Trigger?.outputs[0] ?? []));
	}
	return items;
}
