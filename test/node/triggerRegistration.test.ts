import { hooks, openTriggerBench, type TriggerBench } from './triggerBench';

let bench: TriggerBench;
beforeEach(async () => {
	bench = await openTriggerBench('virtual');
});
afterEach(async () => await bench.close());

const parameters = { events: ['update', 'subscribe'], sources: ['public', 'api'] };

const writes = () =>
	bench.emulator.journal.entries
		.filter(({ method }) => method !== 'GET')
		.map(({ method }) => method);

describe('the webhook at activation', () => {
	it('is registered once, with a secret in its URL', async () => {
		const { trigger } = await bench.open(parameters);
		await bench.run(trigger.activate());
		const [hook, ...others] = hooks(bench.emulator);
		expect(others).toEqual([]);
		expect(hook).toMatchObject({ ...parameters, listid: '0', name: 'n8n: Workflow' });
		const url = new URL(String(hook?.['url']));
		expect(url.origin + url.pathname).toBe(trigger.webhookUrl);
		expect(url.searchParams.get('token')).toMatch(/^[\w-]{32}$/);
		expect(bench.emulator.journal.suspicious).toEqual([]);
	});

	it.each([{ tags: [] }, { fieldChanged: '' }, { lists: '={{ "null" }}' }])(
		'is not registered with the filter %j, which would let everything through',
		async (filters) => {
			const { trigger } = await bench.open({ ...parameters, filters } as never);
			await expect(bench.run(trigger.activate())).rejects.toThrow(/^The filter "[\w ]+" is empty$/);
			expect(hooks(bench.emulator)).toEqual([]);
		},
	);

	it('is adopted after a restart, and after static data and memory are lost', async () => {
		const { trigger, server } = await bench.open(parameters);
		await bench.run(trigger.activate());
		const before = hooks(bench.emulator).map((hook) => ({ ...hook }));
		bench.emulator.journal.clear();
		bench.restart();
		await bench.run(trigger.activate());
		const options = { webhookUrl: server.url };
		bench.restart();
		const { engine, credentials } = bench;
		const fresh = engine.trigger({ parameters, credentials, ...options });
		await bench.run(fresh.activate());
		expect(writes()).toEqual([]);
		expect(hooks(bench.emulator)).toEqual(before);
		expect(fresh.staticData.hook).toMatchObject({ id: '1' });
	});

	it.each<[string, Record<string, unknown>]>([
		['events', { events: ['open'] }],
		['sources', { sources: [] }],
		['list', { listid: '4' }],
		['secret', {}],
	])('is updated if its %s differs', async (what, changes) => {
		const { trigger } = await bench.open(parameters);
		await bench.run(trigger.activate());
		const webhooks = bench.emulator.account.collection('webhooks');
		const lost = what === 'secret' ? { url: trigger.webhookUrl } : {};
		webhooks.update('1', { ...changes, ...lost });
		bench.restart();
		await bench.run(trigger.activate());
		expect(hooks(bench.emulator)).toHaveLength(1);
		expect(hooks(bench.emulator)[0]).toMatchObject({ ...parameters, listid: '0' });
		expect(String(hooks(bench.emulator)[0]?.['url'])).toMatch(/token=/);
	});

	it('stays, while its duplicates are removed and other webhooks are left alone', async () => {
		const { trigger } = await bench.open(parameters);
		const webhooks = bench.emulator.account.collection('webhooks');
		const others = ['https://example.com/hook', `${trigger.webhookUrl}/more`];
		for (const url of [...others, trigger.webhookUrl, `${trigger.webhookUrl}?token=old`])
			webhooks.insert({ name: 'x', url, ...parameters, listid: '0' });
		await bench.run(trigger.activate());
		expect(hooks(bench.emulator).map(({ url }) => String(url).split('?')[0])).toEqual([
			...others,
			trigger.webhookUrl,
		]);
		await bench.run(trigger.delete());
		expect(hooks(bench.emulator).map(({ url }) => url)).toEqual(others);
	});

	it('is replaced if ActiveCampaign has disabled it', async () => {
		const { trigger } = await bench.open(parameters);
		await bench.run(trigger.activate());
		bench.emulator.account.collection('webhooks').update('1', { state: '0' });
		await bench.run(trigger.activate());
		expect(hooks(bench.emulator).map(({ id }) => id)).toEqual(['2']);
	});

	it('is found among hundreds of others', async () => {
		const { trigger } = await bench.open(parameters);
		const webhooks = bench.emulator.account.collection('webhooks');
		for (let index = 0; index < 250; index++)
			webhooks.insert({ name: 'x', url: `https://example.com/${index}`, listid: '0' });
		await bench.run(trigger.activate());
		bench.restart();
		await bench.run(trigger.activate());
		expect(hooks(bench.emulator)).toHaveLength(251);
	});

	it('is limited to a list given by name', async () => {
		bench.emulator.seed.lists(['Newsletter', 'News']);
		const list = { __rl: true, mode: 'name', value: 'news' };
		const { trigger } = await bench.open({ ...parameters, list });
		await bench.run(trigger.activate());
		expect(hooks(bench.emulator)[0]).toMatchObject({ listid: '2' });
	});

	it('is replaced when the URL of n8n changes', async () => {
		const { trigger } = await bench.open(parameters);
		await bench.run(trigger.activate());
		const { engine, credentials } = bench;
		const moved = engine.trigger({
			parameters,
			credentials,
			webhookUrl: 'http://127.0.0.1:1/webhook',
			staticData: { ...trigger.staticData },
		});
		await bench.run(moved.activate());
		expect(hooks(bench.emulator).map(({ url }) => String(url).split('?')[0])).toEqual([
			moved.webhookUrl,
		]);
	});
});

const faults = [
	{ kind: 'status', status: 429, headers: { 'Retry-After': '1' }, body: {} },
	{ kind: 'status', status: 500, body: {} },
	{ kind: 'html502' },
	{ kind: 'resetBefore' },
	{ kind: 'resetAfter' },
	{ kind: 'truncated' },
	{ kind: 'empty' },
] as const;

describe.each(faults)('the registration with fault %#: $kind $status', (fault) => {
	it.each(['GET', 'POST', 'PUT', 'DELETE'])(
		'once at %s has one webhook after activation, none after deactivation',
		async (method) => {
			const { trigger } = await bench.open(parameters);
			const match = { method, path: /webhooks/ };
			bench.emulator.faults.next({ ...fault, match });
			await bench.run(trigger.activate());
			expect(hooks(bench.emulator)).toHaveLength(1);

			bench.emulator.account.collection('webhooks').update('1', { events: ['open'] });
			bench.restart();
			bench.emulator.faults.next({ ...fault, match });
			await bench.run(trigger.activate());
			expect(hooks(bench.emulator)).toHaveLength(1);
			expect(hooks(bench.emulator)[0]).toMatchObject(parameters);

			bench.emulator.faults.next({ ...fault, match });
			await bench.run(trigger.delete());
			expect(hooks(bench.emulator)).toEqual([]);
		},
	);
});

describe('the registration fails with an error', () => {
	it.each(['checkExists', 'create', 'delete'] as const)(
		'if ActiveCampaign fails in %s',
		async (step) => {
			const { trigger } = await bench.open(parameters);
			await bench.run(trigger.activate());
			bench.emulator.faults.random({
				seed: 1,
				rate: 1,
				kinds: [{ kind: 'status', status: 500, body: {} }],
			});
			await expect(bench.run(trigger[step]())).rejects.toThrow(/ActiveCampaign/);
			bench.emulator.faults.clear();
			await bench.run(trigger.activate());
			expect(hooks(bench.emulator)).toHaveLength(1);
		},
	);

	it('if no event is chosen', async () => {
		const { trigger } = await bench.open({ events: [] });
		await expect(bench.run(trigger.activate())).rejects.toThrow('Events is empty');
	});
});

describe('the webhook at deactivation', () => {
	it('may be missing already, or never registered', async () => {
		const { trigger } = await bench.open(parameters);
		await bench.run(trigger.delete());
		await bench.run(trigger.activate());
		bench.emulator.account.collection('webhooks').remove('1');
		expect(await bench.run(trigger.delete())).toBe(true);
		expect(trigger.staticData.hook).toBeUndefined();
	});

	it('is not removed if it has our old ID but another URL', async () => {
		const { trigger } = await bench.open(parameters);
		await bench.run(trigger.activate());
		bench.emulator.account.collection('webhooks').update('1', { url: 'https://example.com/other' });
		await bench.run(trigger.delete());
		expect(hooks(bench.emulator)).toHaveLength(1);
	});
});
