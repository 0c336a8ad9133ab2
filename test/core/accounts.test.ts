import { Accounts } from '../../nodes/ActiveCampaign/core/client/accounts';
import { type Gate, rateOf } from '../../nodes/ActiveCampaign/core/client/gate';
import { VirtualClock } from '../support/virtualClock';
import { worstWindow } from './memoryClient';

const acme = 'https://acme.api-us1.com';
let clock: VirtualClock;
let accounts: Accounts;
let starts: number[];

describe('Accounts (shared gates and caches)', () => {
	beforeEach(() => {
		clock = new VirtualClock();
		accounts = new Accounts(clock);
		starts = [];
	});

	const take = async ({ gate }: { gate: Gate }, count: number, requestsPerSecond = 5) => {
		for (let index = 0; index < count; index++) {
			await gate.take(rateOf(requestsPerSecond));
			starts.push(clock.now());
		}
	};
	const passTime = async (milliseconds: number) => await clock.run(clock.sleep(milliseconds));

	it('shares one gate between all users of a host', async () => {
		const users = [1, 2, 3].map(() => accounts.get(acme, 'key'));
		await clock.run(Promise.all(users.map(async (user) => await take(user, 4))));
		expect(starts).toEqual([0, 0, 0, 0, 0, 1100, 1100, 1100, 1100, 1100, 2200, 2200]);
	});

	it('does not share a gate between two hosts', async () => {
		const other = accounts.get('https://other.api-us1.com', 'key');
		await clock.run(Promise.all([take(accounts.get(acme, 'key'), 5), take(other, 5)]));
		expect(starts).toEqual(Array.from({ length: 10 }, () => 0));
	});

	it('gives two keys of one host one gate and separate caches', async () => {
		const one = accounts.get(acme, 'one');
		const two = accounts.get(acme, 'two');
		await clock.run(Promise.all([take(one, 3), take(two, 3)]));
		expect(starts).toEqual([0, 0, 0, 0, 0, 1100]);
		await one.cache.get('tags', [], async () => await Promise.resolve('of one'));
		const load = async () => await Promise.resolve('of two');
		expect(await two.cache.get('tags', [], load)).toBe('of two');
		expect(accounts.get(acme, 'one').cache).toBe(one.cache);
	});

	it('applies the lowest of the rates in use', async () => {
		const account = accounts.get(acme, 'key');
		await clock.run(take(account, 1, 1));
		await clock.run(take(account, 3, 5));
		expect(starts).toEqual([0, 1100, 2200, 3300]);
	});

	it('drops a lower rate one minute after its last use', async () => {
		const account = accounts.get(acme, 'key');
		await clock.run(take(account, 1, 1));
		await passTime(59_000);
		await clock.run(take(account, 2, 5));
		expect(starts).toEqual([0, 59_000, 60_100]);
		await passTime(5000);
		await clock.run(take(account, 5, 5));
		expect(starts.slice(3)).toEqual([65_100, 65_100, 65_100, 65_100, 65_100]);
	});

	it('keeps a lower rate while a running execution still asks for it', async () => {
		const slow = take(accounts.get(acme, 'slow'), 120, 1);
		await passTime(90_000);
		const fast = take(accounts.get(acme, 'fast'), 20, 5);
		await clock.run(Promise.all([slow, fast]));
		expect(worstWindow(starts)).toBe(1);
	});

	it('speeds up a running execution one minute after the last use of a lower rate', async () => {
		await clock.run(take(accounts.get(acme, 'slow'), 1, 1));
		await clock.run(take(accounts.get(acme, 'fast'), 120, 5));
		expect(worstWindow(starts.filter((at) => at > 62_000))).toBe(5);
	});

	it('evicts idle accounts when there are too many, never one with waiting requests', async () => {
		accounts = new Accounts(clock, 2);
		const resting = accounts.get('https://rest.example.com', 'key');
		await clock.run(take(resting, 1));
		await passTime(600_001);
		const busy = accounts.get(acme, 'key');
		const work = take(busy, 11);
		accounts.get('https://third.example.com', 'key');
		expect(accounts.get(acme, 'key').gate).toBe(busy.gate);
		expect(accounts.get('https://rest.example.com', 'key').gate).not.toBe(resting.gate);
		await clock.run(work);
	});

	it.each([0, 1, 16_000, 60_000])(
		'never evicts an account whose execution pauses for %s ms',
		async (ms) => {
			accounts = new Accounts(clock, 1);
			const execution = accounts.get(acme, 'key');
			await clock.run(take(execution, 1));
			await passTime(ms);
			accounts.get('https://other.example.com', 'key');
			await clock.run(Promise.all([take(execution, 5), take(accounts.get(acme, 'key'), 5)]));
			expect(worstWindow(starts)).toBe(5);
		},
	);

	it('never evicts an account before its first request', () => {
		accounts = new Accounts(clock, 1);
		const execution = accounts.get(acme, 'key');
		accounts.get('https://other.example.com', 'key');
		expect(accounts.get(acme, 'key').gate).toBe(execution.gate);
	});
});
