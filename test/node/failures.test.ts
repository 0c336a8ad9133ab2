import { clock as nodeClock } from '../../nodes/ActiveCampaign/n8n/clock';
import { timing } from '../../nodes/ActiveCampaign/n8n/send';
import { json, openWorkbench, pairs, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench({ latencyMs: 50 });
});
afterEach(async () => await bench.close());

const upsert = (emails: string[]) => ({
	resource: 'contact',
	operation: 'upsert',
	values: { email: '={{ $json.email }}' },
	items: emails.map((email) => ({ email })),
});

const create = (emails: string[]) => ({ ...upsert(emails), operation: 'create' });

describe('without On Error: Continue', () => {
	it('stops at the first failing item and says which items were done', async () => {
		bench.emulator.seed.contacts(1, () => ({ email: 'known@example.com' }));
		const run = await bench.run(
			create(['a@example.com', 'b@example.com', 'known@example.com', 'c@example.com']),
		);

		expect(run.error?.message).toMatch(/already exists/i);
		expect(run.error?.context?.itemIndex).toBe(2);
		expect(run.error?.description).toMatch(/Create or Update/);
		expect(run.error?.description).toMatch(/Done before the stop: items 0–1(, 3)? of 4 items/);
		expect(run.items).toEqual([]);
	});

	it('reports the failure of the lowest item', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 422,
			body: { errors: [{ title: 'Slow no' }] },
			match: bodyHas('b@'),
		});
		bench.emulator.faults.next({
			kind: 'status',
			status: 422,
			body: { errors: [{ title: 'Quick no' }] },
			match: bodyHas('d@'),
		});
		const run = await bench.run(
			create(['a@example.com', 'b@example.com', 'c@example.com', 'd@example.com']),
		);
		expect(run.error?.message).toBe('Slow no');
		expect(run.error?.context?.itemIndex).toBe(1);
	});
});

describe('with On Error: Continue', () => {
	it('gives every item its result or its failure, in order and paired', async () => {
		bench.emulator.seed.contacts(1, () => ({ email: 'known@example.com' }));
		const run = await bench.run({
			...create(['a@example.com', 'known@example.com', 'c@example.com']),
			continueOnFail: 'continueRegularOutput',
		});
		expect(json(run).map(({ email, error }) => email ?? error)).toEqual([
			'a@example.com',
			expect.stringMatching(/already exists/i),
			'c@example.com',
		]);
		expect(pairs(run)).toEqual([0, 1, 2]);
		expect(json(run)[1]).toMatchObject({
			details: { status: 422, code: 'duplicate', field: 'Email' },
		});
	});

	it('sends failures to the error output with their details', async () => {
		const run = await bench.run({
			...create(['a@example.com', '']),
			continueOnFail: 'continueErrorOutput',
		});
		expect(json(run).map(({ email }) => email)).toEqual(['a@example.com']);
		expect(run.errorItems.map((item) => item.json)).toEqual([
			{
				// n8n adds what came in, so that the item can be mended and sent again.
				email: '',
				error: 'Email is empty',
				details: { field: 'Email', advice: expect.stringMatching(/expression/) },
			},
		]);
	});

	it('an expression that fails spoils its item alone', async () => {
		const run = await bench.run({
			...create(['a@example.com']),
			items: [{ email: 'a@example.com' }, { email: 7 }, { email: 'c@example.com' }],
			values: { email: '={{ $json.email.toLowerCase() }}' },
			continueOnFail: 'continueRegularOutput',
		});
		expect(json(run).map((item) => 'error' in item)).toEqual([false, true, false]);
	});

	it('keeps the rows that were read before a page failed', async () => {
		bench.emulator.seed.contacts(250);
		bench.emulator.faults.next({
			kind: 'status',
			status: 400,
			body: { message: 'No' },
			match: ({ query }) => query.get('id_greater') === '200',
		});
		const run = await bench.run({
			resource: 'contact',
			operation: 'getAll',
			values: { returnAll: true },
			continueOnFail: 'continueRegularOutput',
		});
		expect(run.items).toHaveLength(201);
		expect(json(run)[200]).toMatchObject({ error: 'No' });
	});
});

describe('what is sent again', () => {
	it.each([
		['the connection is cut after the work', 'resetAfter'],
		['the answer breaks off', 'truncated'],
		['a gateway answers with a web page', 'html502'],
		['the server has a problem', 'status'],
	] as const)(
		'an upsert whose outcome is unknown because %s is repeated after a second at least',
		async (_, kind) => {
			bench.emulator.faults.next({ kind, status: 500 });
			const run = await bench.run(upsert(['a@example.com']));
			expect(run.error).toBeUndefined();
			const [first, second] = bench.emulator.journal.entries;
			expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
			expect(bench.emulator.account.collection('contacts').size).toBe(1);
		},
	);

	it.each(['resetAfter', 'resetBefore', 'truncated', 'html502', 'empty'] as const)(
		'a create whose outcome is unknown after %s is looked for, and made once',
		async (kind) => {
			const { faults, journal, account } = bench.emulator;
			faults.next({ kind });
			const run = await bench.run(create(['a@example.com']));
			expect(json(run)).toEqual([expect.objectContaining({ id: '1', email: 'a@example.com' })]);
			const wasMade = ['resetAfter', 'truncated', 'empty'].includes(kind);
			expect(journal.entries.map(({ method }) => method)).toEqual(
				wasMade ? ['POST', 'GET'] : ['POST', 'GET', 'POST'],
			);
			expect(account.collection('contacts').size).toBe(1);
		},
	);

	it('a create that nothing can find is not repeated, and says that it may have worked', async () => {
		const [campaign] = bench.emulator.seed.campaigns(1);
		bench.emulator.faults.next({ kind: 'resetAfter' });
		const run = await bench.run({
			resource: 'campaign',
			operation: 'copy',
			values: { campaign: { __rl: true, mode: 'id', value: campaign?.id ?? '' } },
		});
		expect(run.error?.message).toMatch(/may have been made/);
		expect(run.error?.description).toMatch(/Look in ActiveCampaign/);
		expect(run.error?.description).toMatch(/a copy does not tell what it was made from/);
		expect(bench.emulator.journal.entries).toHaveLength(1);
	});

	it('a read that brings nothing at all, since an account without tags says so', async () => {
		bench.emulator.seed.tags(3);
		bench.emulator.faults.next({ kind: 'empty' });
		const run = await bench.run({ resource: 'tag', operation: 'getAll' });
		expect(json(run)).toHaveLength(3);
		expect(bench.emulator.journal.entries).toHaveLength(2);
	});

	it('a delete that had worked before its answer was lost is a success', async () => {
		const [contact] = bench.emulator.seed.contacts(1);
		bench.emulator.faults.next({ kind: 'resetAfter' });
		const run = await bench.run({
			resource: 'contact',
			operation: 'delete',
			values: { contact: { __rl: true, mode: 'id', value: contact?.id ?? '' } },
		});
		expect(json(run)).toEqual([{ deleted: true }]);
	});

	it('gives up after five attempts and says so', async () => {
		bench.emulator.faults.next({ kind: 'status', status: 503, times: 9 });
		const run = await bench.run(upsert(['a@example.com']));
		expect(bench.emulator.journal.entries).toHaveLength(5);
		expect(run.error?.message).toMatch(/problem of its own \(status 503\)/);
		expect(run.error?.description).toMatch(/tried 5 times/);
	});
});

describe('Stop', () => {
	it('ends the waiting at once, and nothing is sent afterwards', async () => {
		const { engine, clock, emulator, credentials } = bench;
		const execution = engine.start({
			parameters: { resource: 'contact', operation: 'contact.upsert', email: '={{ $json.email }}' },
			items: Array.from({ length: 50 }, (_, index) => ({ email: `${index}@example.com` })),
			credentials,
		});
		const stopped = clock.sleep(1_500).then(async () => {
			const sent = emulator.journal.entries.length;
			const at = clock.now();
			const run = await execution.stop();
			return { sent, run, took: clock.now() - at };
		});
		const { sent, run, took } = await clock.run(stopped);
		expect(run.status).toBe('canceled');
		expect(took).toBeLessThanOrEqual(300);
		await clock.run(clock.sleep(20_000));
		// A request that was on the network when Stop came still arrives.
		expect(emulator.journal.entries.length - sent).toBeLessThanOrEqual(5);
		const after = emulator.journal.entries.length;
		await clock.run(clock.sleep(60_000));
		expect(emulator.journal.entries).toHaveLength(after);
	});
});

describe('no answer', () => {
	it('is given up after the time-out and told as such', async () => {
		Object.assign(timing, { timeoutMs: 200 });
		Object.assign(nodeClock, { now: () => performance.now(), sleep: async () => {} });
		const quiet = await import('node:http').then(({ createServer }) => createServer(() => {}));
		await new Promise<void>((resolve) => quiet.listen(0, '127.0.0.1', resolve));
		const { port } = quiet.address() as { port: number };
		const run = await bench.engine.run({
			parameters: { resource: 'contact', operation: 'contact.create', email: 'a@example.com' },
			credentials: { ...bench.credentials, apiUrl: `http://127.0.0.1:${port}` },
		});
		expect(run.error?.message).toMatch(/did not answer in time, and the change may have been made/);
		quiet.closeAllConnections();
		quiet.close();
		timing.timeoutMs = 30_000;
	});
});

function bodyHas(text: string) {
	return ({ rawBody }: { rawBody: string }) => rawBody.includes(text);
}
