import { setTimeout } from 'node:timers/promises';
import { delivery, hooks, openTriggerBench, type TriggerBench } from './triggerBench';

let bench: TriggerBench;
beforeEach(async () => {
	bench = await openTriggerBench('real');
});
afterEach(async () => await bench.close());

describe('a delivery to the webhook trigger', () => {
	it('starts the workflow with a readable item', async () => {
		bench.emulator.seed.tags(['vip']);
		bench.emulator.seed.fields(['Size']);
		const open = await bench.activate({ events: ['contact_tag_added', 'update'] });
		await bench.run(async () => {
			await bench.send('POST', '/contacts', {
				contact: {
					email: 'jane@example.com',
					firstName: 'Jane',
					fieldValues: [{ field: '1', value: '||M||L||' }],
				},
			});
			await bench.send('POST', '/contactTags', { contactTag: { contact: 1, tag: 1 } });
		});
		expect(open.server.errors).toEqual([]);
		const [update, tagged] = open.items();
		expect(update).toMatchObject({
			event: 'update',
			eventName: 'Contact Updated',
			source: 'api',
			contact: { email: 'jane@example.com', tags: [], fields: { Size: ['M', 'L'] } },
		});
		expect(tagged).toMatchObject({
			event: 'contact_tag_added',
			tag: 'vip',
			contact: { id: '1', first_name: 'Jane', tags: ['vip'] },
		});
		expect(String(tagged?.['date'])).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
		expect(bench.emulator.webhooks.deliveries.map(({ status }) => status)).toEqual([200, 200]);
		expect(bench.emulator.journal.suspicious).toEqual([]);
	});

	it('is refused without the right secret, counted, and never run', async () => {
		const open = await bench.activate();
		const url = new URL(String(hooks(bench.emulator)[0]?.['url']));
		const right = url.searchParams.get('token') ?? '';
		expect(right).toMatch(/^[\w-]{32}$/);
		const address = url.href.split('?')[0] ?? '';
		const statuses = await bench.run(async () => [
			await open.post(delivery({}), address),
			await open.post(delivery({}), `${address}?token=${'x'.repeat(32)}`),
			await open.post(delivery({}), `${address}?token=${right}x`),
			await open.post(delivery({}), `${address}?token=`),
			await open.post(delivery({}), `${address}?token[]=${right}`),
		]);
		expect(statuses).toEqual([403, 403, 403, 403, 403]);
		expect(open.items()).toEqual([]);
		expect(open.trigger.staticData).not.toHaveProperty('refused');
		expect(await bench.run(open.post(delivery({})))).toBe(200);
		expect(open.items()).toHaveLength(1);
		expect(open.trigger.staticData).toMatchObject({ refused: 5 });
	});

	it('starts nothing if it is another event, malformed, cut off or hostile', async () => {
		const open = await bench.activate();
		const bodies = [
			'',
			'type',
			'type=',
			'type=unheard_of',
			'type=subscribe&contact[id]=1',
			'%',
			'type=update%',
			'=&=&[]=1&[a]=2&a[=3&a]=4',
			'__proto__[polluted]=yes&constructor[prototype][polluted]=yes',
			`x=${'y'.repeat(100_000)}`,
		];
		await bench.run(async () => {
			for (const body of bodies) expect(await open.post(body)).toBe(200);
		});
		expect(open.items()).toEqual([]);
		expect(open.server.errors).toEqual([]);
		const cut = delivery({ 'contact[first_name]': 'Jane', 'contact[fields][1]': 'M' }).slice(
			0,
			-12,
		);
		const proto = `${delivery({})}&__proto__[polluted]=yes&contact[__proto__][polluted]=yes`;
		await bench.run(async () => {
			await open.post(cut);
			await open.post(proto);
		});
		expect(open.items()).toHaveLength(2);
		expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
	});

	it('starts the workflow once, also over a restart and when two copies come at the same time', async () => {
		const open = await bench.activate();
		await bench.run(async () => {
			await Promise.all([open.post(delivery({})), open.post(delivery({}))]);
			bench.restart();
			await open.post(delivery({}));
			await open.post(delivery({ 'contact[id]': '2' }));
		});
		expect(open.items().map(({ contact }) => (contact as { id: string }).id)).toEqual(['1', '2']);
	});

	it('starts 1,000 workflows for 1,000 deliveries of which a tenth is sent twice', async () => {
		const open = await bench.activate();
		const bodies = Array.from({ length: 1_000 }, (_, index) =>
			delivery({ 'contact[id]': String(index + 1) }),
		);
		const sent = bodies.flatMap((body, index) => (index % 10 === 0 ? [body, body] : [body]));
		await bench.run(async () => {
			for (let at = 0; at < sent.length; at += 50) {
				await Promise.all(sent.slice(at, at + 50).map(async (body) => await open.post(body)));
			}
		});
		expect(open.items()).toHaveLength(1_000);
		expect(new Set(open.items().map(({ contact }) => (contact as { id: string }).id)).size).toBe(
			1_000,
		);
		// What n8n stores with every execution stays small.
		expect(JSON.stringify(open.trigger.staticData).length).toBeLessThan(20_000);
	}, 60_000);
});

describe('the options of the webhook trigger', () => {
	it('load the full contact, once for events of the same moment', async () => {
		const { seed } = bench.emulator;
		const [contact] = seed.contacts(1);
		const [tag] = seed.tags(['vip, gold']);
		const [list] = seed.lists(['Newsletter']);
		if (contact && tag && list) {
			seed.tag(contact, tag);
			seed.subscribe(contact, list);
		}
		const open = await bench.activate({
			events: ['update', 'open'],
			options: { loadFullContact: true },
		});
		bench.emulator.journal.clear();
		await bench.run(async () => {
			await open.post(delivery({}));
			await open.post(delivery({ type: 'open' }));
			await open.post(delivery({ 'contact[id]': '77' }));
		});
		expect(open.items()[0]).toMatchObject({
			contactLoaded: true,
			contact: {
				tags: ['vip, gold'],
				lists: [{ id: '1', name: 'Newsletter', subscribed: true }],
				created: expect.any(String) as string,
			},
		});
		expect(open.items()[1]).toMatchObject({ event: 'open', contactLoaded: true });
		expect(open.items()[2]).toMatchObject({ contactLoaded: false });
		expect(bench.emulator.journal.filter({ path: '/api/3/contacts' })).toHaveLength(2);
		expect(bench.emulator.journal.suspicious).toEqual([]);
	});

	it('request nothing from ActiveCampaign for an event that a filter excludes', async () => {
		bench.emulator.seed.contacts(1);
		const open = await bench.activate({
			events: ['open'],
			filters: { campaigns: ['8'] },
			options: { loadFullContact: true },
		});
		bench.emulator.journal.clear();
		await bench.run(open.post(delivery({ type: 'open', 'campaign[id]': '9' })));
		expect(bench.emulator.journal.filter()).toEqual([]);
		await bench.run(open.post(delivery({ type: 'open', 'campaign[id]': '8' })));
		expect(open.items()).toMatchObject([{ contactLoaded: true }]);
	});

	it('answer in time although ActiveCampaign is slow, and say what is missing', async () => {
		bench.emulator.seed.contacts(1);
		bench.emulator.seed.fields(['Size']);
		const open = await bench.activate({ events: ['update'], options: { loadFullContact: true } });
		bench.emulator.latencyMs = 4_000;
		const before = bench.now();
		expect(await bench.run(open.post(delivery({ 'contact[fields][1]': 'M' })))).toBe(200);
		expect(bench.now() - before).toBeLessThan(5_000);
		expect(open.items()).toMatchObject([{ contactLoaded: false, contact: { id: '1' } }]);
		await setTimeout(1_000);
		// The titles have arrived now, but the item has started the workflow.
		expect(open.items()).toMatchObject([{ contact: { fields: { 1: 'M' } } }]);
	});

	it('start the workflow although ActiveCampaign fails', async () => {
		const open = await bench.activate({ events: ['update'], options: { loadFullContact: true } });
		bench.emulator.faults.random({
			seed: 1,
			rate: 1,
			kinds: [{ kind: 'status', status: 403, body: { message: 'Forbidden' } }],
		});
		expect(await bench.run(open.post(delivery({ 'contact[fields][1]': 'M' })))).toBe(200);
		expect(open.items()).toMatchObject([{ contactLoaded: false, contact: { fields: { 1: 'M' } } }]);
	});

	it('add the raw body if wanted', async () => {
		const open = await bench.activate({ events: ['update'], options: { includeRawBody: true } });
		await bench.run(open.post(delivery({})));
		expect(open.items()).toMatchObject([{ raw: delivery({}) }]);
	});
});

describe('Ignore Own Changes', () => {
	const upsert = async (email: string) =>
		await bench.engine.run({
			node: 'activeCampaign',
			parameters: { resource: 'contact', operation: 'contact.upsert', email },
			credentials: bench.credentials,
		});
	const others = async () =>
		await bench.send('POST', '/contacts', { contact: { email: 'other@example.com' } });

	it.each([
		['none', 2],
		['recent', 1],
		['api', 0],
	])('set to %s starts %i of two workflows', async (ignoreOwnWrites, starts) => {
		const open = await bench.activate({ events: ['update'], options: { ignoreOwnWrites } });
		await bench.run(async () => {
			expect((await upsert('own@example.com')).error).toBeUndefined();
			await others();
		});
		expect(bench.emulator.webhooks.deliveries.map(({ status }) => status)).toEqual([200, 200]);
		expect(open.items()).toHaveLength(starts);
		if (starts === 1)
			expect(open.items()).toMatchObject([{ contact: { email: 'other@example.com' } }]);
		await bench.run(open.post(delivery({})));
		expect(open.items()).toHaveLength(starts + 1);
	});
});
