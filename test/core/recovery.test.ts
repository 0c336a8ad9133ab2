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

/** A service with deals; `lose` says how the nth POST ends although it was done, or was not. */
function service(lose: Record<number, 'after' | 'before' | 'hang'>, deals: Row[] = []) {
	let posts = 0;
	const client = memoryClient({
		script: async (request, index) => {
			if (request.method === 'GET')
				return listing('deals', deals, { total: deals.length })(request);
			const fate = lose[posts++];
			if (fate === 'before') return reset;
			const row = {
				id: String(100 + index),
				cdate: now(),
				...(request.body as { deal: Row }).deal,
			};
			deals.push(row);
			return fate === 'after' ? reset : ok({ deal: row });
		},
	});
	return { ...client, deals };
}

it('what was done although the answer was lost is the result', async () => {
	const { client, clock, deals, sent } = service({ 0: 'after' });
	expect(await clock.run(client.call(create('A')))).toEqual({ deal: deals[0] });
	expect(sent()).toEqual(['POST /deals', 'GET /deals']);
});

it('what was not done is sent again, a second later at least', async () => {
	const { client, clock, deals, server } = service({ 0: 'before' });
	expect(await clock.run(client.call(create('A')))).toEqual({ deal: deals[0] });
	expect(server.journal.map(({ request }) => request.method)).toEqual(['POST', 'GET', 'POST']);
	expect((server.arrivals[1] ?? 0) - (server.arrivals[0] ?? 0)).toBeGreaterThanOrEqual(1_000);
});

it.each([408, 500, 502])('status %d leaves a doubt, not a refusal', async (status) => {
	const answers = [{ status, body: {} }, ok({ deals: [] }), ok({ deal: { id: '1' } })];
	const { client, clock, sent } = memoryClient({ script: answers });
	expect(await clock.run(client.call(create('A')))).toEqual({ deal: { id: '1' } });
	expect(sent()).toEqual(['POST /deals', 'GET /deals', 'POST /deals']);
});

it('is not sent again when looking for it fails too', async () => {
	const { client, clock, server } = memoryClient({
		script: ({ method }) => (method === 'POST' ? reset : { status: 403, body: {} }),
	});
	const failure = (await clock.run(failureOf(client.call(create('A'))))) as Failure;
	expect(failure.message).toMatch(/may have been made/);
	expect(failure.facts.description).toMatch(/looking for it failed as well/);
	expect(server.journal).toHaveLength(2);
});

it('says why nothing can tell', async () => {
	const { client, clock } = memoryClient({ script: [reset] });
	const request = ask('POST', '/event', { recovery: 'tracked events are not listed' });
	const failure = (await clock.run(failureOf(client.call(request)))) as Failure;
	expect(failure.facts.description).toMatch(/made it twice, and tracked events are not listed\. /);
});

it('ends after five sends, each looked for, without saying that it may have been made', async () => {
	const fates = { 0: 'before', 1: 'before', 2: 'before', 3: 'before', 4: 'before' } as const;
	const { client, clock, sent } = service(fates);
	const failure = (await clock.run(failureOf(client.call(create('A'))))) as Failure;
	expect(sent().filter((line) => line.startsWith('POST'))).toHaveLength(5);
	expect(failure.message).not.toMatch(/may have been made/);
});

it('one from before the create is not taken for it', async () => {
	const { client, clock, deals } = service({ 0: 'before' }, [
		{ id: '1', title: 'A', cdate: lastYear },
	]);
	await clock.run(client.call(create('A')));
	expect(deals).toHaveLength(2);
});

it('one from before the create will do where there can be one only', async () => {
	const { client, clock, deals } = service({ 0: 'before' }, [
		{ id: '1', title: 'A', cdate: lastYear },
	]);
	const answer = await clock.run(client.call(create('A', { anyAge: true })));
	expect(answer).toEqual({ deal: deals[0] });
	expect(deals).toHaveLength(1);
});

it('one without a date may have been there before: that cannot be told', async () => {
	const { client, clock } = service({ 0: 'before' }, [{ id: '1', title: 'A' }]);
	const failure = (await clock.run(failureOf(client.call(create('A'))))) as Failure;
	expect(failure.message).toMatch(/may have been made/);
});

it('the answer of another create is not taken for it', async () => {
	const { client, clock, deals } = service({ 1: 'before' });
	const [first, second] = await clock.run(
		Promise.all([client.call(create('A')), client.call(create('A'))]),
	);
	expect(deals).toHaveLength(2);
	expect(first).not.toEqual(second);
});

it.each([
	['both done', { 0: 'after', 1: 'after' }],
	['the first done', { 0: 'after', 1: 'before' }],
	['the second done', { 0: 'before', 1: 'after' }],
	['none done', { 0: 'before', 1: 'before' }],
] as const)('two equal creates whose answers are lost, %s, are two', async (_, fates) => {
	const { client, clock, deals } = service(fates);
	const answers = await clock.run(
		Promise.all([client.call(create('A')), client.call(create('A'))]),
	);
	expect(deals).toHaveLength(2);
	expect(new Set(answers.map((answer) => (answer as { deal: Row }).deal.id)).size).toBe(2);
});

it('does not take what another create has made whose answer is still on the way', async () => {
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

it('a refusal after a doubt may mean that the first one had worked', async () => {
	const deals: Row[] = [];
	const { client, clock } = memoryClient({
		script: (request, index) => {
			// The first is stored only after it was looked for.
			if (index === 2) deals.push({ id: '7', title: 'A', cdate: now() });
			if (request.method === 'GET') return listing('deals', deals)(request);
			return index === 0 ? reset : { status: 422, body: { errors: [{ code: 'duplicate' }] } };
		},
	});
	expect(await clock.run(client.call(create('A')))).toEqual({ deal: deals[0] });
});

it('an answer that says nothing is completed, and never sent again', async () => {
	const deals = [{ id: '7', title: 'A', cdate: now() }];
	const answers = [ok(''), ok({ deals }), ok(''), ok({ deals: [] })];
	const { client, clock, sent } = memoryClient({ script: answers });
	expect(await clock.run(client.call(create('A')))).toEqual({ deal: deals[0] });
	expect(await clock.run(client.call(create('A')))).toEqual({});
	expect(sent()).toEqual(['POST /deals', 'GET /deals', 'POST /deals', 'GET /deals']);
});

it.each([
	['rising', (index: number) => index + 1],
	['falling', (index: number) => 1_000 - index],
])('is found in a long list whose order is %s', async (order, idAt) => {
	const old = Array.from({ length: 350 }, (_, index) => ({
		id: String(idAt(index)),
		title: 'A',
		cdate: lastYear,
	}));
	const made = { id: '2000', title: 'A', cdate: now() };
	const deals = order === 'rising' ? [...old, made] : [made, ...old];
	const { client, clock, sent } = memoryClient({
		script: (request) =>
			request.method === 'POST'
				? reset
				: listing('deals', deals, { total: String(deals.length) })(request),
	});
	expect(await clock.run(client.call(create('A')))).toEqual({ deal: made });
	expect(sent().length).toBeLessThanOrEqual(3);
});

it('a long list without order or total cannot tell', async () => {
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

it('a create that waits while another one looks ends at once with the execution', async () => {
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
