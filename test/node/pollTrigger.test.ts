import { DateTime } from 'luxon';
import { openPollBench, type PollBench } from './pollBench';

let bench: PollBench;
beforeEach(async () => {
	bench = await openPollBench();
});
afterEach(async () => await bench.close());

const minute = 60_000;
const ids = (items: Array<Record<string, unknown>>) =>
	items.map(({ contact }) => (contact as { id: string }).id);
const contacts = () => bench.emulator.account.collection('contacts');
const touch = (id: string) => contacts().update(id, { firstName: `Changed ${id}` });

describe('the catch-up of the schedule trigger', () => {
	it('records the starting point at first, then emits each new and changed contact once', async () => {
		const { seed, journal } = bench.emulator;
		seed.contacts(3);
		await bench.wait(2_000);
		expect(await bench.poll()).toEqual([]);
		await bench.wait(minute);
		expect(await bench.poll()).toEqual([]);
		seed.contacts(1);
		touch('2');
		await bench.wait(minute);
		const items = await bench.poll();
		expect(ids(items)).toEqual(['2', '4']);
		expect(items).toMatchObject([
			{
				event: 'contactChanged',
				eventName: 'Contact Created or Updated (Catch-Up)',
				caughtUp: true,
				isNew: false,
				contact: { first_name: 'Changed 2' },
			},
			{ isNew: true, contact: { email: 'contact4@example.com', tags: [], fields: {} } },
		]);
		for (let again = 0; again < 5; again++) {
			await bench.wait(minute);
			expect(await bench.poll()).toEqual([]);
		}
		expect(journal.suspicious).toEqual([]);
	});

	it('emits 300 imported and 50 updated contacts of a downtime, none of them twice', async () => {
		const { seed } = bench.emulator;
		seed.contacts(500);
		await bench.wait(2_000);
		await bench.poll();
		bench.restart();
		await bench.wait(10 * minute);
		seed.contacts(300);
		for (let id = 101; id <= 150; id++) touch(String(id));
		await bench.wait(10 * minute);
		const first = await bench.poll();
		await bench.wait(minute);
		bench.restart();
		const second = await bench.poll();
		expect(new Set(ids(first)).size).toBe(350);
		expect(first).toHaveLength(350);
		expect(second).toEqual([]);
	});

	it('emits contacts with names of tags, lists and fields', async () => {
		const { seed, account } = bench.emulator;
		seed.fields(['Size']);
		const [tag] = seed.tags(['a, b']);
		const [list] = seed.lists(['News']);
		await bench.poll();
		const [contact] = seed.contacts(1);
		if (contact && tag && list) {
			seed.tag(contact, tag);
			seed.subscribe(contact, list);
			account
				.collection('fieldValues')
				.insert({ contact: contact.id, field: '1', value: '||M||L||' });
		}
		await bench.wait(minute);
		expect(await bench.poll()).toMatchObject([
			{
				contact: {
					tags: ['a, b'],
					lists: [{ id: '1', name: 'News', subscribed: true }],
					fields: { Size: ['M', 'L'] },
				},
			},
		]);
	});

	it('neither misses nor repeats changes of the second in which a poll runs', async () => {
		const { seed } = bench.emulator;
		await bench.poll();
		const emitted: string[] = [];
		for (let round = 0; round < 60; round++) {
			seed.contacts(1);
			await bench.wait(round % 2 === 0 ? 300 : 700);
			emitted.push(...ids(await bench.poll()));
			seed.contacts(1);
		}
		await bench.wait(minute);
		emitted.push(...ids(await bench.poll()));
		expect(emitted).toHaveLength(120);
		expect(new Set(emitted).size).toBe(120);
	});

	it('stops at the limit and resumes after it, also after a restart', async () => {
		const { seed } = bench.emulator;
		const parameters = { options: { mostItems: 150 } };
		await bench.poll(parameters);
		seed.contacts(400);
		await bench.wait(minute);
		const emitted: string[] = [];
		for (let round = 0; round < 4; round++) {
			const items = await bench.poll(parameters);
			expect(items.length).toBeLessThanOrEqual(150);
			emitted.push(...ids(items));
			if (round === 1) touch('5');
			bench.restart();
			await bench.wait(minute);
		}
		emitted.push(...ids(await bench.poll(parameters)));
		expect(emitted.filter((id) => id === '5')).toHaveLength(2);
		expect(emitted).toHaveLength(401);
		expect(new Set(emitted).size).toBe(400);
	});

	it('loses nothing if a poll fails halfway', async () => {
		const { seed, faults } = bench.emulator;
		await bench.poll();
		seed.contacts(250);
		await bench.wait(minute);
		faults.next({
			kind: 'status',
			status: 403,
			body: { message: 'Forbidden' },
			match: ({ query }) => query.get('id_greater') === '200',
		});
		await expect(bench.poll()).rejects.toThrow();
		expect(await bench.poll()).toHaveLength(250);
	});

	it('emits changes since the date under Start From', async () => {
		const { seed } = bench.emulator;
		seed.contacts(3);
		await bench.wait(10 * minute);
		const since = new Date(Date.now() + 5 * minute).toISOString();
		seed.contacts(2);
		await bench.wait(minute);
		expect(ids(await bench.poll({ options: { changedSince: since } }))).toEqual(['4', '5']);
	});

	it.each(['Pacific/Kiritimati', 'America/Los_Angeles'])(
		'reads a picked Start From by the clock of the workflow in %s',
		async (timezone) => {
			const zoned = await openPollBench({ timezone });
			const { seed } = zoned.emulator;
			seed.contacts(3);
			await zoned.wait(10 * minute);
			seed.contacts(2);
			const since = DateTime.fromMillis(zoned.now() - 5 * minute, { zone: timezone });
			const changedSince = since.toFormat("yyyy-MM-dd'T'HH:mm:ss");
			await zoned.wait(minute);
			expect(ids(await zoned.poll({ options: { changedSince } }))).toEqual(['4', '5']);
			await zoned.close();
		},
	);

	it('refuses a Start From that is no date', async () => {
		const poll = bench.poll({ options: { changedSince: 'yesterday' } });
		await expect(poll).rejects.toThrow('Start From is not a date: "yesterday"');
	});

	it('excludes contacts of other lists', async () => {
		const { seed } = bench.emulator;
		const [list] = seed.lists(['News']);
		const parameters = { list: { __rl: true, mode: 'name', value: 'news' } };
		await bench.poll(parameters);
		const [, second] = seed.contacts(2);
		if (second && list) seed.subscribe(second, list);
		await bench.wait(minute);
		expect(ids(await bench.poll(parameters))).toEqual(['2']);
	});

	it('emits a sample in a manual test and stores nothing', async () => {
		bench.emulator.seed.contacts(3);
		expect(await bench.test()).toHaveLength(1);
		expect(bench.stored()).toEqual({});
	});

	it('fails with the error of the service', async () => {
		bench.emulator.faults.next({ kind: 'status', status: 402, body: {} });
		await expect(bench.poll()).rejects.toMatchObject({ name: 'NodeApiError' });
	});
});

describe('the events of the schedule trigger', () => {
	it('include contacts who entered and completed an automation', async () => {
		const { seed, account } = bench.emulator;
		const [contact] = seed.contacts(1);
		seed.automations(['Welcome', 'Other']);
		const runs = account.collection('contactAutomations');
		const zoned = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString();
		const enrol = (automation: string, minutes: number) =>
			runs.insert({
				contact: contact?.id,
				automation,
				seriesid: automation,
				status: '1',
				completed: 0,
				adddate: zoned(minutes),
			});
		for (let index = 0; index < 250; index++) enrol('1', -60);
		const automation = { __rl: true, mode: 'name', value: 'Welcome' };
		const entered = { event: 'automationEntered', automation };
		await bench.poll(entered);
		enrol('1', 1);
		enrol('2', 1);
		await bench.wait(2 * minute);
		expect(await bench.poll(entered)).toMatchObject([
			{
				event: 'automationEntered',
				enrolment: { id: '251', automation: '1' },
				contact: { id: '1' },
			},
		]);
		expect(await bench.poll(entered)).toEqual([]);

		const completed = { event: 'automationCompleted', automation };
		await bench.poll(completed);
		runs.update('7', { status: '2', completed: 1, remdate: zoned(3) });
		await bench.wait(2 * minute);
		expect(await bench.poll(completed)).toMatchObject([{ enrolment: { id: '7' } }]);
		await bench.wait(minute);
		expect(await bench.poll(completed)).toEqual([]);
	});

	it('include contacts who entered and left a segment', async () => {
		const { seed } = bench.emulator;
		seed.contacts(2);
		const segment = { __rl: true, mode: 'id', value: '744390a5-208e-4c3d-b709-b3c3ea6e5948' };
		const entered = { event: 'segmentEntered', segment };
		expect(await bench.poll(entered)).toEqual([]);
		seed.contacts(1);
		await bench.wait(minute);
		expect(await bench.poll(entered)).toMatchObject([
			{ event: 'segmentEntered', contact: { id: '3', email: 'contact3@example.com' } },
		]);
		expect(await bench.poll(entered)).toEqual([]);
		const left = { event: 'segmentLeft', segment };
		expect(await bench.poll(left)).toEqual([]);
		contacts().remove('2');
		expect(await bench.poll(left)).toMatchObject([{ contact: { id: '2' } }]);
		bench.restart();
		expect(await bench.poll(left)).toEqual([]);
	});

	it.each([
		['orderCreated', { state: 1, createdDate: '@' }, 'order'],
		['cartAbandoned', { state: 2, abandonedDate: '@' }, 'order'],
	])('include %s', async (event, values, member) => {
		const rows = bench.emulator.account.collection('ecomOrders');
		const add = (minutes: number) =>
			rows.insert({
				email: 'jane@example.com',
				...Object.fromEntries(
					Object.entries(values).map(([name, value]) => [
						name,
						value === '@' ? new Date(Date.now() + minutes * minute).toISOString() : String(value),
					]),
				),
			});
		add(-5);
		await bench.poll({ event });
		add(1);
		rows.insert({ state: event === 'orderCreated' ? '2' : '1', createdDate: null });
		await bench.wait(2 * minute);
		expect(await bench.poll({ event })).toMatchObject([{ event, [member]: { id: '2' } }]);
		expect(await bench.poll({ event })).toEqual([]);
	});

	it('include a finished campaign', async () => {
		const { seed, account } = bench.emulator;
		seed.campaigns(3, '2');
		const event = 'campaignFinished';
		await bench.poll({ event });
		account.collection('campaigns').update('2', {
			status: '5',
			ldate: new Date(Date.now() + minute).toISOString(),
		});
		await bench.wait(2 * minute);
		expect(await bench.poll({ event })).toMatchObject([{ campaign: { id: '2', status: '5' } }]);
		expect(await bench.poll({ event })).toEqual([]);
	});

	it('include a created and an updated record of a custom object', async () => {
		const records = bench.emulator.account.collection('customObjects/records');
		const schema = { __rl: true, mode: 'id', value: '6449c3f3-b68d-46d1-850b-c8aea998ce1b' };
		const now = Date.now();
		const page = (rows: Array<[id: string, created: number, updated: number]>) =>
			bench.emulator.faults.next({
				kind: 'status',
				status: 200,
				times: 1,
				match: { method: 'GET', path: /customObjects.records/ },
				body: {
					records: rows.map(([id, created, updated]) => ({
						id,
						createdTimestamp: new Date(now + created * minute).toISOString(),
						updatedTimestamp: new Date(now + updated * minute).toISOString(),
					})),
				},
			});
		expect(records.size).toBe(0);
		const parameters = { event: 'recordChanged', schema };
		page([
			['a', -9, -9],
			['b', -9, -9],
		]);
		expect(await bench.poll(parameters)).toEqual([]);
		await bench.wait(3 * minute);
		page([
			['a', -9, -9],
			['b', -9, 1],
			['c', 2, 2],
		]);
		expect(await bench.poll(parameters)).toMatchObject([
			{ event: 'recordChanged', isNew: false, record: { id: 'b' } },
			{ isNew: true, record: { id: 'c' } },
		]);
		page([
			['a', -9, -9],
			['b', -9, 1],
			['c', 2, 2],
		]);
		expect(await bench.poll(parameters)).toEqual([]);
	});

	it('include a contact whose score reached the threshold', async () => {
		bench.emulator.seed.contacts(3);
		const score = { __rl: true, mode: 'id', value: '2' };
		const parameters = { event: 'scoreReached', score, threshold: 50 };
		const scored = (...values: number[]) =>
			bench.emulator.faults.next({
				kind: 'status',
				status: 200,
				match: ({ query }) => query.has('orders[score]'),
				body: {
					contacts: values.map((_, index) => ({ id: String(index + 1) })),
					scoreValues: values.map((value, index) => ({
						score: '2',
						contact: String(index + 1),
						scoreValue: String(value),
					})),
				},
			});
		scored(60, 10, 49);
		expect(await bench.poll(parameters)).toEqual([]);
		scored(60, 50, 49);
		expect(ids(await bench.poll(parameters))).toEqual(['2']);
		scored(60, 50, 49);
		expect(await bench.poll(parameters)).toEqual([]);
	});

	it('include a finished bulk import', async () => {
		const event = 'bulkImportFinished';
		expect(await bench.poll({ event })).toEqual([]);
		const contact = { email: 'new@example.com' };
		const importing = fetch(`${bench.emulator.url}/api/3/import/bulk_import`, {
			method: 'POST',
			headers: { 'Api-Token': bench.emulator.apiKey, 'content-type': 'application/json' },
			body: JSON.stringify({ contacts: [contact] }),
		});
		await bench.run(importing);
		await bench.wait(10 * minute);
		const items = await bench.poll({ event });
		expect(items).toMatchObject([{ event, batches: expect.any(Number) as number }]);
	});
});

describe('both triggers in one workflow', () => {
	it('do not catch up a change that a webhook delivered, but a later one', async () => {
		const { seed } = bench.emulator;
		seed.contacts(2);
		await bench.wait(2_000);
		await bench.poll();
		await bench.wait(2_000);
		touch('1');
		touch('2');
		expect(await bench.webhook('1', 0)).toHaveLength(1);
		await bench.wait(minute);
		expect(ids(await bench.poll())).toEqual(['2']);
		touch('1');
		await bench.wait(minute);
		expect(ids(await bench.poll())).toEqual(['1']);
	});

	it('do not catch up a delivered change after a check of another one and a restart', async () => {
		bench.emulator.seed.contacts(2);
		await bench.wait(2_000);
		await bench.poll();
		await bench.wait(2_000);
		touch('1');
		expect(await bench.webhook('1', 0)).toHaveLength(1);
		touch('2');
		await bench.wait(minute);
		expect(ids(await bench.poll())).toEqual(['2']);
		bench.restart();
		expect(ids(await bench.polls(2))).toEqual([]);
	});

	it('do not catch up a delivered change after a restart', async () => {
		bench.emulator.seed.contacts(2);
		await bench.wait(2_000);
		await bench.poll();
		await bench.wait(2_000);
		touch('1');
		expect(await bench.webhook('1', 0)).toHaveLength(1);
		bench.restart();
		await bench.wait(minute);
		expect(ids(await bench.polls(2))).toEqual([]);
	});

	it('ignore a delivery whose change was caught up, but not other events', async () => {
		bench.emulator.seed.contacts(1);
		await bench.wait(2_000);
		await bench.poll();
		await bench.wait(2_000);
		touch('1');
		await bench.wait(minute);
		expect(ids(await bench.poll())).toEqual(['1']);
		expect(await bench.webhook('1', -120)).toEqual([]);
		expect(await bench.webhook('1', -120, 'contact_tag_added')).toHaveLength(1);
		expect(await bench.webhook('1', 0)).toHaveLength(1);
	});
});
