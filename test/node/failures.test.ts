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

describe('Failures without On Error: Continue', () => {
	it('stop the run at the first failing item and say which items were completed', async () => {
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

	it('report the failure of the lowest item', async () => {
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

describe('Failures with On Error: Continue', () => {
	it('give each item its result or its failure, in order and paired', async () => {
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

	it('send failed items to the error output with details', async () => {
		const run = await bench.run({
			...create(['a@example.com', '']),
			continueOnFail: 'continueErrorOutput',
		});
		expect(json(run).map(({ email }) => email)).toEqual(['a@example.com']);
		expect(run.errorItems.map((item) => item.json)).toEqual([
			{
				// n8n adds the input item, so that it can be corrected and sent again.
				email: '',
				error: 'Email is empty',
				details: { field: 'Email', advice: expect.stringMatching(/expression/) },
			},
		]);
	});

	it('fail one item alone when its expression fails', async () => {
		const run = await bench.run({
			...create(['a@example.com']),
			items: [{ email: 'a@example.com' }, { email: 7 }, { email: 'c@example.com' }],
			values: { email: '={{ $json.email.toLowerCase() }}' },
			continueOnFail: 'continueRegularOutput',
		});
		expect(json(run).map((item) => 'error' in item)).toEqual([false, true, false]);
	});

	it('keep the rows read before a page failed', async () => {
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

describe('Retries', () => {
	it.each([
		['the connection is cut after the write', 'resetAfter'],
		['the response is truncated', 'truncated'],
		['a gateway answers with a web page', 'html502'],
		['the server answers 500', 'status'],
	] as const)(
		'repeat an upsert with an unknown outcome because %s, a second later at the earliest',
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
		'search for a create with an unknown outcome after %s, and create one contact',
		async (kind) => {
			const { faults, journal, account } = bench.emulator;
			faults.next({ kind });
			const run = await bench.run(create(['a@example.com']));
			expect(json(run)).toEqual([expect.objectContaining({ id: '1', email: 'a@example.com' })]);
			const wasCreated = ['resetAfter', 'truncated', 'empty'].includes(kind);
			expect(journal.entries.map(({ method }) => method)).toEqual(
				wasCreated ? ['POST', 'GET'] : ['POST', 'GET', 'POST'],
			);
			expect(account.collection('contacts').size).toBe(1);
		},
	);

	it('do not repeat a create that cannot be searched for, and say that it may have happened', async () => {
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

	it('repeat a read with an empty response', async () => {
		bench.emulator.seed.tags(3);
		bench.emulator.faults.next({ kind: 'empty' });
		const run = await bench.run({ resource: 'tag', operation: 'getAll' });
		expect(json(run)).toHaveLength(3);
		expect(bench.emulator.journal.entries).toHaveLength(2);
	});

	it('treat a delete that succeeded before its response was lost as a success', async () => {
		const [contact] = bench.emulator.seed.contacts(1);
		bench.emulator.faults.next({ kind: 'resetAfter' });
		const run = await bench.run({
			resource: 'contact',
			operation: 'delete',
			values: { contact: { __rl: true, mode: 'id', value: contact?.id ?? '' } },
		});
		expect(json(run)).toEqual([{ deleted: true }]);
	});

	it('end after five attempts, and the failure says so', async () => {
		bench.emulator.faults.next({ kind: 'status', status: 503, times: 9 });
		const run = await bench.run(upsert(['a@example.com']));
		expect(bench.emulator.journal.entries).toHaveLength(5);
		expect(run.error?.message).toMatch(/problem of its own \(status 503\)/);
		expect(run.error?.description).toMatch(/tried 5 times/);
	});
});

describe('Stop', () => {
	it('ends waiting at once and sends nothing afterwards', async () => {
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
			return { sent, run, elapsedMs: clock.now() - at };
		});
		const { sent, run, elapsedMs } = await clock.run(stopped);
		expect(run.status).toBe('canceled');
		expect(elapsedMs).toBeLessThanOrEqual(300);
		await clock.run(clock.sleep(20_000));
		// Requests in flight at Stop still arrive.
		expect(emulator.journal.entries.length - sent).toBeLessThanOrEqual(5);
		const after = emulator.journal.entries.length;
		await clock.run(clock.sleep(60_000));
		expect(emulator.journal.entries).toHaveLength(after);
	});
});

describe('Timeout', () => {
	it('ends a request without a response and says that the change may have happened', async () => {
		Object.assign(timing, { timeoutMs: 200 });
		Object.assign(nodeClock, { now: () => performance.now(), sleep: async () => {} });
		const silentServer = await import('node:http').then(({ createServer }) =>
			createServer(() => {}),
		);
		await new Promise<void>((resolve) => silentServer.listen(0, '127.0.0.1', resolve));
		const { port } = silentServer.address() as { port: number };
		const run = await bench.engine.run({
			parameters: { resource: 'contact', operation: 'contact.create', email: 'a@example.com' },
			credentials: { ...bench.credentials, apiUrl: `http://127.0.0.1:${port}` },
		});
		expect(run.error?.message).toMatch(/did not answer in time, and the change may have been made/);
		silentServer.closeAllConnections();
		silentServer.close();
		timing.timeoutMs = 30_000;
	});
});

function bodyHas(text: string) {
	return ({ rawBody }: { rawBody: string }) => rawBody.includes(text);
}
