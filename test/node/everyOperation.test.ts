import { appendFileSync } from 'node:fs';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { allValues, requiredValues } from '../contract/samples';
import { seedEveryRow } from './everyRow';
import { pointedAtFirst } from './everyRun';
import { json, openWorkbench, pairs, type Workbench } from './workbench';

let bench: Workbench;
beforeAll(async () => {
	bench = await openWorkbench({ rateLimit: false, transitMs: () => 0 });
	bench.credentials.requestsPerSecond = 100;
});
afterAll(async () => await bench.close());

const operations = resources.flatMap(({ value, operations: own }) =>
	Object.entries(own).map(([name, operation]) => ({ resource: value, name, operation })),
);

it.each(operations)('$resource.$name', async ({ resource, name, operation }) => {
	for (const [extent, values] of [
		['required', requiredValues(operation)],
		['all', allValues(operation)],
	] as const) {
		bench.emulator.reset();
		seedEveryRow(bench.emulator);
		const t = performance.now();
		const run = await bench.run({ resource, operation: name, values: pointedAtFirst(operation, values) as never });
		const log = {
			op: `${resource}.${name}`, extent,
			route: operation.route,
			ms: Math.round(performance.now() - t),
			...(run.error ? { error: run.error.message, description: run.error.description } : {}),
			suspicious: bench.emulator.journal.suspicious.map((e) => [e.method, e.path, e.search, e.violations, e.unknownRoute, e.body]),
			statuses: bench.emulator.journal.entries.map((e) => `${e.method} ${e.path} ${e.status}`),
			items: run.items.length,
			first: json(run)[0],
			pairs: pairs(run),
		};
		appendFileSync('/tmp/eo/log.jsonl', JSON.stringify(log) + '\n');
	}
});
