import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { originOf } from '../../nodes/ActiveCampaign/core/client/accountUrl';
import { isTooLarge } from '../../nodes/ActiveCampaign/core/client/size';
import type { PlannedFault } from '../emulator';
import type { Run } from '../support/engine';
import { json, openWorkbench, type Workbench } from './workbench';

const canary = 'canary-4711-0815-key';
let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench({ apiKey: canary });
});
afterEach(async () => await bench.close());

const getContact = (id: string) => ({
	resource: 'contact',
	operation: 'get',
	values: { contact: { __rl: true, mode: 'id', value: id } },
});

const createTag = (name: string) => ({
	resource: 'tag',
	operation: 'create',
	values: { name, tagType: 'contact' },
});

/** The legacy API takes the API key in the query. */
const legacy = {
	resource: 'campaign',
	operation: 'sendToContact',
	values: {
		campaign: { __rl: true, mode: 'id', value: '1' },
		message: { __rl: true, mode: 'id', value: '1' },
		email: 'a@example.com',
	},
};

describe('API key', () => {
	const written: string[] = [];
	let spies: jest.SpyInstance[] = [];
	beforeEach(() => {
		written.length = 0;
		const record = (...parts: unknown[]) => {
			written.push(parts.map((part) => inspect(part, { depth: 9 })).join(' '));
			return true;
		};
		spies = [
			...(['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
				jest.spyOn(console, name).mockImplementation(record),
			),
			jest.spyOn(process.stdout, 'write').mockImplementation(record),
			jest.spyOn(process.stderr, 'write').mockImplementation(record),
		];
	});
	afterEach(() => spies.forEach((spy) => spy.mockRestore()));

	/** Everything of a run that a user or the execution store can see. */
	const visibleOutput = (run: Run) =>
		[
			inspect(run, {
				depth: Infinity,
				showHidden: true,
				maxArrayLength: null,
				maxStringLength: null,
			}),
			run.error?.stack,
			...written,
		].join('\n');

	const echo = { message: `No access with ${canary}`, errors: [{ title: canary, detail: canary }] };
	const faults: Array<[string, PlannedFault]> = [
		...[400, 401, 402, 403, 404, 408, 409, 418, 422, 429, 500, 503].map(
			(status): [string, PlannedFault] => [
				`status ${status}`,
				{ kind: 'status', status, body: echo, headers: { 'Retry-After': '99' } },
			],
		),
		...([`https://example.com/?k=${canary}`, `https://example.com/${canary}`] as const).map(
			(Location): [string, PlannedFault] => [
				`a redirect to ${Location.replace(canary, 'the key')}`,
				{ kind: 'status', status: 302, headers: { Location } },
			],
		),
		['a text', { kind: 'status', status: 400, body: `Wrong key ${canary}` }],
		['a web page', { kind: 'html502', body: `<html><body>${canary}</body></html>` }],
		['a failure with status 200', { kind: 'status', status: 200, body: { success: 0, ...echo } }],
		[
			'an address with the key',
			{
				kind: 'status',
				status: 400,
				body: { message: `Client error: GET https://a.example/?api_key=${canary}` },
			},
		],
		['a reset before the write', { kind: 'resetBefore' }],
		['a reset after the write', { kind: 'resetAfter' }],
		['a truncated response', { kind: 'truncated' }],
		['an empty response', { kind: 'empty' }],
	];
	const policies = [undefined, 'continueRegularOutput', 'continueErrorOutput'] as const;

	it.each(faults)('appears nowhere after %s', async (_, fault) => {
		for (const continueOnFail of policies) {
			for (const given of continueOnFail
				? [createTag('A')]
				: [createTag('A'), getContact('1'), legacy]) {
				bench.emulator.reset();
				bench.emulator.seed.contacts(1);
				bench.emulator.faults.next({ ...fault, times: 9 });
				const run = await bench.run({ ...given, ...(continueOnFail && { continueOnFail }) });
				expect(JSON.stringify(bench.emulator.journal.entries[0])).toContain(canary);
				expect(visibleOutput(run)).not.toContain(canary);
			}
		}
	});

	it('appears nowhere when nothing answers or when it is wrong', async () => {
		for (const change of [{ apiUrl: 'http://127.0.0.1:1' }, { apiKey: `${canary}-wrong` }]) {
			const credentials = { ...bench.credentials, ...change };
			const run = await bench.run({ ...createTag('A'), credentials });
			expect(run.error?.message).toMatch(/could not be reached|refused the API key/);
			expect(visibleOutput(run)).not.toContain(canary);
		}
	});

	it.each([`${canary}\r\nX-Evil: 1`, `${canary}\nfoo`, `${canary}\u0000`, `${canary}\u2028x`, ''])(
		'is refused without being shown when it is invalid: %j',
		async (apiKey) => {
			const run = await bench.run({
				...createTag('A'),
				credentials: { ...bench.credentials, apiKey },
			});
			expect(run.error?.message).toMatch(/^The API key is (not one|empty)$/);
			expect(visibleOutput(run)).not.toContain(canary);
			expect(bench.emulator.journal.entries).toHaveLength(0);
		},
	);

	it.each([301, 302, 303, 307, 308])('is not sent along a redirect with %d', async (status) => {
		const seen: string[] = [];
		const other = createServer((request, response) => {
			seen.push(`${request.method} ${request.url}`);
			response.end('{}');
		});
		await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
		const { port } = other.address() as AddressInfo;
		const headers = { Location: `http://127.0.0.1:${port}/api/3/tags` };
		const messages: unknown[] = [];
		for (const given of [
			createTag('A'),
			getContact('1'),
			{ ...getContact('1'), operation: 'delete' },
		]) {
			bench.emulator.faults.next({ kind: 'status', status, headers, times: 9 });
			const run = await bench.run(given);
			messages.push(run.error?.message);
			bench.emulator.faults.clear();
		}
		other.closeAllConnections();
		other.close();
		expect(seen).toEqual([]);
		expect(messages).toEqual(messages.map(() => expect.stringMatching(/leads elsewhere/)));
	});

	it('is sent without encryption to this machine only', () => {
		for (const url of [
			'http://acme.api-us1.com',
			'http://127.0.0.1.example.com',
			'http://localhost.example.com',
		])
			expect(originOf(url)).toMatch(/^https:/);
		for (const url of ['http://127.0.0.1:5', 'http://localhost:5', 'http://[::1]:5'])
			expect(originOf(url)).toBe(url);
		for (const url of ['http://localhost@example.com', 'ftp://acme.api-us1.com', 'file:///etc'])
			expect(() => originOf(url)).toThrow();
	});
});

describe('Values of an item', () => {
	const injected = 'a\r\nX-Evil: 1\r\n\r\nGET /api/3/evil HTTP/1.1\r\n&api_action=evil"}}';

	it('stay one value in a body, a form and a query', async () => {
		const { journal } = bench.emulator;
		await bench.run(createTag(injected));
		await bench.run({
			resource: 'tag',
			operation: 'getAll',
			values: { filters: { search: injected } },
		});
		await bench.run({
			resource: 'message',
			operation: 'createWithContent',
			values: {
				subject: injected,
				fromName: injected,
				fromEmail: 'a@example.com',
				replyTo: 'a@example.com',
				lists: ['1'],
				format: 'text',
				text: injected,
			},
		});
		const [tag, list, message] = journal.entries;
		expect((tag?.body as { tag: { tag: string } }).tag.tag).toBe(injected);
		expect(Object.values(list?.query ?? {})).toContain(injected);
		expect((message?.body as { subject: string }).subject).toBe(injected);
		expect(message?.query['api_action']).toBe('message_add');
		for (const { headers, path } of journal.entries) {
			expect(headers).not.toHaveProperty('x-evil');
			expect(path).not.toMatch(/evil/);
		}
	});

	it.each([
		injected,
		'1/../2',
		'../users',
		'%2e%2e',
		'..',
		'.',
		'',
		'   ',
		'1?x=1',
		'1#x',
		'1\\..\\2',
	])('reach no other path: %j', async (id) => {
		await bench.run({ resource: 'contactTag', operation: 'get', values: { id } });
		for (const { path, query } of bench.emulator.journal.entries) {
			// The journal decodes the path, so the ID shows as it was given.
			expect(path).toBe(`/api/3/contactTags/${id}`);
			expect(query).toEqual({});
		}
		bench.emulator.journal.clear();
		// What cannot be the ID of a contact is looked up as an address.
		await bench.run(getContact(id));
		for (const { path, query } of bench.emulator.journal.entries) {
			expect(path).toBe('/api/3/contacts');
			expect(query).toMatchObject({ email: id.trim() });
		}
	});

	it('do not pollute a prototype', async () => {
		const evil = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
		const item = JSON.parse(evil.replace('{', '{"email":"a@example.com",')) as object;
		bench.emulator.seed.fields(['Colour']);
		bench.emulator.faults.next({
			kind: 'status',
			status: 200,
			body: `{"tags":[{"id":"1","__proto__":{"polluted":1}}],"__proto__":{"polluted":1}}`,
			match: { path: '/api/3/tags' },
		});
		await bench.run({ resource: 'tag', operation: 'getAll' });
		await bench.run({
			resource: 'contact',
			operation: 'upsert',
			items: [item as never],
			values: {
				email: 'a@example.com',
				customFields: { mappingMode: 'autoMapInputData', value: null },
			},
		});
		await bench.run({
			resource: 'apiRequest',
			operation: 'send',
			values: { method: 'POST', path: '/tags', body: evil, query: evil },
		});
		await bench.run({
			resource: 'customObjectRecord',
			operation: 'create',
			values: {
				schema: { __rl: true, mode: 'id', value: '1' },
				additionalFields: {
					relations: { relation: [{ id: '__proto__.polluted', related: '1' }] },
				},
			},
		});
		expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
		expect(Object.keys(Object.prototype)).toEqual([]);
	});

	it.each([
		['a long text', 'x'.repeat(1_000_000)],
		['many brackets', '<'.repeat(300_000)],
		['many brackets that close', '<a'.repeat(100_000) + '>'.repeat(100_000)],
		['many spaces', `a${' '.repeat(300_000)}b`],
		['many ampersands', '&amp'.repeat(100_000)],
		['many digits', '9'.repeat(300_000)],
		['signs and emoji', '\u202e👩‍👩‍👧'.repeat(20_000)],
	])('are handled in linear time: %s', async (_, text) => {
		const startedAt = performance.now();
		bench.emulator.faults.next({ kind: 'resetAfter', match: { method: 'POST' } });
		await bench.run(createTag(text));
		await bench.run({
			...createTag('A'),
			resource: 'note',
			values: {
				ownerType: 'contact',
				contact: { __rl: true, mode: 'id', value: text },
				note: text,
			},
		});
		await bench.run(getContact(text));
		bench.emulator.faults.next({ kind: 'status', status: 400, body: { message: text } });
		const run = await bench.run(createTag('B'));
		expect(run.error?.message.length).toBeLessThan(3_000);
		expect(performance.now() - startedAt).toBeLessThan(5_000);
	});
});

describe('Oversized response', () => {
	it('is refused with advice', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 200,
			body: { tags: [{ id: '1', tag: 'x'.repeat(51_000_000) }] },
		});
		const run = await bench.run({ resource: 'tag', operation: 'getAll' });
		expect(run.error?.message).toMatch(/larger than 50 MB/);
		expect(run.error?.description).toMatch(/Ask for less/);
		expect(json(run)).toEqual([]);
	});

	it('is measured by its parts and by its declared length', () => {
		expect(isTooLarge({ a: ['xxxx', { b: 'yyyy' }] }, undefined, 9)).toBe(true);
		expect(isTooLarge({ a: ['xxxx', { b: 'yyyy' }] }, undefined, 20)).toBe(false);
		expect(isTooLarge('', '21', 20)).toBe(true);
	});
});
