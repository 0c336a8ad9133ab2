import { hosts } from '../../nodes/ActiveCampaign/core/address';
import type { Operation } from '../../nodes/ActiveCampaign/core/types';
import { resources } from '../../nodes/ActiveCampaign/resources';
import type { JournalEntry } from '../emulator';
import { request } from '../emulator/session';
import type { RunOptions } from '../support/engine';
import { withUnlike } from './everyException';
import { seedEveryRow } from './everyRow';
import { complaints, formsOf, isRoute } from './everyRun';
import { openWorkbench, type Workbench } from './workbench';

const trackingHost = hosts.tracking;
const count = { descriptors: 0, runs: 0 };
let bench: Workbench;
beforeAll(async () => {
	bench = await openWorkbench({ rateLimit: false, transitMs: () => 0 });
	Object.assign(bench.credentials, {
		requestsPerSecond: 100,
		eventApiKey: 'event-key',
		eventAccountId: '123456789',
	});
	hosts.tracking = bench.emulator.url;
});
afterAll(async () => {
	hosts.tracking = trackingHost;
	await bench.close();
	process.stdout.write(`executed ${count.descriptors} descriptors, ${count.runs} runs\n`);
});

/** The answer to the first request that was the operation's own, asked for once more. */
async function answerAgain(operation: Operation, sent: JournalEntry[]): Promise<unknown> {
	const own = sent.find((entry) => isRoute(operation, entry));
	if (own?.method !== 'GET' || operation.steps || operation.api === 'v1') return undefined;
	const query = new URLSearchParams(own.query).toString();
	const path = `${encodeURI(own.path)}?${query}`;
	const again = await bench.clock.run(request(bench.emulator, 'GET', path));
	return JSON.parse(again.text) as unknown;
}

describe.each(resources.map(({ value, operations }) => ({ value, operations })))(
	'$value',
	({ value: resource, operations }) => {
		it.each(Object.entries(operations))('%s', async (name, operation) => {
			const key = `${resource}.${name}`;
			const found: string[] = [];
			for (const [extent, form] of formsOf(operation)) {
				bench.emulator.reset();
				seedEveryRow(bench.emulator);
				const values = withUnlike(key, form) as RunOptions['parameters'];
				const run = await bench.run({ resource, operation: name, values });
				const sent = [...bench.emulator.journal.entries];
				const answer = run.error ? undefined : await answerAgain(operation, sent);
				const wrong = complaints({ key, operation, extent, run, sent, answer });
				found.push(...wrong.map((complaint) => `${extent}: ${complaint}`));
				count.runs += 1;
			}
			count.descriptors += 1;
			expect(found).toEqual([]);
		});
	},
);
