import type { Run } from '../support/engine';
import { byName, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench({ latencyMs: 50, transitMs: () => 0 });
});
afterEach(async () => await bench.close());

const hintOf = (run: Run) => {
	expect(run.error).toBeUndefined();
	return run.hints.map(({ message }) => message);
};
const people = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ email: `p${index}@example.com` }));
const email = '={{ $json.email }}';
const upsert = async (items: Array<Record<string, string>>) =>
	await bench.run({ resource: 'contact', operation: 'upsert', values: { email }, items });

describe('Hint after a run', () => {
	it('is not shown for an uneventful run', async () => {
		expect(hintOf(await upsert(people(5)))).toEqual([]);
	});

	it('is not shown for a wait too short to notice', async () => {
		await bench.close();
		bench = await openWorkbench({ latencyMs: 200, transitMs: () => 0 });
		// One contact, so the requests are sequential: the sixth waits only a tenth of a second.
		expect(hintOf(await upsert(Array(6).fill({ email: 'ann@example.com' })))).toEqual([]);
	});

	it('is not shown for a single item that finds nothing', async () => {
		expect(hintOf(await bench.run({ resource: 'tag', operation: 'getAll' }))).toEqual([]);
	});

	it('reports the time spent waiting for the limit, counting concurrent waits once', async () => {
		// 30 requests in groups of five, 1.1 s apart.
		expect(hintOf(await upsert(people(30)))).toEqual([
			"30 requests were sent; 6 seconds went by waiting for the account's limit",
		]);
	});

	it('reports long times in minutes', async () => {
		bench.credentials.requestsPerSecond = 1;
		const [hint] = hintOf(await upsert(people(140)));
		expect(hint).toMatch(/^140 requests were sent; \d minutes went by waiting/);
	});

	it('reports retries', async () => {
		bench.emulator.faults.next({ kind: 'status', status: 503, body: {} });
		expect(hintOf(await upsert(people(1)))).toEqual(['2 requests were sent, 1 of them again']);
	});

	it('reports that the account was over its limit', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 429,
			headers: { 'Retry-After': '3' },
			body: {},
		});
		expect(hintOf(await upsert(people(1)))).toEqual([
			'2 requests were sent, 1 of them again; the account was over its limit, which took 3 seconds of waiting',
		]);
	});

	it('reports how few requests an import took', async () => {
		const run = await bench.run({
			resource: 'contact',
			operation: 'import',
			values: { email },
			items: people(500),
		});
		const requests = bench.emulator.journal.entries.length;
		expect(hintOf(run)).toEqual([`${requests} requests did for 500 items`]);
	});

	it('reports look-ups without a request and items with nothing to remove', async () => {
		const contacts = bench.emulator.seed.contacts(20, (position) => ({
			email: `p${position - 1}@example.com`,
		}));
		const [vip] = bench.emulator.seed.tags(['VIP']);
		if (!vip) throw new Error('not seeded');
		for (const contact of contacts.slice(5)) bench.emulator.seed.tag(contact, vip);
		const run = await bench.run({
			resource: 'contactTag',
			operation: 'remove',
			values: { contact: { __rl: true, mode: 'email', value: email }, tag: byName('VIP') },
			items: people(20),
		});
		const [hint] = hintOf(run);
		expect(hint).toContain('; 5 of 20 items had nothing to remove; ');
		expect(hint).toMatch(/ 19 look-ups needed no request$/);
	});

	it('reports how many items returned nothing', async () => {
		const run = await bench.run({
			resource: 'tag',
			operation: 'getAll',
			items: [{}, {}, {}],
		});
		expect(hintOf(run)).toEqual(['3 requests were sent; 3 of 3 items gave nothing']);
	});
});
