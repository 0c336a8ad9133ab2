import { MemoryServer } from './memoryServer';
import { VirtualClock } from './virtualClock';

const sendAll = async (server: MemoryServer<number>, count: number) =>
	await Promise.all(Array.from({ length: count }, async (_, index) => await server.send(index)));

describe('MemoryServer', () => {
	it('refuses requests over the limit of its sliding window', async () => {
		const clock = new VirtualClock();
		const server = new MemoryServer<number>({ clock, retryAfter: 1 });
		const first = await clock.run(sendAll(server, 6));
		expect(first.map((answer) => 'status' in answer && answer.status)).toEqual([
			200, 200, 200, 200, 200, 429,
		]);
		expect(first[5]).toMatchObject({ headers: { 'retry-after': '1' } });
		await clock.run(clock.sleep(899));
		expect(await clock.run(server.send(6))).toMatchObject({ status: 429 });
		expect(await clock.run(server.send(7))).toMatchObject({ status: 200 });
		expect(server.arrivals).toEqual([0, 0, 0, 0, 0, 0, 999, 1099]);
		expect(server.refused).toBe(2);
	});

	it('returns scripted answers in order of arrival and throws when none is left', async () => {
		const clock = new VirtualClock();
		const script = [{ status: 500 }, { networkError: 'ECONNRESET' }];
		const server = new MemoryServer<string>({ clock, script, latency: 250, limit: false });
		expect(await clock.run(server.send('a'))).toEqual({ status: 500 });
		expect(await clock.run(server.send('b'))).toEqual({ networkError: 'ECONNRESET' });
		expect(server.journal[1]).toMatchObject({ request: 'b', arrivedAt: 250, answeredAt: 500 });
		await expect(clock.run(server.send('c'))).rejects.toThrow('request 3: "c"');
	});

	it('ends a hanging request at once when its signal aborts', async () => {
		const clock = new VirtualClock();
		const server = new MemoryServer<string>({ clock, script: () => 'hang' });
		const controller = new AbortController();
		const answer = server.send('a', controller.signal);
		controller.abort();
		expect(await answer).toEqual({ networkError: 'ERR_CANCELED' });
		expect(clock.now()).toBe(0);
		expect(server.journal[0]?.answeredAt).toBeUndefined();
	});
});
