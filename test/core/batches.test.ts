import { plainRequest } from '../../nodes/ActiveCampaign/core/client/route';
import type { Batch, Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { Failure } from '../../nodes/ActiveCampaign/core/failure';
import { required, text } from '../../nodes/ActiveCampaign/core/form/fields';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import { failureOf, ok } from './memoryClient';
import { items, messages, operation, outcome, run } from './runMemory';

/** One request for all items that are not alone. */
function together(more: Partial<Batch> = {}): Operation {
	return operation('POST /notes', [required(text('name', 'Name', '', { sendAs: 'note' }))], {
		returns: 'note',
		batch: {
			takes: (given) => given.length > 1,
			run: async (given, { call }) => {
				await call(plainRequest('POST', '/notes/bulk', {}, { notes: given }));
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

it('are one request, and every item has its own rows', async () => {
	const { results, sent } = await outcome(items(together(), named('a', 'b', 'c')), { script });
	expect(messages(results)).toEqual(named('a', 'b', 'c').map((row) => [row]));
	expect(sent()).toEqual(['POST /notes/bulk']);
});

it('are not made of items that go better alone', async () => {
	const { results, sent } = await outcome(items(together(), named('a')), { script });
	expect(messages(results)).toEqual([[{ single: true }]]);
	expect(sent()).toEqual(['POST /notes']);
});

it('refuse one item without the others, by the label of the form', async () => {
	const { results } = await outcome(items(together(), named('a', 'bad', 'c')), { script });
	expect(messages(results)).toEqual([[{ name: 'a' }], 'Refused', [{ name: 'c' }]]);
	expect(results[1]).toMatchObject({ failure: { facts: { field: 'Name' } } });
});

it('that fail as a whole are the failure of each of their items', async () => {
	const { results } = await outcome(items(together(), named('a', 'b')), {
		script: () => ({ status: 403, body: { message: 'Forbidden' } }),
	});
	expect(results).toHaveLength(2);
	for (const result of results)
		expect(result).toMatchObject({ failure: { facts: { status: 403 } }, rows: [] });
});

it('leave the places of items whose parameters failed, and of other operations', async () => {
	const batch = together();
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

it('of two operations are two', async () => {
	const { sent } = await outcome(
		[...items(together(), named('a', 'b')), ...items(together(), named('c', 'd'))],
		{ script },
	);
	expect(sent()).toEqual(['POST /notes/bulk', 'POST /notes/bulk']);
});

it('stop the run when one of their items failed and failures stop it', async () => {
	const get = operation('GET /notes/{id}', [required(text('id', 'ID', ''))]);
	const later = Array.from({ length: 20 }, (_, id) => ({ id: id + 1 }));
	const { results } = await outcome(
		[...items(together(), named('bad', 'b')), ...items(get, later)],
		{ script },
		{ stopOnFailure: true },
	);
	expect(messages(results.slice(0, 2))).toEqual(['Refused', [{ name: 'b' }]]);
	expect(results.at(-1)).toBeUndefined();
});

it('that wait for their result end at once on Stop', async () => {
	const stop = new AbortController();
	const waiting = together({
		run: async (given, { waitFor }) => {
			await waitFor(plainRequest('GET', '/import/info'), () => false);
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

it('look for their result as long as the first item allows', async () => {
	const waiting = together({
		run: async (given, { waitFor }) => {
			await waitFor(plainRequest('GET', '/import/info'), () => false);
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
