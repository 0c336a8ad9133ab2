import type { Thing } from '../../nodes/ActiveCampaign/core/descriptor';
import { Cancelled, Failure } from '../../nodes/ActiveCampaign/core/failure';
import { listOf } from '../../nodes/ActiveCampaign/core/run/lookup';
import type { MemoryAnswer, NetworkError } from '../support/memoryServer';
import { ask, failureOf, listing, memoryClient, ok } from './memoryClient';

const limited = (retryAfter?: string): MemoryAnswer => ({
	status: 429,
	headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
	body: { message: 'API rate limit exceeded' },
});
const broken: MemoryAnswer = { status: 500, body: 'Server Error' };
const reset: NetworkError = { networkError: 'ECONNRESET' };
const missing = (status = 404): MemoryAnswer => ({
	status,
	body: { message: 'No Result found for Tag with id 7' },
});

describe('Client', () => {
	it('returns the body of the response', async () => {
		const { client, clock, meter } = memoryClient({ script: [ok({ tag: { id: '1' } })] });
		expect(await clock.run(client.call(ask('GET', '/tags/1')))).toEqual({ tag: { id: '1' } });
		expect(meter).toMatchObject({ requests: 1, retries: 0, limited: 0 });
	});

	it('retries a read after an error, one second later at the earliest', async () => {
		const { client, clock, server, meter } = memoryClient({ script: [broken, reset, ok()] });
		await clock.run(client.call(ask('GET', '/tags')));
		expect(server.arrivals).toEqual([0, 1050, 2100]);
		expect(meter).toMatchObject({ requests: 3, retries: 2, limited: 0 });
	});

	it.each([broken, reset])(
		'does not retry a create after %j and warns that it may have happened',
		async (trouble) => {
			const { client, clock, sent } = memoryClient({ script: [trouble] });
			const failure = await clock.run(failureOf(client.call(ask('POST', '/notes'))));
			expect(sent()).toHaveLength(1);
			expect(failure).toMatchObject({ facts: { mayHaveHappened: true, attempts: 1 } });
		},
	);

	it('retries a create that never reached the service', async () => {
		const { client, clock, sent } = memoryClient({
			script: [{ networkError: 'ECONNREFUSED' }, ok()],
		});
		await clock.run(client.call(ask('POST', '/notes')));
		expect(sent()).toHaveLength(2);
	});

	it('gives up after five attempts and says how many it made', async () => {
		const { client, clock, sent } = memoryClient({ script: () => broken });
		const failure = await clock.run(failureOf(client.call(ask('GET', '/tags'))));
		expect(sent()).toHaveLength(5);
		expect(failure).toMatchObject({ facts: { attempts: 5, status: 500 } });
	});

	it('pauses the whole account for the Retry-After of a 429', async () => {
		const { client, clock, server, gate } = memoryClient({
			script: (_, index) => (index === 0 ? limited('7') : ok()),
		});
		const other = memoryClient({ clock, server, gate }).client;
		const later = async () => {
			await clock.sleep(60);
			await other.call(ask('GET', '/lists'));
		};
		await clock.run(Promise.all([client.call(ask('POST', '/notes')), later()]));
		// Spaced evenly at first: a 429 suggests that others use the account.
		expect(server.arrivals).toEqual([0, 7050, 7050 + 247.5]);
	});

	it('does not delay other requests while one backs off', async () => {
		const { client, clock, server } = memoryClient({
			script: ({ path }, index) => (index === 0 ? broken : ok({ path })),
		});
		const later = async () => {
			await clock.sleep(60);
			await client.call(ask('GET', '/lists'));
		};
		await clock.run(Promise.all([client.call(ask('GET', '/tags')), later()]));
		expect(server.arrivals).toEqual([0, 60, 1050]);
	});

	it('pauses other requests also after a 429 that ends its own request', async () => {
		const { client, clock, server } = memoryClient({
			script: (_, index) => (index === 0 ? limited('300') : ok()),
		});
		await clock.run(failureOf(client.call(ask('GET', '/tags'))));
		await clock.run(client.call(ask('GET', '/lists')));
		expect(server.arrivals).toEqual([0, 60_050]);
	});

	it('retries a throttled request more than five times, but for at most five minutes', async () => {
		const often = memoryClient({ script: (_, index) => (index < 30 ? limited('7') : ok()) });
		await often.clock.run(often.client.call(ask('POST', '/notes')));
		expect(often.sent()).toHaveLength(31);
		const always = memoryClient({ script: () => limited('60') });
		const failure = await always.clock.run(failureOf(always.client.call(ask('POST', '/notes'))));
		expect(failure).toMatchObject({
			message: expect.stringContaining('still over its limit of requests after'),
			facts: { status: 429 },
		});
		expect(always.clock.now()).toBeLessThan(400_000);
	});

	it('does not count throttled attempts as failed attempts', async () => {
		const { client, clock, sent } = memoryClient({
			script: (_, index) => (index % 2 === 0 ? limited('1') : index < 10 ? broken : ok()),
		});
		const failure = await clock.run(failureOf(client.call(ask('GET', '/tags'))));
		expect(failure).toMatchObject({ facts: { status: 500 } });
		expect(sent()).toHaveLength(10);
	});

	it.each(['', 'soon', undefined])(
		'backs off by its own delay after a 429 with Retry-After %j',
		async (after) => {
			const { client, clock, server, meter } = memoryClient({ script: [limited(after), ok()] });
			await clock.run(client.call(ask('POST', '/notes')));
			expect(server.arrivals).toEqual([0, 1050]);
			expect(meter).toMatchObject({ requests: 2, retries: 1, limited: 1 });
		},
	);

	it.each([429, 503])(
		'gives up on a %s with a Retry-After of over a minute and says when to try again',
		async (status) => {
			const script = [{ status, headers: { 'retry-after': '300' }, body: {} }];
			const { client, clock } = memoryClient({ script });
			const failure = await clock.run(failureOf(client.call(ask('GET', '/tags'))));
			expect(failure).toMatchObject({
				facts: { description: expect.stringContaining('300 seconds'), retryAfterMs: 300_000 },
			});
		},
	);

	it('treats “not found” for a retried delete as success', async () => {
		const { client, clock } = memoryClient({ script: [reset, missing()] });
		expect(await clock.run(client.call(ask('DELETE', '/tags/7')))).toEqual({});
	});

	it('treats “not found” for a retried delete as success with another status than 404, too', async () => {
		const { client, clock } = memoryClient({ script: [reset, missing(403)] });
		expect(await clock.run(client.call(ask('DELETE', '/contactAutomations/7')))).toEqual({});
	});

	it('reports “not found” for a delete whose first attempt was only throttled', async () => {
		const { client, clock } = memoryClient({ script: [limited('1'), missing()] });
		const failure = await clock.run(failureOf(client.call(ask('DELETE', '/tags/7'))));
		expect(failure).toMatchObject({ message: 'There is no tag with ID 7' });
	});

	it('remove() tells whether the row existed, whatever the status of “not found”', async () => {
		const script = [ok(), missing(), missing(403), { status: 403, body: { message: 'Forbidden' } }];
		const { client, clock } = memoryClient({ script });
		const remove = async () => await clock.run(client.remove('/tags/7'));
		expect([await remove(), await remove(), await remove()]).toEqual([true, false, false]);
		await expect(remove()).rejects.toThrow('refused the API key');
	});

	it('sends nothing after an abort', async () => {
		const controller = new AbortController();
		const { client, clock, sent } = memoryClient({
			script: () => broken,
			signal: controller.signal,
		});
		const work = failureOf(client.call(ask('GET', '/tags')));
		await clock.run(clock.sleep(500));
		controller.abort();
		expect(await clock.run(work)).toBeInstanceOf(Cancelled);
		expect(clock.now()).toBe(500);
		expect(await clock.run(failureOf(client.call(ask('GET', '/tags'))))).toBeInstanceOf(Cancelled);
		expect(sent()).toHaveLength(1);
	});

	const tags: Thing = {
		key: 'tags',
		name: 'tag',
		route: 'GET /tags',
		returns: 'tags',
		title: (row) => String(row.tag),
	};
	const listTags = async ({ client, clock }: ReturnType<typeof memoryClient>) =>
		await clock.run(listOf(client, tags));

	it('caches a list until a write to it', async () => {
		const memory = memoryClient({ script: listing('tags', [{ id: '1' }]) });
		await listTags(memory);
		await listTags(memory);
		await memory.clock.run(memory.client.call(ask('POST', '/contacts')));
		await listTags(memory);
		expect(memory.sent()).toEqual(['GET /tags', 'POST /contacts']);
		await memory.clock.run(memory.client.call(ask('PUT', '/tags/1')));
		await listTags(memory);
		expect(memory.sent().slice(2)).toEqual(['PUT /tags/1', 'GET /tags']);
	});

	it.each([
		['succeeds on a retry', 'DELETE' as const, [reset, missing()]],
		['may have happened', 'POST' as const, [reset]],
	])('reads a list again after a write that %s', async (_, method, answers) => {
		const script = [ok({ tags: [] }), ...answers, ok({ tags: [{ id: '1' }] })];
		const memory = memoryClient({ script });
		await listTags(memory);
		const write = memory.client.call(ask(method, '/tags/7'));
		await memory.clock.run(write.catch((failure) => expect(failure).toBeInstanceOf(Failure)));
		expect(await listTags(memory)).toEqual([{ id: '1' }]);
	});

	it('completes a shared list for one execution when the execution that asked first is stopped', async () => {
		const controller = new AbortController();
		const stopped = memoryClient({
			script: () => ok({ tags: [{ id: '1' }] }),
			signal: controller.signal,
		});
		const other = memoryClient({ ...stopped, signal: undefined });
		const first = failureOf(listOf(stopped.client, tags));
		const second = listOf(other.client, tags);
		await stopped.clock.run(stopped.clock.sleep(10));
		controller.abort();
		expect(await stopped.clock.run(first)).toBeInstanceOf(Cancelled);
		expect(await stopped.clock.run(second)).toEqual([{ id: '1' }]);
	});
});
