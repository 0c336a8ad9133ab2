import { Cache } from '../../nodes/ActiveCampaign/core/client/cache';
import { VirtualClock } from '../support/virtualClock';

const minute = 60_000;
let clock: VirtualClock;
let cache: Cache;
let loads: string[];

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

it('asks once and gives the same answer until its time is over', async () => {
	expect(await readNow('tags')).toBe('tags1');
	await clock.run(clock.sleep(5 * minute - 1));
	expect(await readNow('tags')).toBe('tags1');
	await clock.run(clock.sleep(1));
	expect(await readNow('tags')).toBe('tags2');
});

it('asks again for those who want it younger, and remembers that for all', async () => {
	const younger = async () =>
		await clock.run(cache.get('tags', [], async () => await Promise.resolve('new'), 10_000));
	expect(await readNow('tags')).toBe('tags1');
	await clock.run(clock.sleep(9_999));
	expect(await younger()).toBe('tags1');
	await clock.run(clock.sleep(1));
	expect(await younger()).toBe('new');
	expect(await readNow('tags')).toBe('new');
});

it('lets those who ask at the same time share one flight', async () => {
	const answers = await clock.run(Promise.all([read('tags', [], 50), read('tags', [], 50)]));
	expect(answers).toEqual(['tags1', 'tags1']);
});

it('does not keep a failure', async () => {
	const failing = cache.get('tags', [], async () => await Promise.reject(new Error('lost')));
	await expect(failing).rejects.toThrow('lost');
	expect(await readNow('tags')).toBe('tags1');
});

it('does not keep what a load throws before it begins', async () => {
	const failing = cache.get('tags', [], () => {
		throw new Error('lost');
	});
	await expect(failing).rejects.toThrow('lost');
	expect(await readNow('tags')).toBe('tags1');
});

it('forgets what a write to one of its topics made stale, and nothing else', async () => {
	await readNow('tags', ['tags', 'contactTags']);
	await readNow('lists', ['lists']);
	cache.forget('contactTags');
	cache.forget('tag');
	await readNow('lists', ['lists']);
	await readNow('tags', ['tags']);
	expect(loads).toEqual(['tags', 'lists', 'tags']);
});

it('does not keep an answer that a write overtook', async () => {
	const flight = read('tags', ['tags'], 100);
	cache.forget('tags');
	await clock.run(flight);
	expect(await readNow('tags')).toBe('tags2');
});

it('keeps the newer answer when an older flight fails late', async () => {
	const old = cache.get('tags', ['tags'], async () => {
		await clock.sleep(100);
		throw new Error('late');
	});
	cache.forget('tags');
	await readNow('tags');
	await expect(clock.run(old)).rejects.toThrow('late');
	expect(await readNow('tags')).toBe('tags1');
});

it('gives up the oldest entry when it is full', async () => {
	for (const key of ['a', 'b', 'c', 'd']) await readNow(key);
	for (const key of ['b', 'c', 'd', 'a']) await readNow(key);
	expect(loads).toEqual(['a', 'b', 'c', 'd', 'a']);
});
