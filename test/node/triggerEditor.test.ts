import {
	delivery,
	hooks,
	type OpenTrigger,
	openTriggerBench,
	type TriggerBench,
} from './triggerBench';

let bench: TriggerBench;
beforeEach(async () => {
	bench = await openTriggerBench('real');
});
afterEach(async () => await bench.close());

/** The registered webhooks, as `test` or `production`. */
const registered = () =>
	hooks(bench.emulator).map(({ url }) =>
		String(url).includes('/webhook-test/') ? 'test' : 'production',
	);

const addContact = async (email = 'jane@example.com') =>
	await bench.send('POST', '/contacts', { contact: { email } });

const secretOf = (part: string) => {
	const hook = hooks(bench.emulator).find(({ url }) => String(url).includes(part));
	return new URL(String(hook?.['url']));
};

describe.each([
	['', 'at the root of a host'],
	['/n8n/webhook', 'below a path'],
])('a test event with n8n at "%s", %s', (path) => {
	const open = async (): Promise<OpenTrigger> => await bench.open({ events: ['update'] }, { path });

	it('reaches the editor of a workflow that is not published, and leaves no webhook', async () => {
		const { trigger, testItems, items, server } = await open();
		await trigger.test();
		expect(registered()).toEqual(['test']);
		await addContact();
		expect(bench.emulator.webhooks.deliveries.map(({ status }) => status)).toEqual([200]);
		expect(testItems()).toMatchObject([{ contact: { email: 'jane@example.com' } }]);
		expect(items()).toEqual([]);
		expect(registered()).toEqual([]);
		expect(server.errors).toEqual([]);
	});

	it('reaches the editor and the published workflow, each by its own webhook', async () => {
		const { trigger, testItems, items } = await open();
		await trigger.activate();
		await trigger.test();
		expect(registered()).toEqual(['production', 'test']);
		expect(secretOf('/webhook-test/').search).not.toBe(secretOf('/webhook/11').search);
		await addContact();
		expect([testItems(), items()]).toMatchObject([
			[{ contact: { email: 'jane@example.com' } }],
			[{ contact: { email: 'jane@example.com' } }],
		]);
		expect(registered()).toEqual(['production']);
		await addContact('joe@example.com');
		expect(items()).toHaveLength(2);
		expect(testItems()).toHaveLength(1);
	});

	it('reaches both if the workflow is published while the editor listens', async () => {
		const { trigger, testItems, items } = await open();
		await trigger.test();
		await trigger.activate();
		expect(registered()).toEqual(['test', 'production']);
		await addContact();
		expect([testItems(), items()]).toMatchObject([[{ event: 'update' }], [{ event: 'update' }]]);
		expect(registered()).toEqual(['production']);
	});
});

describe('listening for a test event', () => {
	it('leaves no webhook if it ends without one', async () => {
		const { trigger } = await bench.open();
		await trigger.test();
		await trigger.stopTest();
		expect(registered()).toEqual([]);
		await trigger.activate();
		await trigger.test();
		await trigger.stopTest();
		expect(registered()).toEqual(['production']);
	});

	it('leaves no webhook if n8n has lost what it kept of the test', async () => {
		const { trigger } = await bench.open();
		await trigger.test();
		trigger.listening = {};
		await trigger.stopTest();
		expect(registered()).toEqual([]);
	});

	it('goes on if the workflow is unpublished meanwhile', async () => {
		const { trigger, testItems } = await bench.open();
		await trigger.activate();
		await trigger.test();
		await trigger.delete();
		expect(registered()).toEqual(['test']);
		await addContact();
		expect(testItems()).toHaveLength(1);
	});

	it('goes on after a delivery that the trigger ignores, or that has the wrong secret', async () => {
		const { trigger, testItems, post } = await bench.open({
			events: ['update'],
			filters: { fieldChanged: 'first_name', changedTo: 'Jane' },
		});
		await trigger.activate();
		await trigger.test();
		const test = secretOf('/webhook-test/');
		const production = secretOf('/webhook/11');
		const wrong = `${test.origin}${test.pathname}${production.search}`;
		expect(await post(delivery({ 'contact[first_name]': 'Jane' }), wrong)).toBe(403);
		expect(await post(delivery({ 'contact[first_name]': 'Joe' }), test.href)).toBe(200);
		expect(testItems()).toEqual([]);
		expect(await post(delivery({ 'contact[first_name]': 'Jane' }), test.href)).toBe(200);
		expect(testItems()).toHaveLength(1);
	});

	it('receives an event that comes before n8n has kept what was registered', async () => {
		const { trigger, testItems, post } = await bench.open();
		await trigger.activate();
		await trigger.test();
		trigger.listening = {};
		expect(await post(delivery({}), secretOf('/webhook-test/').href)).toBe(200);
		expect(testItems()).toHaveLength(1);
	});

	it('receives the same event in each test, and takes it from no published workflow', async () => {
		const { trigger, testItems, items, post } = await bench.open();
		await trigger.activate();
		for (let count = 1; count <= 2; count++) {
			await trigger.test();
			expect(await post(delivery({}), secretOf('/webhook-test/').href)).toBe(200);
			expect(testItems()).toHaveLength(count);
		}
		expect(await post(delivery({}))).toBe(200);
		expect(items()).toHaveLength(1);
	});
});
