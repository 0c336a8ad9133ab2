import { Accounts, type SharedAccount } from '../../nodes/ActiveCampaign/core/accounts';
import { VirtualClock } from '../support/virtualClock';
import { worstWindow } from './memoryClient';

const acme = 'https://acme.api-us1.com';
let clock: VirtualClock;
let accounts: Accounts;
let starts: number[];

beforeEach(() => {
	clock = new VirtualClock();
	accounts = new Accounts(clock);
	starts = [];
});

const take = async ({ gate }: SharedAccount, count: number) => {
	for (let index = 0; index < count; index++) {
		await gate.take();
		starts.push(clock.now());
	}
};
const passTime = async (milliseconds: number) => await clock.run(clock.sleep(milliseconds));

it('shares one gate between all who use a host', async () => {
	const users = [1, 2, 3].map(() => accounts.get(acme, 'key', 5));
	await clock.run(Promise.all(users.map(async (user) => await take(user, 4))));
	expect(starts).toEqual([0, 0, 0, 0, 0, 1100, 1100, 1100, 1100, 1100, 2200, 2200]);
});

it('lets two hosts go their own pace', async () => {
	const other = accounts.get('https://other.api-us1.com', 'key', 5);
	await clock.run(Promise.all([take(accounts.get(acme, 'key', 5), 5), take(other, 5)]));
	expect(starts).toEqual(Array.from({ length: 10 }, () => 0));
});

it('gives two keys of one host one gate but two caches', async () => {
	const one = accounts.get(acme, 'one', 5);
	const two = accounts.get(acme, 'two', 5);
	await clock.run(Promise.all([take(one, 3), take(two, 3)]));
	expect(starts).toEqual([0, 0, 0, 0, 0, 1100]);
	await one.cache.get('tags', [], async () => await Promise.resolve('of one'));
	const load = async () => await Promise.resolve('of two');
	expect(await two.cache.get('tags', [], load)).toBe('of two');
	expect(accounts.get(acme, 'one', 5).cache).toBe(one.cache);
});

it('lets the lower of two rates rule, whichever came first', async () => {
	accounts.get(acme, 'slow', 1);
	await clock.run(take(accounts.get(acme, 'fast', 5), 3));
	expect(starts).toEqual([0, 1100, 2200]);
});

it('forgets a lower rate a minute after its last use', async () => {
	accounts.get(acme, 'slow', 1);
	await passTime(59_000);
	await clock.run(take(accounts.get(acme, 'fast', 5), 2));
	expect(starts).toEqual([59_000, 60_100]);
	await passTime(5000);
	await clock.run(take(accounts.get(acme, 'fast', 5), 5));
	expect(starts.slice(2)).toEqual([65_100, 65_100, 65_100, 65_100, 65_100]);
});

it('keeps a lower rate while an execution that runs for minutes asks for it', async () => {
	const slow = take(accounts.get(acme, 'slow', 1), 120);
	await passTime(90_000);
	const fast = take(accounts.get(acme, 'fast', 5), 20);
	await clock.run(Promise.all([slow, fast]));
	expect(worstWindow(starts)).toBe(1);
});

it('lets a long execution go faster a minute after a slower one was last seen', async () => {
	accounts.get(acme, 'slow', 1);
	await clock.run(take(accounts.get(acme, 'fast', 5), 120));
	expect(worstWindow(starts.filter((at) => at > 62_000))).toBe(5);
});

it('forgets accounts at rest when there are too many, never one that somebody waits for', async () => {
	accounts = new Accounts(clock, 2);
	const busy = accounts.get(acme, 'key', 5);
	const work = take(busy, 11);
	const resting = accounts.get('https://rest.example.com', 'key', 5);
	accounts.get('https://third.example.com', 'key', 5);
	expect(accounts.get(acme, 'key', 5).gate).toBe(busy.gate);
	expect(accounts.get('https://rest.example.com', 'key', 5).gate).not.toBe(resting.gate);
	await clock.run(work);
});

it('never forgets a pause', () => {
	accounts = new Accounts(clock, 1);
	const paused = accounts.get(acme, 'key', 5);
	paused.gate.pause(30_000);
	accounts.get('https://other.example.com', 'key', 5);
	expect(accounts.get(acme, 'key', 5).gate).toBe(paused.gate);
});

it('never forgets an account whose execution is between two requests', async () => {
	accounts = new Accounts(clock, 1);
	const execution = accounts.get(acme, 'key', 5);
	await clock.run(take(execution, 1));
	await passTime(16_000);
	accounts.get('https://other.example.com', 'key', 5);
	await clock.run(Promise.all([take(execution, 5), take(accounts.get(acme, 'key', 5), 5)]));
	expect(worstWindow(starts)).toBe(5);
});
