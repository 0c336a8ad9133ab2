import { Cancelled, Failure } from '../../nodes/ActiveCampaign/core/failure';
import { email, required, subject, text } from '../../nodes/ActiveCampaign/core/form/fields';
import type { ItemInput } from '../../nodes/ActiveCampaign/core/run/runItems';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import { listing, ok } from './memoryClient';
import { items, messages, operation, outcome, run } from './runMemory';

const note = operation('POST /notes', [subject(required(email('email', 'Email', '')))], {
	wrap: 'note',
	returns: 'note',
});
const get = operation('GET /notes/{id}', [required(text('id', 'ID', ''))], { returns: 'note' });
const getAll = operation('GET /notes', [], { returns: 'notes', paging: 'byOffset' });

describe('runItems', () => {
	it('returns results in the order of the items, whichever response comes first', async () => {
		const script = async ({ path }: { path: string }) => {
			await clock.sleep(path === '/notes/1' ? 5000 : 0);
			return ok({ note: { path } });
		};
		const { clock, results: running } = run(items(get, [{ id: 1 }, { id: 2 }, { id: 3 }]), {
			script,
		});
		const results = await clock.run(running);
		expect(messages(results)).toEqual([1, 2, 3].map((id) => [{ path: `/notes/${id}` }]));
	});

	it('runs five items at once', async () => {
		const { server } = await outcome(
			items(
				get,
				Array.from({ length: 7 }, () => ({ id: 1 })),
			),
			{
				script: () => ok(),
			},
		);
		expect(server.arrivals).toEqual([0, 0, 0, 0, 0, 1100, 1100]);
	});

	it('keeps the order of writes to one subject, even when one is retried', async () => {
		const values = ['a@x.com', ' A@X.com ', 'b@x.com', 'a@x.com'].map((address, order) => ({
			email: address,
			order,
		}));
		let first = true;
		const { server } = await outcome(items({ ...note, repeatable: true }, values), {
			script: ({ body }) => {
				const { email: to } = (body as { note: { email: string } }).note;
				if (to === 'a@x.com' && first) {
					first = false;
					return { status: 500 };
				}
				return ok({ note: { id: '1' } });
			},
		});
		const sent = server.journal.map(({ request }) => (request.body as { note: Row }).note.email);
		expect(sent.filter((to) => to !== 'b@x.com')).toEqual([
			'a@x.com',
			'a@x.com',
			'A@X.com',
			'a@x.com',
		]);
		const ends = server.journal.map(({ answeredAt }) => answeredAt ?? 0);
		expect(Math.max(...ends.slice(0, 2))).toBeLessThan(1000);
	});

	it('runs reads of one subject at once', async () => {
		const read = operation('GET /notes/{id}', [subject(required(text('id', 'ID', '')))]);
		const { server } = await outcome(items(read, [{ id: 1 }, { id: 1 }, { id: 1 }]), {
			script: () => ok(),
		});
		expect(server.arrivals).toEqual([0, 0, 0]);
	});

	it('reports a failed item without affecting the others', async () => {
		const failed: ItemInput = { failure: new Failure('The expression failed') };
		const { results } = await outcome([...items(get, [{ id: 1 }, { id: '' }]), failed], {
			script: () => ok({ note: { id: 1 } }),
		});
		expect(messages(results)).toEqual([[{ id: 1 }], 'ID is empty', 'The expression failed']);
	});

	it('keeps the rows read before a failure', async () => {
		const rows = Array.from({ length: 250 }, (_, id) => ({ id }));
		const { results } = await outcome(items(getAll, [{ returnAll: true }]), {
			script: (request) =>
				request.query.offset === 200 ? { status: 403, body: '' } : listing('notes', rows)(request),
		});
		expect(results[0]).toMatchObject({ failure: expect.any(Failure) });
		expect(results[0]?.rows).toEqual(rows.slice(0, 200));
	});

	it('starts no further item after a failure with stopOnFailure, and leaves those without a result', async () => {
		const values = Array.from({ length: 20 }, (_, index) => ({ id: index === 2 ? '' : index + 1 }));
		const { results, sent } = await outcome(
			items(get, values),
			{ script: () => ok({ note: {} }) },
			{ stopOnFailure: true },
		);
		expect(results.findIndex((result) => result && 'failure' in result)).toBe(2);
		expect(results.slice(9)).toEqual(Array.from({ length: 11 }, () => undefined));
		expect(sent().length).toBeLessThan(9);
	});

	it('runs every item without stopOnFailure', async () => {
		const values = Array.from({ length: 20 }, (_, index) => ({ id: index % 2 ? '' : 'x' }));
		const { results, sent } = await outcome(items(get, values), { script: () => ok() });
		expect(results.filter((result) => result && 'failure' in result)).toHaveLength(10);
		expect(sent()).toHaveLength(10);
	});

	it('throws Cancelled on Stop and sends nothing afterwards', async () => {
		const controller = new AbortController();
		const values = Array.from({ length: 40 }, () => ({ id: 1 }));
		const running = run(items(get, values), { script: () => ok(), signal: controller.signal });
		const ended = running.results.catch((error: unknown) => error);
		await running.clock.run(running.clock.sleep(1200));
		controller.abort();
		const before = running.sent().length;
		expect(await running.clock.run(ended)).toBeInstanceOf(Cancelled);
		expect(running.clock.now()).toBe(1200);
		await running.clock.run(running.clock.sleep(60_000));
		expect(before).toBe(10);
		expect(running.sent()).toHaveLength(before);
	});

	it('throws Cancelled on Stop in the middle of paging', async () => {
		const controller = new AbortController();
		const full = { notes: Array.from({ length: 100 }, (_, id) => ({ id })) };
		const running = run(items(getAll, [{ returnAll: true }]), {
			script: (_, page) => {
				if (page === 2) controller.abort();
				return ok({ notes: full.notes.map(({ id }) => ({ id: id + 100 * page })) });
			},
			signal: controller.signal,
		});
		await expect(running.clock.run(running.results)).rejects.toBeInstanceOf(Cancelled);
		expect(running.sent()).toHaveLength(3);
	});

	it('accepts a subject that is not text', async () => {
		const odd = { email: { value: { toString: 1 } } };
		const anything = {
			...note,
			fields: note.fields?.map((field) => ({ ...field, reads: undefined })),
		};
		const { results } = await outcome(items(anything, [odd, { email: 'a@example.com' }]), {
			script: () => ok({ note: { id: 1 } }),
		});
		expect(messages(results)).toEqual([[{ id: 1 }], [{ id: 1 }]]);
	});
});
