import { processMemory } from '../../nodes/ActiveCampaign/trigger/shared/triggerMemory';
import { delivery, hooks, openTriggerBench, type TriggerBench } from './triggerBench';

let bench: TriggerBench;
beforeEach(async () => {
	bench = await openTriggerBench('real');
});
afterEach(async () => await bench.close());

const registered = () => new URL(String(hooks(bench.emulator)[0]?.['url']));
const secret = () => String(registered().searchParams.get('token'));
const about = (contact: number) => delivery({ 'contact[id]': String(contact) });
const lookUps = () =>
	bench.emulator.journal.filter({ path: '/api/3/webhooks', method: 'GET' }).length;

/** What another process of n8n keeps in memory. */
const setAside = () => {
	const webhooks = new Map(processMemory.webhooks);
	processMemory.webhooks.clear();
	return () => {
		processMemory.webhooks.clear();
		for (const [key, memory] of webhooks) processMemory.webhooks.set(key, memory);
	};
};

describe('the secret of the webhook', () => {
	it('counts in each process of n8n as soon as another one has stored a new one', async () => {
		const { trigger, post, items } = await bench.activate();
		const old = registered().href;
		expect(await post(about(1))).toBe(200);
		const backInProcessor = setAside();
		await trigger.delete();
		await trigger.activate();
		expect(registered().href).not.toBe(old);
		const stored = JSON.stringify(trigger.staticData.hook);
		backInProcessor();
		for (let contact = 2; contact <= 10; contact++) expect(await post(about(contact))).toBe(200);
		expect(items()).toHaveLength(10);
		expect(JSON.stringify(trigger.staticData.hook)).toBe(stored);
		expect(await post(about(11), old)).toBe(403);
		expect(JSON.stringify(trigger.staticData.hook)).toBe(stored);
	});

	it('is looked up in ActiveCampaign if n8n has an older one stored, and stored anew', async () => {
		const { trigger, post, items } = await bench.activate();
		const old = { ...(trigger.staticData.hook as object) };
		await trigger.delete();
		await trigger.activate();
		const stored = JSON.stringify(trigger.staticData.hook);
		trigger.staticData.hook = old;
		bench.emulator.journal.clear();
		expect(await post(about(1))).toBe(200);
		expect(JSON.stringify(trigger.staticData.hook)).toBe(stored);
		expect(await post(about(2))).toBe(200);
		expect(items()).toHaveLength(2);
		expect(lookUps()).toBe(1);
	});

	it('is looked up once a minute, whatever the number of forged calls', async () => {
		const { trigger, post, items } = await bench.activate();
		bench.emulator.journal.clear();
		const forged = `${trigger.webhookUrl}?token=${'x'.repeat(32)}`;
		for (let count = 0; count < 20; count++) expect(await post(about(1), forged)).toBe(403);
		delete trigger.staticData.hook;
		for (let count = 0; count < 20; count++) expect(await post(about(1), forged)).toBe(403);
		expect(lookUps()).toBe(1);
		expect(await post(about(1))).toBe(200);
		expect(items()).toHaveLength(1);
	});

	it('is not in what n8n stores of the workflow', async () => {
		const { trigger, post } = await bench.activate();
		expect(secret()).toMatch(/^[\w-]{32}$/);
		expect(JSON.stringify(trigger.staticData)).not.toContain(secret());
		await post(about(1));
		expect(JSON.stringify(trigger.staticData)).not.toContain(secret());
		delete trigger.staticData.hook;
		bench.restart();
		await post(about(2));
		expect(trigger.staticData.hook).toMatchObject({ id: '1' });
		expect(JSON.stringify(trigger.staticData)).not.toContain(secret());
	});

	it('stored by an older version still counts, and its hash takes its place', async () => {
		const { trigger, post, items } = await bench.activate();
		const { hash, ...rest } = trigger.staticData.hook as Record<string, string>;
		trigger.staticData.hook = { ...rest, secret: secret() };
		bench.restart();
		bench.emulator.journal.clear();
		expect(await post(about(1))).toBe(200);
		expect(items()).toHaveLength(1);
		expect(trigger.staticData.hook).toEqual({ ...rest, hash });
		expect(bench.emulator.journal.filter()).toEqual([]);
		trigger.staticData.hook = { ...rest, secret: secret() };
		const before = registered().href;
		await trigger.activate();
		expect(registered().href).toBe(before);
		expect(trigger.staticData.hook).toEqual({ ...rest, hash });
	});
});
