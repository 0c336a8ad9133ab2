import { Cache } from '../../nodes/ActiveCampaign/core/client/cache';
import { VirtualClock } from '../support/virtualClock';

const minute = 60_000;
let clock: VirtualClock;
let cache: Cache;
let loads: string[];

describe('Cache', () => {
	beforeEach(() => {
		clock = new VirtualClock();
		cache = new Cache(clock, 5 * minute, 3);
		loads = [];
	});

	const read = async (key: string, topics: string[] = [], latency = 0) =>
		await cache.get(key, topics, async () => {
			loads.push(key);
			await clock.sleep(latency);
			return `${key}${loads.length}`;
		});
	const readNow = async (key: string, topics: string[] = []) => await clock.run(read(key, topics));

	it('loads once and returns the same value until it expires', async () => {
		expect(await readNow('tags')).toBe('tags1');
		await clock.run(clock.sleep(5 * minute - 1));
		expect(await readNow('tags')).toBe('tags1');
		await clock.run(clock.sleep(1));
		expect(await readNow('tags')).toBe('tags2');
	});

	it('loads again for a caller with a shorter maximum age, and keeps the new value for all', async () => {
		const readFresh = async () =>
			await clock.run(cache.get('tags', [], async () => await Promise.resolve('new'), 10_000));
		expect(await readNow('tags')).toBe('tags1');
		await clock.run(clock.sleep(9_999));
		expect(await readFresh()).toBe('tags1');
		await clock.run(clock.sleep(1));
		expect(await readFresh()).toBe('new');
		expect(await readNow('tags')).toBe('new');
	});

	it('shares one load between concurrent callers', async () => {
		const answers = await clock.run(Promise.all([read('tags', [], 50), read('tags', [], 50)]));
		expect(answers).toEqual(['tags1', 'tags1']);
	});

	it('does not cache a rejected load', async () => {
		const failing = cache.get('tags', [], async () => await Promise.reject(new Error('lost')));
		await expect(failing).rejects.toThrow('lost');
		expect(await readNow('tags')).toBe('tags1');
	});

	it('does not cache a load that throws synchronously', async () => {
		const failing = cache.get('tags', [], () => {
			throw new Error('lost');
		});
		await expect(failing).rejects.toThrow('lost');
		expect(await readNow('tags')).toBe('tags1');
	});

	it('forgets the entries of a topic that was written to, and no others', async () => {
		await readNow('tags', ['tags', 'contactTags']);
		await readNow('lists', ['lists']);
		cache.forget('contactTags');
		cache.forget('tag');
		await readNow('lists', ['lists']);
		await readNow('tags', ['tags']);
		expect(loads).toEqual(['tags', 'lists', 'tags']);
	});

	it('does not cache a value whose load began before a write', async () => {
		const load = read('tags', ['tags'], 100);
		cache.forget('tags');
		await clock.run(load);
		expect(await readNow('tags')).toBe('tags2');
	});

	it('keeps the newer value when an older load fails late', async () => {
		const old = cache.get('tags', ['tags'], async () => {
			await clock.sleep(100);
			throw new Error('late');
		});
		cache.forget('tags');
		await readNow('tags');
		await expect(clock.run(old)).rejects.toThrow('late');
		expect(await readNow('tags')).toBe('tags1');
	});

	it('evicts the oldest entry when it is full', async () => {
		for (const key of ['a', 'b', 'c', 'd']) await readNow(key);
		for (const key of ['b', 'c', 'd', 'a']) await readNow(key);
		expect(loads).toEqual(['a', 'b', 'c', 'd', 'a']);
	});
});
