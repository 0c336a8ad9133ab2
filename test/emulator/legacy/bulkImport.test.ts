import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

import { endNextImport, importTakesMs } from './bulkImport/run';
import { scenario, type Scenario } from './scenario';

const path = '/api/3/import/bulk_import';

async function start(world: Scenario, contacts: unknown, callback?: unknown) {
	const answer = await world.call('POST', path, JSON.stringify({ contacts, callback }));
	const text = answer.body;
	const body: Record<string, unknown> = typeof text === 'string' ? JSON.parse(text) : Object(text);
	return { ...answer, body };
}

async function info(world: Scenario, batchId: unknown) {
	return (await world.call('GET', `/api/3/import/info?batchId=${String(batchId)}`)).body;
}

const many = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ email: `c${index}@example.com` }));

describe('bulk import', () => {
	it('queues, and completes when its time has passed', async () => {
		const world = scenario();
		const contacts = [...many(2), { email: 'invalid.email@invalidDomain' }];
		const { status, headers, body } = await start(world, contacts);
		expect(status).toBe(200);
		expect(headers).toEqual({ 'Content-Type': 'text/html; charset=UTF-8' });
		expect(body).toEqual({
			success: 1,
			queued_contacts: 3,
			batchId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
			message: 'Contact import queued',
		});
		const before = { success: [], failure: [] };
		expect(await info(world, body.batchId)).toEqual({ status: false, ...before });
		for (const status of ['waiting', 'claimed', 'active']) {
			world.clock.advance(1_000);
			expect(await info(world, body.batchId)).toEqual({ status, ...before });
		}
		expect((await world.call('GET', path)).body).toEqual({
			outstanding: [{ forDate: '2026-01-05', batches: '1', contacts: '3' }],
			recentlyCompleted: [],
		});
		world.clock.advance(importTakesMs(world.account));
		expect(await info(world, body.batchId)).toEqual({
			status: 'completed',
			success: ['1', '2'],
			failure: ['invalid.email@invalidDomain'],
		});
		expect((await world.call('GET', path)).body).toMatchObject({
			outstanding: [],
			recentlyCompleted: [{ batches: '1', contacts: '3' }],
		});
	});

	it('brings in tags, fields, lists and the account without a webhook', async () => {
		const world = scenario();
		const { account, clock, emitted } = world;
		for (const name of ['A', 'B', 'C']) account.collection('lists').insert({ name });
		account.collection('fields').insert({ title: 'Size', perstag: 'SIZE' });
		account.collection('tags').insert({ tag: 'old', tagType: 'contact' });
		account.collection('contacts').insert({ id: '1', email: 'Ada@example.com', firstName: 'Ada' });
		account.collection('contactLists').insert({ contact: '1', list: '2', status: '2' });
		account.collection('contactLists').insert({ contact: '1', list: '3', status: '1' });
		await start(world, [
			{
				email: 'ada@example.com',
				first_name: '',
				last_name: 'L',
				customer_acct_name: 'Acme',
				tags: ['OLD', 'new'],
				fields: [{ id: 1, value: '||S||' }],
				subscribe: [{ listid: 1 }, { listid: '2' }, { listid: 99 }],
				unsubscribe: [{ listid: 3 }],
			},
		]);
		clock.advance(importTakesMs(account));
		await world.call('GET', path);
		expect(account.collection('contacts').all()).toMatchObject([
			{ firstName: 'Ada', lastName: 'L', orgname: 'Acme' },
		]);
		expect(
			account
				.collection('tags')
				.all()
				.map((tag) => tag.tag),
		).toEqual(['old', 'new']);
		expect(account.collection('contactTags').size).toBe(2);
		expect(account.collection('fieldValues').all()).toMatchObject([
			{ contact: '1', value: '||S||' },
		]);
		expect(
			account
				.collection('contactLists')
				.all()
				.map((row) => [row.list, row.status]),
		).toEqual([
			['2', '2'],
			['3', '2'],
			['1', '1'],
		]);
		expect(emitted).toEqual([]);
	});

	it('leaves automations out for the contacts that ask for it', async () => {
		const world = scenario();
		const { account, clock } = world;
		account.collection('lists').insert({ name: 'A' });
		account.collection('automationStarts').insert({ series: '7', type: 'subscribe', listid: '1' });
		const [first, second] = many(2);
		const subscribe = [{ listid: 1 }];
		await start(world, [
			{ ...first, subscribe, exclude_automations: true },
			{ ...second, subscribe },
		]);
		clock.advance(importTakesMs(account));
		await world.call('GET', path);
		expect(account.collection('contactAutomations').all()).toMatchObject([
			{ contact: '2', automation: '7' },
		]);
	});

	it.each([
		[
			'a missing e-mail',
			[{ first_name: 'A' }],
			[{ contact: 1, failureReason: "Field 'email' not found" }],
		],
		['one bad row of two', [{ email: 'a@b.c' }, { email: 'a b' }], [{ contact: 2 }]],
		['a field without value', [{ email: 'a@b.c', fields: [{ id: 1 }] }], [{ contact: 1 }]],
		['no contacts', [], ["Field 'contacts' is required"]],
		['251 contacts', many(251), [expect.stringContaining('250')]],
		[
			'400,000 bytes',
			[{ email: 'a@b.c', first_name: 'x'.repeat(400_000) }],
			[expect.stringContaining('400,000')],
		],
	])('refuses %s and queues nothing', async (_name, contacts, failureReasons) => {
		const world = scenario();
		const { status, body } = await start(world, contacts);
		expect(status).toBe(400);
		expect(body).toMatchObject({
			success: 0,
			message: expect.stringContaining('did not pass validation'),
			failureReasons,
		});
		expect(world.account.collection('bulkImports').size).toBe(0);
	});

	it.each([
		[20, 1],
		[100, 2],
	])('takes %i requests a minute with %i contact(s)', async (allowed, contacts) => {
		const world = scenario();
		for (let request = 0; request < allowed; request++) {
			expect((await start(world, many(contacts))).status).toBe(200);
		}
		const refusal = await start(world, many(contacts));
		expect(refusal).toMatchObject({
			status: 400,
			body: {
				success: 0,
				message: 'Rate limit exceeded.',
				failureReasons: [
					expect.stringMatching(`^Up to ${allowed} imports may be requested per minute`),
				],
			},
		});
		world.clock.advance(60_000);
		expect((await start(world, many(contacts))).status).toBe(200);
	});

	it.each(['failed', 'interrupted'] as const)('ends as %s when a test says so', async (status) => {
		const world = scenario();
		endNextImport(world.account, status, 1);
		const { body } = await start(world, many(3));
		world.clock.advance(importTakesMs(world.account));
		expect(await info(world, body.batchId)).toEqual({ status, success: ['1'], failure: [] });
		expect(world.account.collection('contacts').size).toBe(1);
		const next = await start(world, many(3));
		world.clock.advance(importTakesMs(world.account));
		expect(await info(world, next.body.batchId)).toMatchObject({ status: 'completed' });
	});

	it('wants a batchId that exists', async () => {
		const world = scenario();
		expect(await world.call('GET', '/api/3/import/info')).toEqual({
			status: 400,
			body: { success: 0, message: "'batchId' is a required field." },
		});
		expect(await info(world, 'x')).toMatchObject({ success: 0 });
	});

	it('delivers the callback when the time has come, without being asked', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		try {
			await once(server, 'listening');
			const { port } = server.address() as AddressInfo;
			const world = scenario();
			await start(world, [...many(1), { email: 'x@nodomain' }], {
				url: `127.0.0.1:${port}/done`,
				requestType: 'POST',
				params: [{ key: 'secret', value: 's' }],
				headers: [{ key: 'X-From', value: 'import' }],
			});
			const arrival = once(server, 'request');
			world.clock.advance(importTakesMs(world.account));
			const [request, response] = await arrival;
			const chunks: Buffer[] = [];
			for await (const chunk of request) chunks.push(chunk);
			response.end();
			expect(request.headers['x-from']).toBe('import');
			expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({
				secret: 's',
				success: 1,
				failure: 1,
				errors: [expect.stringContaining('x@nodomain')],
			});
		} finally {
			server.closeAllConnections();
			server.close();
		}
	});
});
