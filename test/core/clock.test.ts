import { clock } from '../../nodes/ActiveCampaign/n8n/clock';

describe('Clock', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});

	/** Milliseconds that a sleep takes on jest's fake time. */
	async function duration(milliseconds: number, signal?: AbortSignal): Promise<number> {
		const from = clock.now();
		let took = -1;
		const sleep = clock.sleep(milliseconds, signal).then(() => {
			took = clock.now() - from;
		});
		await jest.advanceTimersByTimeAsync(20_000);
		await sleep;
		return took;
	}

	it.each([1, 199, 200, 201, 1100, 7000])(
		'sleeps %s ms: never less, at most 5 ms more',
		async (ms) => {
			const took = await duration(ms);
			expect(took).toBeGreaterThanOrEqual(ms);
			expect(took).toBeLessThan(ms + 5);
		},
	);

	it.each([0, -5, NaN])('does not sleep for %s ms', async (ms) => {
		expect(await duration(ms)).toBe(0);
	});

	it('ends a sleep within 250 ms of an abort', async () => {
		const controller = new AbortController();
		const from = clock.now();
		const sleep = clock.sleep(10_000, controller.signal).then(() => clock.now() - from);
		await jest.advanceTimersByTimeAsync(1010);
		controller.abort();
		await jest.advanceTimersByTimeAsync(20_000);
		expect(await sleep).toBeLessThanOrEqual(1260);
	});

	it('does not sleep when the signal is already aborted', async () => {
		expect(await duration(10_000, AbortSignal.abort())).toBe(0);
	});

	it('is monotonic: setting the system time does not change it', async () => {
		const from = clock.now();
		jest.setSystemTime(0);
		await jest.advanceTimersByTimeAsync(50);
		expect(clock.now() - from).toBe(50);
	});

	it('leaves no timer behind', async () => {
		await duration(1000);
		expect(jest.getTimerCount()).toBe(0);
	});
});
