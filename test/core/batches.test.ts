import { ask, failureOf, ok } from './memoryClient';
import type { Batch, Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { Failure } from '../../nodes/ActiveCampaign/core/failure';
import { required, text } from '../../nodes/ActiveCampaign/core/form/fields';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import { items, messages, operation, outcome, run } from './runMemory';

/** An operation that sends two or more items in one request. */
function batched(more: Partial<Batch> = {}): Operation {
	return operation('POST /notes', [required(text('name', 'Name', '', { sendAs: 'note' }))], {
		returns: 'note',
		batch: {
			takes: (given) => given.length > 1,
			run: async (given, { call }) => {
				await call(ask('POST', '/notes/bulk', { body: { notes: given } }));
				return given.map(({ name }) =>
					name === 'bad' ? new Failure('Refused', { field: 'note' }) : [{ name }],
				);
			},
			...more,
		},
	});
}
const named = (...names: string[]): Row[] => names.map((name) => ({ name }));
const script = () => ok({ note: { single: true } });

describe('Batches of items', () => {
	it('send one request and give each item its own rows', async () => {
		const { results, sent } = await outcome(items(batched(), named('a', 'b', 'c')), { script });
		expect(messages(results)).toEqual(named('a', 'b', 'c').map((row) => [row]));
		expect(sent()).toEqual(['POST /notes/bulk']);
	});

	it('leave a single item to a request of its own when `takes` declines it', async () => {
		const { results, sent } = await outcome(items(batched(), named('a')), { script });
		expect(messages(results)).toEqual([[{ single: true }]]);
		expect(sent()).toEqual(['POST /notes']);
	});

	it('fail one item without the others, naming the field by its label', async () => {
		const { results } = await outcome(items(batched(), named('a', 'bad', 'c')), { script });
		expect(messages(results)).toEqual([[{ name: 'a' }], 'Refused', [{ name: 'c' }]]);
		expect(results[1]).toMatchObject({ failure: { facts: { field: 'Name' } } });
	});

	it('fail every item when the batch fails as a whole', async () => {
		const { results } = await outcome(items(batched(), named('a', 'b')), {
			script: () => ({ status: 403, body: { message: 'Forbidden' } }),
		});
		expect(results).toHaveLength(2);
		for (const result of results)
			expect(result).toMatchObject({ failure: { facts: { status: 403 } }, rows: [] });
	});

	it('leave items with failed parameters and items of other operations in their places', async () => {
		const batch = batched();
		const get = operation('GET /notes/{id}', [required(text('id', 'ID', ''))], { returns: 'note' });
		const mixed = [
			...items(batch, named('a')),
			{ failure: new Failure('The expression failed') },
			...items(get, [{ id: 1 }]),
			...items(batch, named('b')),
		];
		const { results, sent } = await outcome(mixed, { script });
		expect(messages(results)).toEqual([
			[{ name: 'a' }],
			'The expression failed',
			[{ single: true }],
			[{ name: 'b' }],
		]);
		expect(sent().sort()).toEqual(['GET /notes/1', 'POST /notes/bulk']);
	});

	it('are built per operation', async () => {
		const { sent } = await outcome(
			[...items(batched(), named('a', 'b')), ...items(batched(), named('c', 'd'))],
			{ script },
		);
		expect(sent()).toEqual(['POST /notes/bulk', 'POST /notes/bulk']);
	});

	it('stop the run after a failed item when failures stop the run', async () => {
		const get = operation('GET /notes/{id}', [required(text('id', 'ID', ''))]);
		const later = Array.from({ length: 20 }, (_, id) => ({ id: id + 1 }));
		const { results } = await outcome(
			[...items(batched(), named('bad', 'b')), ...items(get, later)],
			{ script },
			{ stopOnFailure: true },
		);
		expect(messages(results.slice(0, 2))).toEqual(['Refused', [{ name: 'b' }]]);
		expect(results.at(-1)).toBeUndefined();
	});

	it('end a wait for the result at once on Stop', async () => {
		const stop = new AbortController();
		const waiting = batched({
			run: async (given, { waitFor }) => {
				await waitFor(ask('GET', '/import/info'), () => false);
				return given.map(() => []);
			},
		});
		const running = run(items(waiting, named('a', 'b')), { script, signal: stop.signal });
		const ended = failureOf(running.results);
		await running.clock.run(running.clock.sleep(20_000));
		stop.abort();
		expect(await running.clock.run(ended)).toMatchObject({ name: 'Cancelled' });
		expect(running.clock.now()).toBe(20_000);
	});

	it('wait for the result as long as the first item allows', async () => {
		const waiting = batched({
			run: async (given, { waitFor }) => {
				await waitFor(ask('GET', '/import/info'), () => false);
				return given.map(() => []);
			},
		});
		const values = named('a', 'b').map((row) => ({ ...row, maxWait: 30 }));
		const { results } = await outcome(items(waiting, values), { script });
		expect(messages(results)).toEqual([
			'ActiveCampaign has not finished within 30 seconds',
			'ActiveCampaign has not finished within 30 seconds',
		]);
	});
});
