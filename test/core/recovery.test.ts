import type { ApiRequest, RequestRecovery } from '../../nodes/ActiveCampaign/core/client/exchange';
import type { Failure } from '../../nodes/ActiveCampaign/core/failure';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import { equalIn } from '../../nodes/ActiveCampaign/core/equality';
import { ask, failureOf, listing, memoryClient, ok } from './memoryClient';

const now = () => new Date().toISOString();
const lastYear = '2020-05-24T05:17:14-05:00';
const reset = { networkError: 'ECONNRESET' };

const recovery = (more: Partial<RequestRecovery> = {}): RequestRecovery => ({
	route: 'GET /deals',
	query: ({ title }) => ({ 'filters[title]': title }),
	returns: 'deals',
	same: equalIn(['title']),
	parts: {},
	wrap: 'deal',
	member: 'deal',
	...more,
});

const create = (title: string, more: Partial<RequestRecovery> = {}): ApiRequest =>
	ask('POST', '/deals', { body: { deal: { title } }, recovery: recovery(more) });

/** A service with deals; `lose` cuts the nth POST before or after the deal is stored. */
function service(lose: Record<number, 'after' | 'before' | 'hang'>, deals: Row[] = []) {
	let posts = 0;
	const client = memoryClient({
		script: async (request, index) => {
			if (request.method === 'GET')
				return listing('deals', deals, { total: deals.length })(request);
			const loss = lose[posts++];
			if (loss === 'before') return reset;
			const row = {
				id: String(100 + index),
				cdate: now(),
				...(request.body as { deal: Row }).deal,
			};
			deals.push(row);
			return loss === 'after' ? reset : ok({ deal: row });
		},
	});
	return { ...client, deals };
}

describe('Recovery of a lost create', () => {
	it('returns the row that was created although the response was lost', async () => {
		const { client, clock, deals, sent } = service({ 0: 'after' });
		expect(await clock.run(client.call(create('A')))).toEqual({ deal: deals[0] });
		expect(sent()).toEqual(['POST /deals', 'GET /deals']);
	});

	it('sends the create again, a second later at the earliest, when no row was created', async () => {
		const { client, clock, deals, server } = service({ 0: 'before' });
		expect(await clock.run(client.call(create('A')))).toEqual({ deal: deals[0] });
		expect(server.journal.map(({ request }) => request.method)).toEqual(['POST', 'GET', 'POST']);
		expect((server.arrivals[1] ?? 0) - (server.arrivals[0] ?? 0)).toBeGreaterThanOrEqual(1_000);
	});

	it.each([408, 500, 502])(
		'treats status %d as an unknown outcome, not as a refusal',
		async (status) => {
			const answers = [{ status, body: {} }, ok({ deals: [] }), ok({ deal: { id: '1' } })];
			const { client, clock, sent } = memoryClient({ script: answers });
			expect(await clock.run(client.call(create('A')))).toEqual({ deal: { id: '1' } });
			expect(sent()).toEqual(['POST /deals', 'GET /deals', 'POST /deals']);
		},
	);

	it('does not retry when the search fails, too', async () => {
		const { client, clock, server } = memoryClient({
			script: ({ method }) => (method === 'POST' ? reset : { status: 403, body: {} }),
		});
		const failure = (await clock.run(failureOf(client.call(create('A'))))) as Failure;
		expect(failure.message).toMatch(/may have been made/);
		expect(failure.facts.description).toMatch(/looking for it failed as well/);
		expect(server.journal).toHaveLength(2);
	});

	it('says why no search is possible', async () => {
		const { client, clock } = memoryClient({ script: [reset] });
		const request = ask('POST', '/event', { recovery: 'tracked events are not listed' });
		const failure = (await clock.run(failureOf(client.call(request)))) as Failure;
		expect(failure.facts.description).toMatch(
			/made it twice, and tracked events are not listed\. /,
		);
	});

	it('gives up after five attempts with a search each, without saying that the create may have happened', async () => {
		const losses = { 0: 'before', 1: 'before', 2: 'before', 3: 'before', 4: 'before' } as const;
		const { client, clock, sent } = service(losses);
		const failure = (await clock.run(failureOf(client.call(create('A'))))) as Failure;
		expect(sent().filter((line) => line.startsWith('POST'))).toHaveLength(5);
		expect(failure.message).not.toMatch(/may have been made/);
	});

	it('does not take a row that is older than the create', async () => {
		const { client, clock, deals } = service({ 0: 'before' }, [
			{ id: '1', title: 'A', cdate: lastYear },
		]);
		await clock.run(client.call(create('A')));
		expect(deals).toHaveLength(2);
	});

	it('takes an older row where only one can exist', async () => {
		const { client, clock, deals } = service({ 0: 'before' }, [
			{ id: '1', title: 'A', cdate: lastYear },
		]);
		const answer = await clock.run(client.call(create('A', { anyAge: true })));
		expect(answer).toEqual({ deal: deals[0] });
		expect(deals).toHaveLength(1);
	});

	it('reports an unknown outcome for a matching row without a date', async () => {
		const { client, clock } = service({ 0: 'before' }, [{ id: '1', title: 'A' }]);
		const failure = (await clock.run(failureOf(client.call(create('A'))))) as Failure;
		expect(failure.message).toMatch(/may have been made/);
	});

	it('does not take the row that another create returned', async () => {
		const { client, clock, deals } = service({ 1: 'before' });
		const [first, second] = await clock.run(
			Promise.all([client.call(create('A')), client.call(create('A'))]),
		);
		expect(deals).toHaveLength(2);
		expect(first).not.toEqual(second);
	});

	it.each([
		['both happened', { 0: 'after', 1: 'after' }],
		['only the first happened', { 0: 'after', 1: 'before' }],
		['only the second happened', { 0: 'before', 1: 'after' }],
		['neither happened', { 0: 'before', 1: 'before' }],
	] as const)(
		'creates two rows for two equal creates whose responses are lost: %s',
		async (_, losses) => {
			const { client, clock, deals } = service(losses);
			const answers = await clock.run(
				Promise.all([client.call(create('A')), client.call(create('A'))]),
			);
			expect(deals).toHaveLength(2);
			expect(new Set(answers.map((answer) => (answer as { deal: Row }).deal.id)).size).toBe(2);
		},
	);

	it('does not take the row of another create that is still in flight', async () => {
		const deals: Row[] = [];
		let posts = 0;
		const { client, clock } = memoryClient({
			script: async (request) => {
				if (request.method === 'GET') return listing('deals', deals)(request);
				const nth = ++posts;
				if (nth === 1) return reset;
				const deal = { id: String(nth), title: 'A', cdate: now() };
				deals.push(deal);
				await clock.sleep(3_000);
				return ok({ deal });
			},
		});
		const later = async () => {
			await clock.sleep(900);
			return await client.call(create('A'));
		};
		const answers = await clock.run(Promise.all([client.call(create('A')), later()]));
		expect(answers).toEqual([{ deal: deals[1] }, { deal: deals[0] }]);
	});

	it('takes a refused retry as a sign that the first attempt may have succeeded', async () => {
		const deals: Row[] = [];
		const { client, clock } = memoryClient({
			script: (request, index) => {
				// Stored only after the first search.
				if (index === 2) deals.push({ id: '7', title: 'A', cdate: now() });
				if (request.method === 'GET') return listing('deals', deals)(request);
				return index === 0 ? reset : { status: 422, body: { errors: [{ code: 'duplicate' }] } };
			},
		});
		expect(await clock.run(client.call(create('A')))).toEqual({ deal: deals[0] });
	});

	it('completes an empty response by a search and never retries it', async () => {
		const deals = [{ id: '7', title: 'A', cdate: now() }];
		const answers = [ok(''), ok({ deals }), ok(''), ok({ deals: [] })];
		const { client, clock, sent } = memoryClient({ script: answers });
		expect(await clock.run(client.call(create('A')))).toEqual({ deal: deals[0] });
		const failure = (await clock.run(failureOf(client.call(create('A'))))) as Failure;
		expect(failure.message).toBe(
			'ActiveCampaign answered with nothing, and the change may have been made',
		);
		expect(sent()).toEqual(['POST /deals', 'GET /deals', 'POST /deals', 'GET /deals']);
	});

	it.each([
		['rising', (index: number) => index + 1],
		['falling', (index: number) => 1_000 - index],
	])('finds the row in a long list with %s IDs', async (order, idAt) => {
		const old = Array.from({ length: 350 }, (_, index) => ({
			id: String(idAt(index)),
			title: 'A',
			cdate: lastYear,
		}));
		const created = { id: '2000', title: 'A', cdate: now() };
		const deals = order === 'rising' ? [...old, created] : [created, ...old];
		const { client, clock, sent } = memoryClient({
			script: (request) =>
				request.method === 'POST'
					? reset
					: listing('deals', deals, { total: String(deals.length) })(request),
		});
		expect(await clock.run(client.call(create('A')))).toEqual({ deal: created });
		expect(sent().length).toBeLessThanOrEqual(3);
	});

	it('reports an unknown outcome for a long list without order or total', async () => {
		const deals = Array.from({ length: 500 }, (_, index) => ({
			id: String((index * 7919) % 1009),
			title: 'B',
			cdate: lastYear,
		}));
		const { client, clock, sent } = memoryClient({
			script: (request) => (request.method === 'POST' ? reset : listing('deals', deals)(request)),
		});
		const failure = (await clock.run(failureOf(client.call(create('A'))))) as Failure;
		expect(failure.message).toMatch(/may have been made/);
		expect(sent()).toHaveLength(4);
	});

	it('ends a create that waits for the search of another at once on Stop', async () => {
		const stop = new AbortController();
		const { client, clock } = memoryClient({
			signal: stop.signal,
			script: ({ method }) => (method === 'GET' ? 'hang' : reset),
		});
		const work = Promise.allSettled([client.call(create('A')), client.call(create('B'))]);
		await clock.run(
			clock.sleep(3_000).then(() => {
				stop.abort();
			}),
		);
		const ended = await clock.run(work);
		expect(ended.map((one) => one.status === 'rejected' && (one.reason as Error).name)).toEqual([
			'Cancelled',
			'Cancelled',
		]);
	});
});
