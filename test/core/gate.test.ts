import { Gate, rateOf } from '../../nodes/ActiveCampaign/core/client/gate';
import { Cancelled } from '../../nodes/ActiveCampaign/core/failure';
import { VirtualClock } from '../support/virtualClock';
import { failureOf, worstWindow } from './memoryClient';

let clock: VirtualClock;
let gate: Gate;
let rate: number;
let starts: Array<[name: number, at: number]>;

beforeEach(() => {
	clock = new VirtualClock();
	gate = new Gate(clock);
	rate = 5;
	starts = [];
});

const take = async (name: number, signal?: AbortSignal) => {
	await gate.take(rateOf(rate), signal);
	starts.push([name, clock.now()]);
};
const takeMany = async (count: number) =>
	await Promise.all(Array.from({ length: count }, async (_, index) => await take(index)));
const times = () => starts.map(([, at]) => at);

describe('the gate of an account', () => {
	it('admits a short burst at once and the rest a little more than a second apart', async () => {
		await clock.run(takeMany(12));
		expect(times()).toEqual([0, 0, 0, 0, 0, 1100, 1100, 1100, 1100, 1100, 2200, 2200]);
	});

	it('admits callers in the order they came', async () => {
		await clock.run(takeMany(40));
		expect(starts.map(([name]) => name)).toEqual(Array.from({ length: 40 }, (_, index) => index));
	});

	it('does not admit a newcomer before waiting callers, even when a turn is free', async () => {
		rate = 1;
		const late = clock.sleep(1100).then(async () => await take(9));
		await clock.run(Promise.all([takeMany(3), late]));
		expect(starts.map(([name]) => name)).toEqual([0, 1, 2, 9]);
	});

	it('counts the starts of any window, not of fixed ones', async () => {
		await clock.run(take(0));
		await clock.run(clock.sleep(1000));
		await clock.run(takeMany(9));
		expect(times()).toEqual([0, 1000, 1000, 1000, 1000, 1100, 2100, 2100, 2100, 2100]);
	});

	it('admits a burst at once again after a rest', async () => {
		await clock.run(takeMany(5));
		await clock.run(clock.sleep(5000));
		await clock.run(takeMany(5));
		expect(times().slice(5)).toEqual([5000, 5000, 5000, 5000, 5000]);
	});

	it('admits nobody during a pause, callers already waiting included', async () => {
		const work = takeMany(7);
		await clock.run(clock.sleep(500));
		gate.pause(3000);
		await clock.run(work);
		expect(times().slice(5)).toEqual([3500, 3500]);
	});

	it('does not shorten a pause by a later, shorter one', async () => {
		gate.pause(3000);
		gate.pause(10);
		await clock.run(take(0));
		expect(times()).toEqual([3000]);
	});

	it('keeps the rate after a pause', async () => {
		gate.pause(2000);
		await clock.run(takeMany(6));
		expect(times()).toEqual([2000, 2000, 2000, 2000, 2000, 3100]);
	});

	it.each([
		[1, 1100],
		[0.5, 2200],
		[0.1, 11_000],
	])('admits %s requests per second %s ms apart', async (given, gap) => {
		rate = given;
		await clock.run(takeMany(4));
		expect(times()).toEqual([0, gap, 2 * gap, 3 * gap]);
	});

	it.each([0.3, 0.7, 1.5, 2.5, 3.3, 4.9, 50, 100])(
		'takes a tenth longer than the nominal time at %s requests per second',
		async (given) => {
			rate = given;
			const burst = Math.max(1, Math.floor(rate));
			await clock.run(takeMany(10 * burst + 1));
			expect(times()[10 * burst]).toBeCloseTo((1100 * 10 * burst) / rate, 6);
		},
	);

	it('applies a lower rate as soon as one caller requests it', async () => {
		const fast = takeMany(5);
		rate = 1;
		const slow = take(5);
		rate = 5;
		await clock.run(Promise.all([fast, slow, take(6), take(7)]));
		expect(times().slice(5)).toEqual([5500, 6600, 7700]);
	});

	it('still counts the starts made at a lower rate when the rate rises', async () => {
		rate = 2.9;
		await clock.run(takeMany(140));
		rate = 5;
		await clock.run(takeMany(70));
		const seconds = times().filter((at) => at > 45_000);
		expect(worstWindow(seconds)).toBeLessThanOrEqual(5);
	});

	it('lets a cancelled caller leave at once and gives its turn to the next', async () => {
		const controller = new AbortController();
		const first = takeMany(5);
		const stopped = failureOf(take(5, controller.signal));
		const behind = take(6);
		await clock.run(first);
		controller.abort();
		expect(await stopped).toBeInstanceOf(Cancelled);
		expect(clock.now()).toBe(0);
		await clock.run(behind);
		expect(starts.slice(5)).toEqual([[6, 1100]]);
	});

	it('lets a cancelled caller in the middle of the queue leave before its turn', async () => {
		const controller = new AbortController();
		const before = takeMany(12);
		const stopped = failureOf(take(12, controller.signal));
		const behind = take(13);
		await clock.run(clock.sleep(10));
		controller.abort();
		expect(await stopped).toBeInstanceOf(Cancelled);
		expect(clock.now()).toBe(10);
		await clock.run(Promise.all([before, behind]));
		expect(starts.slice(10).map(([, at]) => at)).toEqual([2200, 2200, 2200]);
	});

	it('gives no slot to a caller that was cancelled beforehand', async () => {
		const stopped = Array.from({ length: 20 }, async () => await take(0, AbortSignal.abort()));
		for (const work of stopped) expect(await failureOf(work)).toBeInstanceOf(Cancelled);
		await clock.run(takeMany(5));
		expect(times()).toEqual([0, 0, 0, 0, 0]);
	});

	it('keeps one listener on a signal, however many callers wait on it', async () => {
		const { signal } = new AbortController();
		const added = jest.spyOn(signal, 'addEventListener');
		const removed = jest.spyOn(signal, 'removeEventListener');
		await clock.run(
			Promise.all(Array.from({ length: 20 }, async (_, name) => await take(name, signal))),
		);
		expect(added.mock.calls.length - removed.mock.calls.length).toBe(1);
	});

	it('is idle only when no caller waits and none has come for ten minutes', async () => {
		const work = takeMany(6);
		expect(gate.idle).toBe(false);
		await clock.run(work);
		await clock.run(clock.sleep(600_000));
		expect(gate.idle).toBe(false);
		await clock.run(clock.sleep(1));
		expect(gate.idle).toBe(true);
	});

	it('is not idle before its first caller', () => {
		expect(gate.idle).toBe(false);
	});
});
