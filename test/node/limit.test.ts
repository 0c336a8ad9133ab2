import { worstSecond } from '../emulator';
import { json, openWorkbench, pairs, type Workbench } from './workbench';

let bench: Workbench;
afterEach(async () => await bench.close());

const people = (execution: number) =>
	Array.from({ length: 100 }, (_, index) => ({ email: `e${execution}-${index}@example.com` }));

describe.each([50, 250])(
	'Rate limit: three executions of 100 upserts at once, %i ms latency',
	(latencyMs) => {
		it('stores all 300, in order and paired, without a refusal', async () => {
			bench = await openWorkbench({ latencyMs });
			const runs = await bench.runAll(
				[1, 2, 3].map((execution) => ({
					resource: 'contact',
					operation: 'upsert',
					values: { email: '={{ $json.email }}' },
					items: people(execution),
				})),
			);

			runs.forEach((run, index) => {
				expect(run.error).toBeUndefined();
				expect(json(run).map(({ email }) => email)).toEqual(
					people(index + 1).map(({ email }) => email),
				);
				expect(pairs(run)).toEqual(Array.from({ length: 100 }, (_, item) => item));
			});
			const { emulator } = bench;
			expect(emulator.account.collection('contacts').size).toBe(300);
			expect(emulator.journal.entries).toHaveLength(300);
			expect(emulator.journal.count({ status: 429 })).toBe(0);
			expect(emulator.journal.worstSecond()).toBeLessThanOrEqual(5);
			// 60 groups of five, 1.1 s apart: 90 % of the limit, without other clients of the account.
			expect(bench.elapsed()).toBeLessThan(60 * 1_100 + 1_000);
		});
	},
);

describe('Rate limit of a shared account', () => {
	it('backs off when other clients use the account, and loses nothing', async () => {
		bench = await openWorkbench({ latencyMs: 50 });
		bench.emulator.faults.random({
			seed: 3,
			rate: 0.1,
			kinds: [{ kind: 'status', status: 429, headers: { 'Retry-After': '2' }, body: {} }],
		});
		const run = await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: { email: '={{ $json.email }}' },
			items: people(1),
		});

		expect(run.error).toBeUndefined();
		expect(run.items).toHaveLength(100);
		expect(bench.emulator.account.collection('contacts').size).toBe(100);
		const refused = bench.emulator.journal.filter({ status: 429 });
		expect(refused.length).toBeGreaterThan(3);
		// No request is sent before Retry-After is over.
		for (const { at } of refused) {
			const early = bench.emulator.journal.filter(
				(entry) => entry.at > at + 110 && entry.at < at + 1_900,
			);
			expect(early).toEqual([]);
		}
		expect(run.hints.map(({ message }) => message).join()).toMatch(/over its limit/);
	});

	it('is shared by two keys of one account', async () => {
		bench = await openWorkbench({ latencyMs: 20 });
		const { engine, clock, emulator, credentials } = bench;
		const start = async (requestsPerSecond: number, execution: number) =>
			await engine.run({
				parameters: {
					resource: 'contact',
					operation: 'contact.upsert',
					email: '={{ $json.email }}',
				},
				items: people(execution).slice(0, 20),
				credentials: { ...credentials, apiUrl: `${credentials.apiUrl}/api/3/`, requestsPerSecond },
			});
		await clock.run(Promise.all([start(5, 1), start(2, 2)]));
		expect(emulator.account.collection('contacts').size).toBe(40);
		// The lower of the two rates applies from its first use.
		const arrivals = emulator.journal.entries.map(({ at }) => at);
		expect(
			worstSecond(arrivals.filter((at) => at > (arrivals[0] ?? 0) + 1_200)),
		).toBeLessThanOrEqual(2);
	});
});

it('130 single items of Bulk Import > Import leave other workflows their turns', async () => {
	bench = await openWorkbench({ latencyMs: 50 });
	bench.emulator.seed.tags(['Customer']);
	const imports = {
		resource: 'bulkImport',
		operation: 'import',
		values: {
			listAs: 'json',
			items: '=[{"email":"{{ $json.email }}"},{"email":"second-{{ $json.email }}"}]',
			waitForResult: false,
		},
		items: Array.from({ length: 130 }, (_, index) => ({ email: `p${index}@example.com` })),
	};
	const readTags = async () => {
		// The importer has used up its minute by now.
		await bench.clock.sleep(40_000);
		const asked = bench.clock.now();
		const run = await bench.engine.run({
			parameters: { resource: 'tag', operation: 'tag.getAll', returnAll: true },
			credentials: bench.credentials,
		});
		return { run, waitedMs: bench.clock.now() - asked };
	};
	const [run, tags] = await bench.clock.run(
		Promise.all([
			bench.engine.run({
				parameters: { resource: 'bulkImport', operation: 'bulkImport.import', ...imports.values },
				items: imports.items,
				credentials: bench.credentials,
			}),
			readTags(),
		]),
	);
	expect(run.error).toBeUndefined();
	expect(run.items).toHaveLength(130);
	expect(tags.run.items).toHaveLength(1);
	expect(tags.waitedMs).toBeLessThan(2_000);
	const refused = bench.emulator.journal.filter(
		({ status, path }) => status >= 400 && path === '/api/3/import/bulk_import',
	);
	expect(refused).toEqual([]);
});
