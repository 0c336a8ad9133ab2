import type { SwitchName } from '../emulator/assumptions';
import { Client } from '../support/probe/client';
import { CannotRun } from '../support/probe/outcome';
import { planOf } from '../support/probe/plan';
import { publicText, type Report, secretsOf } from '../support/probe/report';
import { type Bench, openBench, seedAccount } from './bench';

let bench: Bench;
beforeAll(async () => {
	bench = await openBench();
});
afterAll(() => bench.close());
beforeEach(() => {
	bench.emulator.reset();
	seedAccount(bench.emulator);
});

const resultOf = ({ switches }: Report, wanted: SwitchName) =>
	switches.find(({ name }) => name === wanted);

describe('a run of the probe', () => {
	it('sends two requests a second at most', async () => {
		await bench.probe({ includeLimit: false });
		expect(bench.emulator.journal.worstSecond()).toBe(2);
	});

	it('can be slower, and not faster', async () => {
		await bench.probe({ only: ['tagDuplicate'], requestsPerSecond: 1 });
		expect(bench.emulator.journal.worstSecond()).toBe(1);
		bench.emulator.journal.clear();
		await bench.probe({ only: ['tagDuplicate'], requestsPerSecond: 50 });
		expect(bench.emulator.journal.worstSecond()).toBe(2);
	});

	it('sends about as many requests as it says', async () => {
		const { requests } = await bench.probe();
		const plan = planOf({ only: [], includeLimit: true, deliveries: true }, 2);
		expect(requests).toBeGreaterThan(plan.requests * 0.5);
		expect(requests).toBeLessThan(plan.requests * 1.2);
	});

	it('sends nothing that the reference does not have, but what a probe is about', async () => {
		await bench.probe({ includeLimit: false });
		const { journal } = bench.emulator;
		const asked = journal.suspicious.map(
			({ method, path, violations }) =>
				`${method} ${path.replace(/^\/api\/3/, '').replace(/\d+/g, 'N')} ${violations.join()}`,
		);
		expect(journal.filter((entry) => entry.unknownRoute === true)).toEqual([]);
		expect([...new Set(asked)].map((text) => text.replace(/ac-probe-\w+/, 'NAME')).sort()).toEqual([
			'GET /contacts ?limit=101: at most 100',
			'GET /lists ?filters[colour]: unknown query parameter',
			'GET /tags/ path: a slash at its end',
			'GET /webhooks/events /api/3/webhooks/events: the documented path is /webhook/events',
			'POST /contactTags contactTag.tag: integer is expected, got "NAME-tag"',
			'POST /dealRoles dealRole: unknown member',
			'POST /import/bulk_import contacts[1].email: required member is missing',
		]);
	});

	it('waits out a refusal for the limit as long as the service asks', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 429,
			headers: { 'Retry-After': '7' },
			match: { path: '/api/3/tags/' },
		});
		const report = await bench.probe({ only: ['trailingSlash'] });
		const [refused, again] = bench.emulator.journal.filter({ path: '/api/3/tags/' });
		expect((again?.at ?? 0) - (refused?.at ?? 0)).toBe(7000);
		expect(resultOf(report, 'trailingSlash')).toMatchObject({ position: 'ignored' });
	});

	it('skips what the plan of the account does not have, and goes on', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 403,
			match: { path: /\/(customObjects|deal)/ },
			times: Infinity,
		});
		const report = await bench.probe({ includeLimit: false });
		const missing = report.switches.filter(({ outcome }) => outcome === 'notAvailable');
		expect(missing.map(({ name }) => name).sort()).toEqual([
			'currencyInDeliveries',
			'customFieldEvent',
			'dealContact',
			'dealIncomplete',
			'hasManyRelation',
			'recordAnswer',
			'recordListing',
			'recordMissing',
			'recordOrder',
			'recordRanges',
			'recordReads',
			'recordRelations',
			'recordRepost',
			'recordUnknownField',
		]);
		expect(report.finished).toBe(true);
		const note = report.operations.find(({ name }) => name === 'deal.getNotes');
		expect(note?.finding).toEqual({
			kind: 'notAvailable',
			why: 'POST /dealGroups answered 403',
		});
	});

	it('does not begin with a wrong key', async () => {
		const run = bench.probe({ key: 'wrong' });
		await expect(run).rejects.toThrow(CannotRun);
		await expect(run).rejects.toThrow('refuses the API key');
		expect(bench.emulator.journal.count()).toBe(1);
	});

	it('does not begin at an address that is no API of ActiveCampaign', async () => {
		bench.emulator.faults.next({ kind: 'loginRedirect' });
		await expect(bench.probe()).rejects.toThrow('does not answer like an API');
	});

	it('does not begin when nothing answers', async () => {
		const send: typeof fetch = () => Promise.reject(new TypeError('fetch failed'));
		await expect(bench.probe({ send })).rejects.toThrow('The address does not answer');
	});

	it('ends when the key is taken back on the way', async () => {
		let sent = 0;
		const send: typeof fetch = async (...request) => {
			sent += 1;
			return sent < 60
				? await fetch(...request)
				: new Response('{"message":"Forbidden"}', { status: 403 });
		};
		const { finished, switches } = await bench.probe({ send, includeLimit: false });
		expect(finished).toBe(false);
		expect(switches.filter(({ outcome }) => outcome === 'notProbed').length).toBeGreaterThan(20);
	});

	it('ends when nothing answers any more', async () => {
		let sent = 0;
		const send: typeof fetch = async (...request) => {
			sent += 1;
			if (sent < 60) return await fetch(...request);
			throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
		};
		const lines: string[] = [];
		const { finished } = await bench.probe({ send, log: (line) => lines.push(line) });
		expect(finished).toBe(false);
		expect(lines.join('\n')).toMatch(/No answer: \w+ \/\S+: ECONNRESET/);
	});
});

describe('the report of the probe', () => {
	it('has no key, host, address or name of the account', async () => {
		const { url, apiKey, account } = bench.emulator;
		const text = publicText(await bench.probe(), secretsOf(url, apiKey));
		expect(JSON.parse(text)).toMatchObject({ finished: true, left: [] });
		const own = ['contacts', 'lists', 'tags', 'deals', 'accounts', 'campaigns', 'users'].flatMap(
			(name) => account.collection(name).all(),
		);
		const names = own.flatMap((row) =>
			['email', 'name', 'tag', 'title', 'firstName', 'subject', 'hash'].map((key) => row[key]),
		);
		const secrets = [url, new URL(url).host, apiKey, 'Secret Shop', 'secret', ...names].filter(
			(value): value is string => typeof value === 'string' && value.length > 3,
		);
		expect(secrets.length).toBeGreaterThan(200);
		expect(
			secrets.filter((secret) => text.includes(`"${secret}"`) || text.includes(` ${secret} `)),
		).toEqual([]);
		expect(text).not.toContain('@');
		expect(text).not.toContain(apiKey);
	});

	it('strikes out the name of the account wherever it is', () => {
		const secrets = secretsOf('https://acme.api-us1.com/', 'key-0123456789');
		expect(secrets).toEqual(expect.arrayContaining(['acme.api-us1.com', 'acme', 'key-0123456789']));
		const report = { date: 'https://acme.api-us1.com/ key-0123456789' } as Report;
		expect(publicText(report, secrets)).not.toMatch(/acme|key-/);
	});
});

describe('the client of the probe', () => {
	it('takes the address with a slash or the path of the API at its end', async () => {
		const { url, apiKey: key, clock } = bench.emulator;
		for (const end of ['', '/', '/api/3', '/api/3/']) {
			const client = new Client({ url: `${url}${end}`, key, clock, requestsPerSecond: 2 });
			expect((await client.call('GET', '/users/me')).status).toBe(200);
			bench.clock.advance(1000);
		}
	});
});
