import type { RunOptions } from '../support/engine';
import { json, openWorkbench, pairs, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
});
afterEach(async () => {
	expect(bench.emulator.journal.entries).toEqual([]);
	await bench.close();
});

const upsert = (more: Partial<RunOptions>) => ({
	resource: 'contact',
	operation: 'upsert',
	values: { email: '={{ $json.email }}' },
	items: [{ email: 'a@example.com' }, { email: 'b@example.com' }],
	...more,
});

const unusable: Array<[string, Record<string, string>]> = [
	['an empty API URL', { apiUrl: '' }],
	['an account name as API URL', { apiUrl: 'acme' }],
	['another protocol', { apiUrl: 'ftp://acme.api-us1.com' }],
	['a user in the API URL', { apiUrl: 'https://ann:secret@acme.api-us1.com' }],
	['an unusable key', { apiKey: 'key with blanks' }],
	['an empty key', { apiKey: '' }],
];

describe('A failure before the first item', () => {
	it.each(unusable)('by %s gives every item as failed with Continue', async (_, wrong) => {
		const run = await bench.run(
			upsert({
				credentials: { ...bench.credentials, ...wrong },
				continueOnFail: 'continueRegularOutput',
			}),
		);
		expect(json(run)).toEqual([
			{
				error: expect.any(String),
				details: expect.objectContaining({ advice: expect.stringMatching(/./) }),
			},
			{
				error: expect.any(String),
				details: expect.objectContaining({ advice: expect.stringMatching(/./) }),
			},
		]);
		expect(pairs(run)).toEqual([0, 1]);
	});

	it.each(unusable)('by %s gives every item on the error output', async (_, wrong) => {
		const run = await bench.run(
			upsert({
				credentials: { ...bench.credentials, ...wrong },
				continueOnFail: 'continueErrorOutput',
			}),
		);
		expect(run.items).toEqual([]);
		expect(run.errorItems.map((item) => item.json)).toEqual([
			{ email: 'a@example.com', error: expect.any(String), details: expect.any(Object) },
			{ email: 'b@example.com', error: expect.any(String), details: expect.any(Object) },
		]);
	});

	it('by a missing credential gives every item on the error output', async () => {
		const run = await bench.run(
			upsert({ credentials: undefined, continueOnFail: 'continueErrorOutput' }),
		);
		expect(run.items).toEqual([]);
		expect(run.errorItems).toHaveLength(2);
		expect(run.errorItems[0]?.json.error).toMatch(/credential/i);
	});

	it.each(unusable)('by %s ends the run with Stop', async (_, wrong) => {
		const run = await bench.run(upsert({ credentials: { ...bench.credentials, ...wrong } }));
		expect(run.status).toBe('error');
		expect(run.items).toEqual([]);
	});
});
