import type { FaultKind } from '../emulator/faults';
import { byId, json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench({ latencyMs: 50 });
});
afterEach(async () => await bench.close());

const outage = (times = 99, method?: string) =>
	bench.emulator.faults.next({
		kind: 'outagePage',
		times,
		...(method === undefined ? {} : { match: { method } }),
	});
const methods = () => bench.emulator.journal.entries.map(({ method }) => method);
const page = 'ActiveCampaign answered with a page or text instead of data';
const lostPage = `${page}, and the change may have been made`;

const upsert = (more: object = {}) => ({
	resource: 'contact',
	operation: 'upsert',
	values: { email: 'ann@example.com', additionalFields: { firstName: 'Ann' }, ...more },
});

describe('The outage page of ActiveCampaign with status 200', () => {
	it('ends a read after five sends', async () => {
		outage();
		const run = await bench.run({ resource: 'contact', operation: 'getAll' });
		expect(run.error?.message).toBe(page);
		expect(run.error?.description).toMatch(/status\.activecampaign\.com/);
		expect(methods()).toHaveLength(5);
	});

	it('that passes does no harm to a read, an upsert and a create', async () => {
		bench.emulator.seed.lists(['Newsletter']);
		outage(2);
		expect(json(await bench.run({ resource: 'list', operation: 'getAll' }))).toHaveLength(1);
		outage(2);
		expect(json(await bench.run(upsert()))).toMatchObject([{ email: 'ann@example.com' }]);
		outage(1);
		const tag = { resource: 'tag', operation: 'create', values: { name: 'VIP' } };
		expect(json(await bench.run(tag))).toMatchObject([{ tag: 'VIP' }]);
		expect(bench.rows('tags')).toHaveLength(1);
	});

	it('is no deletion', async () => {
		const [contact] = bench.emulator.seed.contacts(1);
		outage();
		const run = await bench.run({
			resource: 'contact',
			operation: 'delete',
			values: { contact: byId(contact?.id ?? '') },
		});
		expect(run.error?.message).toBe(page);
		expect(bench.rows('contacts')).toHaveLength(1);
	});

	it('is no note, and a create that nothing can find is not sent again', async () => {
		const [campaign] = bench.emulator.seed.campaigns(1);
		const [contact] = bench.emulator.seed.contacts(1);
		outage(99, 'POST');
		const copy = await bench.run({
			resource: 'campaign',
			operation: 'copy',
			values: { campaign: byId(campaign?.id ?? '') },
		});
		expect(copy.error?.message).toBe(lostPage);
		expect(methods()).toEqual(['POST']);
		const note = await bench.run({
			resource: 'note',
			operation: 'create',
			values: { ownerType: 'contact', contact: byId(contact?.id ?? ''), note: 'Hello' },
		});
		expect(note.error?.message).toBe(page);
	});

	it('fails a part of an upsert alone', async () => {
		bench.emulator.faults.next({ kind: 'outagePage', times: 99, match: { path: /contactTags/ } });
		const run = await bench.run(upsert({ parts: { addTags: 'VIP', note: 'Hello' } }));
		expect(json(run)[0]?.parts).toEqual([
			{ part: 'tag VIP', status: 'failed', reason: page },
			{ part: 'note', status: 'done' },
		]);
	});
});

describe('An empty answer', () => {
	it('to an upsert leads to the contact by its address, and its parts are written to it', async () => {
		bench.emulator.faults.next({ kind: 'empty', match: { path: /contact\/sync/ } });
		const run = await bench.run(upsert({ parts: { addTags: 'VIP', note: 'Hello' } }));
		const [contact] = bench.rows('contacts');
		expect(json(run)).toMatchObject([
			{
				id: contact?.id,
				email: 'ann@example.com',
				parts: [
					{ part: 'tag VIP', status: 'done' },
					{ part: 'note', status: 'done' },
				],
			},
		]);
		expect(bench.rows('contactTags')).toMatchObject([{ contact: contact?.id }]);
		expect(bench.rows('notes')).toMatchObject([{ relid: contact?.id }]);
		const { entries } = bench.emulator.journal;
		expect(entries.filter(({ path }) => path.endsWith('/contact/sync'))).toHaveLength(1);
	});

	it('to an upsert that has stored nothing has it sent again', async () => {
		bench.emulator.seed.contacts(1, () => ({ email: 'ann@example.com', firstName: 'Anna' }));
		bench.emulator.faults.next({ kind: 'status', status: 200, body: '' });
		const run = await bench.run(upsert());
		expect(json(run)).toMatchObject([{ email: 'ann@example.com', firstName: 'Ann' }]);
		expect(bench.rows('contacts')).toMatchObject([{ firstName: 'Ann' }]);
	});

	it.each([['deal'], ['tag']])('to a create leads to what was made: %s', async (resource) => {
		bench.emulator.seed.contacts(1);
		bench.emulator.seed.deals(1);
		bench.emulator.faults.next({ kind: 'empty', match: { method: 'POST' } });
		const values =
			resource === 'tag'
				? { name: 'VIP' }
				: { title: 'Engine', contact: byId('1'), value: 10, currency: 'usd', pipeline: byId('1') };
		const run = await bench.run({ resource, operation: 'create', values });
		expect(run.error).toBeUndefined();
		expect(json(run)[0]?.id).toBeDefined();
		expect(methods().filter((method) => method === 'POST')).toHaveLength(1);
	});

	it('to a create that made nothing fails, and the create is not sent again', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 200,
			body: {},
			match: { method: 'POST' },
		});
		const run = await bench.run({
			resource: 'tag',
			operation: 'create',
			values: { name: 'VIP' },
		});
		expect(run.error?.message).toBe(
			'ActiveCampaign answered with nothing, and the change may have been made',
		);
		expect(methods()).toEqual(['POST', 'GET']);
	});

	it.each<[string, object]>([
		['{}', {}],
		['[]', []],
		['rows in no member', { meta: { total: '0' } }],
	])('to a list is no empty list: %s', async (_, body) => {
		bench.emulator.faults.next({ kind: 'status', status: 200, body, times: 99 });
		const run = await bench.run({ resource: 'contact', operation: 'getAll' });
		expect(run.error?.message).toMatch(
			/^ActiveCampaign answered with(out the list that was asked for| nothing)$/,
		);
		expect(methods()).toHaveLength(5);
	});

	it('with an error code to a delete has it sent again, which finds nothing left', async () => {
		const [tag] = bench.emulator.seed.tags(['VIP']);
		const headers = { 'X-Ac-Error': 'Code 9001' };
		bench.emulator.faults.next({ kind: 'status', status: 200, body: '', headers, times: 2 });
		const run = await bench.run({
			resource: 'tag',
			operation: 'delete',
			values: { tag: byId(tag?.id ?? '') },
		});
		expect(json(run)).toEqual([{ deleted: true }]);
		expect(methods()).toEqual(['DELETE', 'DELETE', 'DELETE']);
		expect(bench.rows('tags')).toEqual([]);
	});

	it('to a new name of a list counts only if the list has it', async () => {
		const [list] = bench.emulator.seed.lists(['Newsletter']);
		const rename = {
			resource: 'list',
			operation: 'update',
			values: { list: byId(list?.id ?? ''), name: 'News' },
		};
		expect(json(await bench.run(rename))).toMatchObject([{ id: list?.id, name: 'News' }]);
		bench.emulator.faults.next({ kind: 'status', status: 200, body: '', match: { method: 'PUT' } });
		const values = { ...rename.values, name: 'Letters' };
		const run = await bench.run({ ...rename, values });
		expect(run.error?.message).toBe('ActiveCampaign did not change the list');
	});
});

describe('The page of a firewall or proxy', () => {
	const getTags = { resource: 'tag', operation: 'getAll' };
	const blocked = (status: number) =>
		`A firewall or proxy between n8n and ActiveCampaign blocked the request (status ${status})`;

	it.each<[FaultKind, string]>([
		['challengePage', blocked(403)],
		['proxyPage', 'The proxy between n8n and ActiveCampaign wants a login (status 407)'],
	])('%s is tried twice by a read, and says who blocked it', async (kind, message) => {
		bench.emulator.faults.next({ kind, times: 99 });
		const run = await bench.run(getTags);
		expect(run.error?.message).toBe(message);
		expect(run.error?.description).not.toMatch(/permission|plan|values of this item/);
		expect(methods()).toEqual(['GET', 'GET']);
	});

	it.each<FaultKind>(['challengePage', 'proxyPage'])(
		'%s that lets the second read pass does no harm',
		async (kind) => {
			bench.emulator.seed.tags(['VIP']);
			bench.emulator.faults.next({ kind });
			expect(json(await bench.run(getTags))).toHaveLength(1);
		},
	);

	it.each<FaultKind>(['challengePage', 'proxyPage'])('%s ends a write at once', async (kind) => {
		bench.emulator.faults.next({ kind, times: 99 });
		const run = await bench.run({ resource: 'tag', operation: 'create', values: { name: 'VIP' } });
		expect(run.error?.message).toMatch(/firewall|proxy/);
		expect(run.error?.message).not.toMatch(/may have been made/);
		expect(methods()).toEqual(['POST']);
	});

	it.each([429, 503])(
		'with status %s is tried like the status, and named in the end',
		async (status) => {
			const headers = { 'Content-Type': 'text/html' };
			const body = '<html><body><h1>Busy</h1></body></html>';
			bench.emulator.faults.next({ kind: 'status', status, headers, body, times: 999 });
			const run = await bench.run(getTags);
			expect(run.error?.message).toBe(blocked(status));
			expect(methods().length).toBeGreaterThanOrEqual(5);
		},
	);

	it('is not seen in a refusal by ActiveCampaign itself', async () => {
		bench.emulator.faults.next({ kind: 'status', status: 403, body: { message: 'Forbidden' } });
		const run = await bench.run(getTags);
		expect(run.error?.message).toBe('ActiveCampaign refused the API key');
		expect(methods()).toEqual(['GET']);
	});
});

describe('Answers and values that cannot be', () => {
	it('a wait that is longer than the longest one is not said to have been waited for', async () => {
		const headers = { 'Retry-After': '61' };
		bench.emulator.faults.next({ kind: 'status', status: 429, headers, body: {} });
		const run = await bench.run({ resource: 'tag', operation: 'getAll' });
		expect(run.error?.message).toBe('The ActiveCampaign account is over its limit of requests');
		expect(run.error?.description).toMatch(/^Try again in 61 seconds/);
	});

	it.each([
		['GET', { resource: 'tag', operation: 'getAll' }, undefined],
		['POST', { resource: 'tag', operation: 'create', values: { name: 'VIP' } }, /has been made/],
	])(
		'an answer that is too large is read once: %s',
		async (method, call, change) => {
			bench.emulator.faults.next({
				kind: 'status',
				status: 200,
				body: { tags: [], tag: {}, filler: 'x'.repeat(50_000_001) },
				times: 9,
			});
			const run = await bench.run(call);
			expect(run.error?.message).toMatch(/larger than 50 MB/);
			expect(methods()).toEqual([method]);
			if (change) expect(run.error?.description).toMatch(change);
			else expect(run.error?.description).not.toMatch(/changed|has been made/);
		},
		120_000,
	);

	it('a member of an API Request that the answer does not have is named', async () => {
		const values = { api: 'v3', method: 'GET', path: '/tags', allPages: true };
		const options = { member: 'labels' };
		const run = await bench.run({
			resource: 'apiRequest',
			operation: 'send',
			values: { ...values, options },
		});
		expect(run.error?.message).toBe('The answer has no list "labels"');
		expect(run.error?.description).toMatch(/Result Member/);
	});

	it.each(['GET', 'PUT'])(
		'a percent sign in the path of an API Request is named: %s',
		async (method) => {
			const values = { api: 'v3', method, path: '/contacts/100%' };
			const run = await bench.run({ resource: 'apiRequest', operation: 'send', values });
			expect(run.error?.message).toBe('Path is not valid: "/contacts/100%"');
			expect(run.error?.description).toMatch(/%25/);
			expect(methods()).toEqual([]);
		},
	);

	it.each([
		['path', { api: 'v3', method: 'GET', path: '/contacts/{id}' }],
		[
			'body',
			{
				api: 'v3',
				method: 'POST',
				path: '/contactTags',
				body: { contactTag: { contact: '{id}', tag: 3 } },
			},
		],
		['body', { api: 'v3', method: 'POST', path: '/notes', body: { note: { relid: 'undefined' } } }],
	])('a placeholder in the %s is never sent', async (_, values) => {
		const run = await bench.run({ resource: 'apiRequest', operation: 'send', values });
		expect(run.error?.message).toMatch(/^An ID is missing in the request: /);
		expect(methods()).toEqual([]);
	});
});
