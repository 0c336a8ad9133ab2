import type { Schema } from 'genson-js';
import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { resources } from '../../nodes/ActiveCampaign/resources';
import type { JournalEntry } from '../emulator';
import { request } from '../emulator/session';
import { openOperationsBench, runOperation } from './operations.bench';
import { formsOf, isRoute, problems } from './operations.checks';
import {
	engineHasSchemas,
	outputSchema,
	readSchema,
	withoutSchema,
	writeSchema,
} from './outputSchema';
import { json, type Workbench } from './workbench';

/** Set by `npm run derive`, which compares and writes what it finds there. */
const schemasFolder = process.env.SCHEMAS_FOLDER;
const count = { descriptors: 0, runs: 0, schemas: 0 };
let bench: Workbench;
beforeAll(async () => {
	bench = await openOperationsBench();
});
afterAll(async () => {
	await bench.close();
	const { descriptors, runs, schemas } = count;
	process.stdout.write(
		`executed ${descriptors} operations, ${runs} runs; ${schemas} have an output schema\n`,
	);
});

/** The response to the operation's own read, requested once more. */
async function readAgain(operation: Operation, sent: JournalEntry[]): Promise<unknown> {
	const own = sent.find((entry) => isRoute(operation, entry));
	if (own?.method !== 'GET' || operation.steps || operation.api === 'v1') return undefined;
	const query = new URLSearchParams(own.query).toString();
	const path = `${encodeURI(own.path)}?${query}`;
	const response = await bench.clock.run(request(bench.emulator, 'GET', path));
	return JSON.parse(response.text) as unknown;
}

describe.each(resources.map(({ value, operations }) => ({ value, operations })))(
	'Operations of $value',
	({ value: resource, operations }) => {
		it.each(Object.entries(operations))(
			'%s sends valid requests and returns the documented items',
			async (name, operation) => {
				const key = `${resource}.${name}`;
				const found: string[] = [];
				let schema: Schema | undefined;
				for (const [extent, form] of formsOf(operation)) {
					const run = await runOperation(bench, key, form);
					const sent = [...bench.emulator.journal.entries];
					const answer = run.error ? undefined : await readAgain(operation, sent);
					const wrong = problems({ key, operation, extent, run, sent, answer });
					found.push(...wrong.map((problem) => `${extent}: ${problem}`));
					if (extent === 'required') schema = outputSchema(json(run));
					count.runs += 1;
				}
				count.descriptors += 1;
				expect(found).toEqual([]);
				const expectedSchema = key in withoutSchema ? undefined : schema;
				if (schemasFolder !== undefined) {
					if (expectedSchema) writeSchema(schemasFolder, resource, name, expectedSchema);
				} else if (engineHasSchemas) {
					// n8n shows this schema before the first run; `npm run derive` writes it.
					expect(readSchema(resource, name)).toEqual(expectedSchema);
				}
				if (expectedSchema) count.schemas += 1;
			},
		);
	},
);
