import { json } from '../node/workbench';
import { describeEntry, exchangeOf, type ObservedAnswer } from './entry';
import { openRecordedBench, type RecordedBench } from './recordedBench';

let bench: RecordedBench;
beforeEach(async () => {
	bench = await openRecordedBench();
});
afterEach(async () => await bench.close());

const importer = { method: 'POST', path: '/api/3/import/bulk_import' };
const info = { method: 'GET', path: '/api/3/import/info' };
const queued: ObservedAnswer = {
	status: 200,
	body: { success: 1, queued_contacts: 1, batchId: 'batch-1', message: 'Contact import queued' },
};
/** More IDs than any import here has rows. */
const ids = Array.from({ length: 9 }, (_, at) => String(at + 1));
const standing = (status: unknown, more: object = {}): ObservedAnswer => ({
	status: 200,
	body: { status, success: status === 'completed' ? ids : [], failure: [], ...more },
});

const importOf = async (emails: string[]) =>
	await bench.run({
		resource: 'contact',
		operation: 'import',
		values: { email: '={{ $json.email }}' },
		items: emails.map((email) => ({ email })),
		continueOnFail: 'continueRegularOutput',
	});

const importInBulk = async () =>
	await bench.run({
		resource: 'bulkImport',
		operation: 'import',
		values: { listAs: 'json', items: '[{"first_name":"Jane"}]' },
	});

const imported = (body: unknown) =>
	(body as { contacts: Array<{ email: string }> }).contacts.map(({ email }) => email);

describeEntry('import.bulk.refusedRow', () => {
	const recorded = exchangeOf('import.bulk.refusedRow');

	it('is named with the reason of the service', async () => {
		bench.replay(recorded);
		const run = await importInBulk();
		expect(run.error?.message).toContain("Field 'email' not found");
		expect(bench.stub.requests).toEqual([recorded.request]);
	});

	/** One source counts from 1; the document's example fits both. */
	describe.each([1, 0])('numbered from %d', (base) => {
		const emails = ['a', 'b', 'bad', 'd', 'e'].map((name) => `${name}@example.com`);
		/** Refuses a request with the bad row as recorded, and takes the others. */
		const accepted: string[] = [];
		beforeEach(() => {
			accepted.length = 0;
			bench.stub.answer(importer, ({ body }) => {
				const sent = imported(body);
				const at = sent.indexOf('bad@example.com');
				if (at < 0) {
					accepted.push(...sent);
					return queued;
				}
				const failureReasons = [{ contact: at + base, failureReason: "Field 'phone' not valid" }];
				const { status, body: refusal } = recorded.response;
				return { status, body: { ...(refusal as object), failureReasons } };
			});
			bench.stub.answer(info, standing('completed'));
		});

		it('fails alone, with the reason, and the others are imported once', async () => {
			const run = await importOf(emails);
			expect(json(run).map(({ imported: done, error }) => done ?? error)).toEqual([
				'done',
				'done',
				"Field 'phone' not valid",
				'done',
				'done',
			]);
			expect([...accepted].sort()).toEqual(
				emails.filter((email) => !email.startsWith('bad')).sort(),
			);
			// All, those without the row that the number means (from 1, then from 0), and that row.
			expect(bench.lines('POST')).toHaveLength(base === 1 ? 3 : 4);
		});

		it.each([0, 4])('fails alone at place %d', async (place) => {
			const others = emails.filter((email) => !email.startsWith('bad'));
			const given = [...others.slice(0, place), 'bad@example.com', ...others.slice(place)];
			const run = await importOf(given);
			const failed = json(run).flatMap(({ error }, at) => (error === undefined ? [] : [at]));
			expect(failed).toEqual([place]);
			expect([...accepted].sort()).toEqual([...others].sort());
		});
	});

	it.each(['Invalid or unparsable json', 'Something else'])(
		'fails every item if the reason "%s" names no row',
		async (reason) => {
			const { status, body } = recorded.response;
			bench.stub.answer(importer, {
				status,
				body: { ...(body as object), failureReasons: [reason] },
			});
			const run = await importOf(['a@example.com', 'b@example.com']);
			expect(json(run).map(({ error }) => error)).toEqual([
				expect.stringContaining(reason),
				expect.stringContaining(reason),
			]);
		},
	);
});

describeEntry('import.bulk.refusedRow', () => {
	it('is waited out if the reason is the limit of the importer', async () => {
		const { status, body } = exchangeOf('import.bulk.refusedRow').response;
		const failureReasons = ['Rate limit exceeded.'];
		const limited = { status, body: { ...(body as object), failureReasons } };
		bench.stub.answer(importer, limited, queued);
		bench.stub.answer(info, standing('completed'));
		const run = await importOf(['a@example.com']);
		expect(json(run)).toMatchObject([{ email: 'a@example.com', imported: 'done' }]);
		expect(bench.lines('POST')).toHaveLength(2);
	});
});

describeEntry('import.info.statuses', () => {
	const reads = () => bench.lines('GET').length;

	beforeEach(() => bench.stub.answer(importer, queued));

	it('wait until completed: false, waiting, claimed, active', async () => {
		const statuses = [false, 'waiting', 'claimed', 'active', 'completed'];
		for (const status of statuses) bench.stub.answer(info, standing(status));
		const run = await importOf(['a@example.com']);
		expect(json(run)).toEqual([{ email: 'a@example.com', imported: 'done', batchId: 'batch-1' }]);
		expect(bench.lines('GET')).toEqual(
			statuses.map(() => 'GET /api/3/import/info?batchId=batch-1'),
		);
	});

	it('fail the items that the service lists when it is completed', async () => {
		bench.stub.answer(info, standing('completed', { failure: ['B@example.com'] }));
		const run = await importOf(['a@example.com', 'b@example.com']);
		expect(json(run).map(({ imported: done, error }) => done ?? error)).toEqual([
			'done',
			'ActiveCampaign could not import this contact',
		]);
	});

	it.each(['failed', 'interrupted'])('fail every item at once: %s', async (status) => {
		bench.stub.answer(info, standing('active'), standing(status));
		const run = await importOf(['a@example.com', 'b@example.com']);
		const error = `The import ended early: ${status}`;
		expect(json(run)).toEqual([
			expect.objectContaining({ error }),
			expect.objectContaining({ error }),
		]);
		expect(reads()).toBe(2);
	});

	it.each(['failed', 'interrupted'])('fail a bulk import that waits: %s', async (status) => {
		bench.stub.answer(info, standing(status, { success: ['1'] }));
		const run = await importInBulk();
		expect(run.error?.message).toBe(`The import ended early: ${status}`);
		expect(run.error?.description).toContain('see the import batch-1 in ActiveCampaign');
		expect(reads()).toBe(1);
	});

	it('complete a bulk import that waits', async () => {
		bench.stub.answer(info, standing('active'), standing('completed', { success: ['1'] }));
		expect(json(await importInBulk())).toMatchObject([
			{ batchId: 'batch-1', status: 'completed', success: ['1'] },
		]);
	});

	it.each(['failed', 'interrupted', 'completed'])(
		'end the wait of Get Status: %s',
		async (status) => {
			bench.stub.answer(info, standing(false), standing(status));
			const run = await bench.run({
				resource: 'bulkImport',
				operation: 'getStatus',
				values: { id: 'batch-1', waitForResult: true },
			});
			expect(json(run)).toMatchObject([{ batchId: 'batch-1', status, failure: [] }]);
			expect(reads()).toBe(2);
		},
	);

	it('are given as they are if nobody waits', async () => {
		bench.stub.answer(info, standing(false));
		const run = await bench.run({
			resource: 'bulkImport',
			operation: 'getStatus',
			values: { id: 'batch-1', waitForResult: false },
		});
		expect(json(run)).toEqual([{ batchId: 'batch-1', status: false, success: [], failure: [] }]);
		expect(reads()).toBe(1);
	});

	it('need the ID of the import', async () => {
		const body = { success: 0, message: "'batchId' is a required field." };
		bench.stub.answer(info, { status: 400, body });
		const run = await bench.run({
			resource: 'apiRequest',
			operation: 'send',
			values: { api: 'v3', method: 'GET', path: '/import/info' },
		});
		expect(run.error?.message).toBe("'batchId' is a required field.");
	});
});
