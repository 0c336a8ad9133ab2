import { delivery, type OpenTrigger, openTriggerBench, type TriggerBench } from './triggerBench';

let bench: TriggerBench;
beforeEach(async () => {
	bench = await openTriggerBench('real');
});
afterEach(async () => await bench.close());

/** Posts a delivery to an account that answers too late. */
const postLate = async (open: OpenTrigger, values: Record<string, string>) => {
	bench.emulator.latencyMs = 6_000;
	const before = bench.now();
	const status = await open.post(delivery(values));
	expect(bench.now() - before).toBeLessThan(5_000);
	return status;
};

describe('a delivery while the account is too busy to answer', () => {
	it('starts the workflow if a tag filter needs the name of a tag, and says so', async () => {
		bench.emulator.seed.tags(['vip']);
		const open = await bench.activate({ events: ['contact_tag_added'], filters: { tags: ['1'] } });
		expect(await postLate(open, { type: 'contact_tag_added', tag: 'other' })).toBe(200);
		expect(open.items()).toMatchObject([{ tag: 'other', unchecked: ['tags'] }]);
	}, 20_000);

	it('starts the workflow without a mark if another word of the filter fits', async () => {
		bench.emulator.seed.tags(['vip']);
		const open = await bench.activate({
			events: ['contact_tag_added'],
			filters: { tags: ['1', 'Gold'] },
		});
		expect(await postLate(open, { type: 'contact_tag_added', tag: 'gold' })).toBe(200);
		expect(open.items()[0]).not.toHaveProperty('unchecked');
	});

	it('starts nothing if another filter excludes it', async () => {
		bench.emulator.seed.fields(['Size']);
		const open = await bench.activate({
			events: ['update'],
			filters: { lists: ['3'], fieldChanged: 'Size', changedTo: 'M' },
		});
		expect(await postLate(open, { list: '4', 'contact[fields][1]': 'M' })).toBe(200);
		expect(open.items()).toEqual([]);
	});

	it('starts the workflow if the title of the watched field is missing, and changes no memory', async () => {
		bench.emulator.seed.fields(['Size']);
		const open = await bench.activate({ events: ['update'], filters: { fieldChanged: 'Size' } });
		const sized = (size: string, second: number) => ({
			'contact[fields][1]': size,
			date_time: `2026-07-17T22:01:0${second}-05:00`,
		});
		expect(await postLate(open, sized('M', 1))).toBe(200);
		bench.emulator.latencyMs = 0;
		await open.post(delivery(sized('M', 2)));
		await open.post(delivery(sized('M', 3)));
		expect(
			open.items().map(({ date, unchecked }) => [String(date).slice(18, 19), unchecked]),
		).toEqual([
			['1', ['fieldChanged']],
			['2', undefined],
		]);
	}, 20_000);

	it('is refused if its secret cannot be verified', async () => {
		const open = await bench.activate();
		delete open.trigger.staticData.hook;
		expect(await postLate(open, {})).toBe(403);
		expect(open.items()).toEqual([]);
	}, 20_000);
});

describe('a delivery whose credential cannot be read', () => {
	it('starts the workflow although own changes are to be ignored, and says so', async () => {
		const open = await bench.activate({
			events: ['update'],
			options: { ignoreOwnWrites: 'recent' },
		});
		const { apiUrl } = bench.credentials;
		bench.credentials.apiUrl = 'no address';
		expect(await open.post(delivery({ initiated_from: 'api' }))).toBe(200);
		bench.credentials.apiUrl = apiUrl;
		expect(await open.post(delivery({ initiated_from: 'api', 'contact[id]': '2' }))).toBe(200);
		expect(open.items().map(({ unchecked }) => unchecked)).toEqual([
			['ignoreOwnWrites'],
			undefined,
		]);
	});
});
