import type { Schema } from 'genson-js';
import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { resources } from '../../nodes/ActiveCampaign/resources';
import type { JournalEntry } from '../emulator';
import { request } from '../emulator/session';
import { openEveryBench, runOf } from './operations.bench';
import { complaints, formsOf, isRoute } from './operations.checks';
import {
	engineKnowsShapes,
	outputSchema,
	readSchema,
	shapeless,
	writeSchema,
} from './outputSchema';
import { json, type Workbench } from './workbench';

/** Set by `npm run derive`, which compares and writes what it finds there. */
const schemasFolder = process.env.SCHEMAS_FOLDER;
const count = { descriptors: 0, runs: 0, shapes: 0 };
let bench: Workbench;
beforeAll(async () => {
	bench = await openEveryBench();
});
afterAll(async () => {
	await bench.close();
	const { descriptors, runs, shapes } = count;
	process.stdout.write(
		`executed ${descriptors} descriptors, ${runs} runs; ${shapes} have a shape before the first run\n`,
	);
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
			let shape: Schema | undefined;
			for (const [extent, form] of formsOf(operation)) {
				const run = await runOf(bench, key, form);
				const sent = [...bench.emulator.journal.entries];
				const answer = run.error ? undefined : await answerAgain(operation, sent);
				const wrong = complaints({ key, operation, extent, run, sent, answer });
				found.push(...wrong.map((complaint) => `${extent}: ${complaint}`));
				if (extent === 'required') shape = outputSchema(json(run));
				count.runs += 1;
			}
			count.descriptors += 1;
			expect(found).toEqual([]);
			const shown = key in shapeless ? undefined : shape;
			if (schemasFolder !== undefined) {
				if (shown) writeSchema(schemasFolder, resource, name, shown);
			} else if (engineKnowsShapes) {
				// What n8n shows before a run is what the run gives; `npm run derive` renews it.
				expect(readSchema(resource, name)).toEqual(shown);
			}
			if (shown) count.shapes += 1;
		});
	},
);
