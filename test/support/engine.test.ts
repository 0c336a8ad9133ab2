import { itIfErrorsKeepResponse } from './abilities';
import { createEngine } from './engine';
import { Echo } from './fixtures/Echo.node';
import { EchoApi } from './fixtures/EchoApi.credentials';
import { EchoTrigger } from './fixtures/EchoTrigger.node';
import { type LocalServer, startLocalServer } from './fixtures/localServer';

const engine = createEngine({ nodes: [Echo, EchoTrigger], credentials: [EchoApi] });
let server: LocalServer;
const open: Array<() => void> = [];

beforeAll(async () => {
	server = await startLocalServer((request, response) => {
		if (request.url === '/hang') return void open.splice(0).forEach((notify) => notify());
		if (request.url === '/reset') return void response.destroy();
		if (request.url === '/me') {
			const status = { good: 200, bad: 403 }[String(request.headers['api-token'])] ?? 500;
			return void response.writeHead(status).end('{}');
		}
		if (request.url.startsWith('/fail')) {
			response.writeHead(422, { 'content-type': 'application/json' });
			return void response.end(JSON.stringify({ errors: [{ title: 'No such thing' }] }));
		}
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ path: request.url, key: request.headers['api-token'] }));
	});
});
beforeEach(() => void server.seen.splice(0));
afterAll(async () => await server.close());

const credentials = () => ({ apiUrl: server.url, apiKey: 'secret' });
const hanging = async () => await new Promise<void>((resolve) => open.push(resolve));

describe('Engine: run', () => {
	it('returns items with pairing, binary data and hints, and evaluates expressions per item', async () => {
		const binary = { file: { data: 'aGk=', mimeType: 'text/plain', fileName: 'a.txt' } };
		const run = await engine.run({
			node: 'echo',
			parameters: { path: '=/{{ $json.email }}/{{ $itemIndex }}' },
			items: [{ email: 'a' }, { json: { email: 'b' }, binary }],
			credentials: credentials(),
		});
		expect(run.status).toBe('success');
		expect(run.error).toBeUndefined();
		expect(run.items).toEqual([
			{ json: { answer: { path: '/a/0', key: 'secret' } }, pairedItem: { item: 0 } },
			{ json: { answer: { path: '/b/1', key: 'secret' } }, binary, pairedItem: { item: 1 } },
		]);
		expect(run.hints).toEqual([{ message: '2 echoed', location: 'outputPane' }]);
		expect(run.messages).toHaveLength(1);
		expect(run.credentialReads).toEqual({ echoApi: 4 });
	});

	it('stops at an error as in the editor', async () => {
		const parameters = { path: '={{ $json.path }}' };
		const items = [{ path: '/ok' }, { path: '/fail' }, { path: '/never' }];
		const run = await engine.run({ parameters, items, credentials: credentials() });
		expect(run.status).toBe('error');
		expect(run.items).toEqual([]);
		expect(run.error).toMatchObject({ name: 'NodeApiError', httpCode: '422' });
		expect(server.seen).toHaveLength(2);
	});

	it('reports network errors by their code', async () => {
		const run = await engine.run({ parameters: { path: '/reset' }, credentials: credentials() });
		expect(run.error).toMatchObject({ name: 'NodeApiError', httpCode: 'ECONNRESET' });
	});

	it('routes failed items to the regular or to the error output', async () => {
		const options = {
			parameters: { path: '={{ $json.path }}' },
			items: [{ path: '/fail' }, { path: '/ok' }],
			credentials: credentials(),
		};
		const regular = await engine.run({ ...options, continueOnFail: 'continueRegularOutput' });
		expect(regular.items).toHaveLength(2);
		expect(regular.errorItems).toEqual([]);
		const split = await engine.run({ ...options, continueOnFail: 'continueErrorOutput' });
		expect(split.items).toMatchObject([{ pairedItem: { item: 1 } }]);
		expect(split.errorItems).toMatchObject([
			{ json: { path: '/fail', error: expect.any(String) }, pairedItem: { item: 0 } },
		]);
	});

	it('retries the whole node', async () => {
		const parameters = { path: '/fail' };
		const retryOnFail = { maxTries: 3 };
		const run = await engine.run({ parameters, retryOnFail, credentials: credentials() });
		expect(run.status).toBe('error');
		expect(server.seen).toHaveLength(3);
	});

	it('refuses a missing required parameter and a missing credential', async () => {
		const missing = await engine.run({ parameters: {}, credentials: credentials() });
		expect(missing.error?.message).toMatch(/issues/);
		const without = await engine.run({ parameters: { path: '/ok' } });
		expect(without.error?.message).toMatch(/credentials/i);
		expect(server.seen).toEqual([]);
	});

	it('names an unknown node type', async () => {
		await expect(engine.run({ node: 'other.thing', parameters: {} })).rejects.toThrow(
			'other.thing',
		);
	});
});

describe('Engine: stop', () => {
	const parameters = { path: '/hang' };

	it('cancels the request in flight and measures when the code returned', async () => {
		const reached = hanging();
		const execution = engine.start({ parameters, credentials: credentials() });
		await reached;
		const run = await execution.stop();
		expect(run.status).toBe('canceled');
		expect(run.returnedAfterStop).toBeLessThan(200);
		expect(await execution.result).toBe(run);
	});

	it('cancels on an abort signal and on the execution timeout', async () => {
		const controller = new AbortController();
		void hanging().then(() => controller.abort());
		const { signal } = controller;
		const aborted = await engine.run({ parameters, credentials: credentials(), signal });
		expect(aborted.status).toBe('canceled');
		const timed = await engine.run({
			parameters,
			credentials: credentials(),
			executionTimeout: 0.05,
		});
		expect(timed.status).toBe('canceled');
	});
});

describe('Engine: runWorkflow', () => {
	const node = (name: string, type: string, x: number, parameters = {}) => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [x, 0],
		parameters,
		credentials: { echoApi: { id: '1', name: 'Mine' } },
	});
	const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	const file = {
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 0),
			node('Fields', 'n8n-nodes-base.set', 1, {
				assignments: { assignments: [{ name: 'path', value: '=/{{ $json.id }}', type: 'string' }] },
			}),
			node('Echo', 'n8n-nodes-activecampaign.echo', 2, { path: '={{ $json.path }}' }),
			node('End', 'n8n-nodes-base.noOp', 3, {}),
			node('Note', 'n8n-nodes-base.stickyNote', 4, {}),
		],
		connections: { Start: to('Fields'), Fields: to('Echo'), Echo: to('End') },
	};

	it('runs all nodes from pinned trigger items', async () => {
		const pinned = { Start: [{ id: 7 }, { id: 8 }] };
		const run = await engine.runWorkflow(file, { pinned, credentials: credentials() });
		expect(run.status).toBe('success');
		expect(run.node('End').outputs[0]).toMatchObject([
			{ json: { answer: { path: '/7' } } },
			{ json: { answer: { path: '/8' } } },
		]);
	});

	it('names an unknown node type', async () => {
		const unknown = { ...file, nodes: [...file.nodes, node('X', 'n8n-nodes-base.if', 5)] };
		await expect(engine.runWorkflow(unknown)).rejects.toThrow('"n8n-nodes-base.if"');
	});
});

describe('Engine: methods', () => {
	const methods = () => engine.methods({ parameters: { path: '/p' }, credentials: credentials() });

	it('calls loadOptions, listSearch and resourceMapping in the context of the editor', async () => {
		expect(await methods().loadOptions('rates')).toEqual([{ name: '/p', value: 5 }]);
		const found = await methods().listSearch('search', 'abc', '20');
		expect(found.paginationToken).toBe('next');
		expect(server.seen[0]?.url).toBe('/search?filter=abc&paginationToken=20');
		expect(await methods().resourceMapping('fields')).toEqual({ fields: [] });
		await expect(methods().loadOptions('nothing')).rejects.toThrow('nothing');
	});
});

describe('Engine: credentialTest', () => {
	const test = async (apiKey: string, apiUrl = server.url) =>
		await engine.methods({ credentials: { apiUrl, apiKey } }).credentialTest();

	it('sends the declared request with the key', async () => {
		expect(await test('good')).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(await test('bad')).toMatchObject({ status: 'Error' });
	});

	itIfErrorsKeepResponse('applies the status rules', async () => {
		expect(await test('bad')).toEqual({ status: 'Error', message: 'The key is not valid' });
		expect(await test('other')).toEqual({ status: 'Error', message: 'Internal Server Error' });
		expect(await test('good', 'http://127.0.0.1:1')).toEqual({
			status: 'Error',
			message: 'ECONNREFUSED',
		});
	});
});

describe('Engine: trigger', () => {
	const trigger = (staticData?: { hookId: string }) =>
		engine.trigger({ node: 'echoTrigger', credentials: credentials(), staticData });

	it('registers, keeps its static data and unregisters', async () => {
		const one = trigger();
		expect(await one.checkExists()).toBe(false);
		await one.activate();
		const { url = '', method } = server.seen[0] ?? {};
		expect(method).toBe('POST');
		expect(new URL(url, server.url).searchParams.get('to')).toBe(one.webhookUrl);
		expect(one.staticData).toEqual({ hookId: '1' });
		expect(await one.checkExists()).toBe(true);
		await one.activate();
		expect(server.seen).toHaveLength(1);
		await one.delete();
		expect(one.staticData).toEqual({});
		expect(await trigger({ hookId: '9' }).checkExists()).toBe(true);
	});

	it('returns the items of a delivery, or the response of a node that refuses it', async () => {
		const accepted = await trigger().deliver({ body: { type: 'subscribe' } });
		expect(accepted.items).toEqual([{ json: { type: 'subscribe' } }]);
		expect(accepted.response).toBeUndefined();
		const refused = await trigger().deliver({ body: {} });
		expect(refused.items).toBeUndefined();
		expect(refused.response).toEqual({ status: 403, body: 'no' });
	});

	it('receives urlencoded deliveries over HTTP with flat keys', async () => {
		const one = trigger();
		const listening = await one.listen();
		expect(one.webhookUrl?.startsWith(listening.url)).toBe(true);
		const body = new URLSearchParams({ type: 'subscribe', 'contact[id]': '7' });
		const answer = await fetch(one.webhookUrl ?? '', { method: 'POST', body });
		expect(answer.status).toBe(200);
		await answer.text();
		await fetch(one.webhookUrl ?? '', { method: 'POST', body: new URLSearchParams() });
		expect(listening.delivered[0]?.items).toEqual([
			{ json: { type: 'subscribe', 'contact[id]': '7' } },
		]);
		expect(listening.delivered[1]?.response?.status).toBe(403);
		await listening.close();
	});
});
