import { hosts } from '../../nodes/ActiveCampaign/core/client/accountUrl';
import { byName, json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
const trackingHost = hosts.tracking;
beforeEach(async () => {
	bench = await openWorkbench();
	hosts.tracking = bench.emulator.url;
});
afterEach(async () => {
	hosts.tracking = trackingHost;
	await bench.close();
	expect(bench.emulator.journal.suspicious).toEqual([]);
});

const run = async (resource: string, operation: string, values = {}) =>
	await bench.run({ resource, operation, values });
const last = () => bench.emulator.journal.entries[bench.emulator.journal.entries.length - 1];

describe('Webhook', () => {
	it('creates a webhook for chosen events of all sources, finds it by name, updates and deletes it', async () => {
		bench.emulator.seed.lists(['News']);
		const created = await run('webhook', 'create', {
			name: 'New deals',
			url: 'https://example.com/hook',
			events: ['deal_add', 'subscribe'],
			additionalFields: { list: byName('News') },
		});
		expect(created.error).toBeUndefined();
		expect(last()?.body).toEqual({
			webhook: {
				name: 'New deals',
				url: 'https://example.com/hook',
				events: ['deal_add', 'subscribe'],
				sources: ['admin', 'api', 'public', 'system'],
				listid: 1,
			},
		});
		const webhook = byName('new deals');
		await run('webhook', 'update', { webhook, updateFields: { sources: ['api'] } });
		expect(json(await run('webhook', 'get', { webhook }))).toMatchObject([{ sources: ['api'] }]);
		const found = await run('webhook', 'getAll', { filters: { name: 'New deals' } });
		expect(json(found)).toHaveLength(1);
		expect(json(await run('webhook', 'delete', { webhook }))).toEqual([{ deleted: true }]);
	});

	it('lists the events of webhooks as one item each, beyond the first twenty', async () => {
		const events = json(await run('webhook', 'getEvents'));
		expect(events.length).toBeGreaterThan(20);
		expect(events).toContainEqual({ event: 'deal_update' });
	});
});

describe('Score', () => {
	it('reads scores', async () => {
		const [first] = json(await run('score', 'getAll', { returnAll: true }));
		expect(first).toHaveProperty('name');
		const score = { __rl: true, mode: 'id', value: String(first?.id) };
		expect(json(await run('score', 'get', { score }))).toMatchObject([{ id: first?.id }]);
	});
});

describe('Site tracking', () => {
	it('enables site tracking; adds, lists and removes a domain by name', async () => {
		await run('siteTracking', 'updateStatus', { enabled: true });
		expect(json(await run('siteTracking', 'getStatus'))).toMatchObject([{ enabled: true }]);
		const added = await run('siteTracking', 'addDomain', {
			name: 'example.com',
			features: ['tracking_enabled', 'wp_enabled'],
		});
		expect(added.error).toBeUndefined();
		expect(last()?.body).toEqual({
			data: {
				type: 'urlWhitelistings',
				attributes: {
					whitelisted_domain: 'example.com',
					whitelisted_page: '*',
					conversations_enabled: false,
					tracking_enabled: true,
					wp_enabled: true,
				},
			},
		});
		expect(json(await run('siteTracking', 'getDomains'))).toMatchObject([
			{ whitelisted_domain: 'example.com' },
		]);
		expect(
			json(await run('siteTracking', 'removeDomain', { domain: byName('example.com') })),
		).toEqual([{ deleted: true }]);
		const [{ code } = { code: '' }] = json(await run('siteTracking', 'getCode'));
		expect(code).toMatch(/^<script/);
	});

	it('adds, lists and removes a domain of the earlier kind', async () => {
		await run('siteTracking', 'addDomainEarlier', { name: 'example.com' });
		const found = await run('siteTracking', 'getDomainsEarlier', { returnAll: true });
		expect(json(found)).toMatchObject([{ name: 'example.com' }]);
		const removed = await run('siteTracking', 'removeDomainEarlier', { name: 'example.com' });
		expect(json(removed)).toEqual([{ deleted: true }]);
	});
});

describe('Event tracking', () => {
	const track = async (values: object) =>
		await bench.run({
			resource: 'eventTracking',
			operation: 'track',
			values: { ...values },
			credentials: { ...bench.credentials, eventApiKey: 'event-key', eventAccountId: '4711' },
		});

	it('tracks an event by form, with the visitor as JSON, and logs it', async () => {
		bench.emulator.seed.contacts(1);
		await run('eventTracking', 'updateStatus', { enabled: true });
		expect(json(await run('eventTracking', 'getStatus'))).toMatchObject([{ enabled: true }]);
		const tracked = await track({
			email: 'contact1@example.com',
			name: 'Signed in',
			additionalFields: { eventData: 'Blue trousers' },
		});
		expect(tracked.error).toBeUndefined();
		expect(json(tracked)).toEqual([{ success: 1, message: 'Event spawned' }]);
		expect(last()?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
		expect(bench.rows('trackingLogs')).toMatchObject([
			{ contact: '1', type: 'Signed in', value: 'Blue trousers' },
		]);
		const who = await run('eventTracking', 'getContact', { id: bench.rows('trackingLogs')[0]?.id });
		expect(json(who)).toMatchObject([{ email: 'contact1@example.com' }]);
	});

	it('fails on a rejected event with status 200', async () => {
		const { error } = await track({ email: 'ann@example.com', name: 'Signed in' });
		expect(error?.message).toMatch(/not enabled/);
	});

	it('refuses a name of more than 32 characters, before sending', async () => {
		const { error } = await track({ email: 'ann@example.com', name: 'x'.repeat(33) });
		expect(error?.message).toMatch(/^Event Name is too long/);
		expect(bench.emulator.journal.entries).toEqual([]);
	});

	it('lists, creates and deletes event names', async () => {
		await run('eventTracking', 'create', { name: 'my new event' });
		expect(json(await run('eventTracking', 'getNames'))).toContainEqual(
			expect.objectContaining({ name: 'my new event' }),
		);
		expect(json(await run('eventTracking', 'delete', { name: 'my new event' }))).toEqual([
			{ deleted: true },
		]);
	});

	it('tracks the page of a page visit', async () => {
		bench.emulator.seed.contacts(1);
		const visited = await run('eventTracking', 'trackPageVisit', {
			email: 'contact1@example.com',
			url: 'www.example.com/prices',
		});
		expect(visited.error).toBeUndefined();
		expect(last()?.body).toEqual({
			localEvent: {
				email: 'contact1@example.com',
				input: '{"event":"__pagevisit","url":"www.example.com/prices"}',
			},
		});
	});
});
