import { Agent, get } from 'node:http';
import { readFile } from 'node:fs/promises';
import { type LocalServer, startLocalServer } from './fixtures/localServer';
import { VirtualClock } from './virtualClock';

let clock: VirtualClock;
let server: LocalServer;
let arrivals: string[];

describe('VirtualClock', () => {
	beforeEach(async () => {
		clock = new VirtualClock({ stallTimeoutMs: 300 });
		arrivals = [];
		server = await startLocalServer(async ({ url }, response) => {
			arrivals.push(`${clock.now()} ${url}`);
			const [, latency, late] = url.split('/');
			if (latency === 'never') return;
			await clock.forServer().sleep(Number(latency));
			response.end('x'.repeat(100_000));
			if (late) await clock.forServer().sleep(Number(late));
		});
	});
	afterEach(async () => await server.close());

	const request = async (path: string, signal?: AbortSignal): Promise<void> =>
		await new Promise((resolve, reject) => {
			const agent = new Agent();
			get(server.url + path, { agent, signal }, (response) => {
				response.resume().on('end', resolve);
			}).on('error', reject);
		});

	const times = async (count: number, work: (index: number) => Promise<void>): Promise<void> => {
		for (let index = 0; index < count; index++) await work(index);
	};

	it('advances exactly, in little real time, for parallel loops over a real server', async () => {
		const started = performance.now();
		const ends: number[] = [];
		const loop = async (count: number) => {
			await times(count, async () => await request('/250'));
			ends.push(clock.now());
		};
		await clock.run(Promise.all([loop(34), loop(33), loop(33)]));
		expect(ends).toEqual([8250, 8250, 8500]);
		expect(arrivals).toHaveLength(100);
		expect(performance.now() - started).toBeLessThan(3000);
	});

	it('interleaves sleeps of client and server', async () => {
		const loop = async (name: string, pause: number) =>
			await times(3, async () => {
				await request(`/100/0/${name}`);
				await clock.sleep(pause);
			});
		await clock.run(Promise.all([loop('a', 50), loop('b', 200)]));
		expect(arrivals).toEqual([
			'0 /100/0/a',
			'0 /100/0/b',
			'150 /100/0/a',
			'300 /100/0/b',
			'300 /100/0/a',
			'600 /100/0/b',
		]);
		expect(clock.now()).toBe(900);
	});

	it('works with fetch', async () => {
		const loop = async () =>
			await times(20, async () => void (await (await fetch(`${server.url}/250`)).text()));
		await clock.run(Promise.all([loop(), loop()]));
		expect(clock.now()).toBe(5000);
	});

	it('wakes sleepers of the same time in the order of their calls', async () => {
		const woken: string[] = [];
		const sleep = async (name: string, ms: number) => {
			await clock.sleep(ms);
			woken.push(`${name} ${clock.now()}`);
		};
		await clock.run(Promise.all([sleep('a', 20), sleep('b', 10), sleep('c', 20), sleep('d', 0)]));
		expect(woken).toEqual(['d 0', 'b 10', 'a 20', 'c 20']);
	});

	it('ends a sleep at once when its signal aborts', async () => {
		const controller = new AbortController();
		const sleeping = clock.forNode().sleep(60_000, controller.signal);
		controller.abort();
		await clock.run(sleeping);
		await clock.run(clock.sleep(1000, controller.signal));
		expect(clock.now()).toBe(0);
	});

	it('waits for a request in transit while an aborted one is still parked', async () => {
		const controller = new AbortController();
		const abandoned = request('/1000', controller.signal).catch(() => 'aborted');
		await clock.run(clock.sleep(100));
		controller.abort();
		await clock.run(times(5, async () => await request('/10')));
		expect(await abandoned).toBe('aborted');
		expect(clock.now()).toBe(150);
	});

	it('does not count a request as waiting when its server sleeps after the response', async () => {
		await clock.run(
			times(3, async () => {
				await request('/10/100000');
				await clock.sleep(5);
			}),
		);
		expect(clock.now()).toBe(45);
	});

	it('waits for the file system', async () => {
		const read = async () => {
			await readFile(__filename);
			return clock.now();
		};
		expect(await clock.run(Promise.all([read(), clock.sleep(10)]))).toEqual([0, undefined]);
	});

	it('passes on errors and results of the work', async () => {
		await expect(clock.run(Promise.reject(new Error('lost')))).rejects.toThrow('lost');
		expect(await clock.run(async () => await Promise.resolve(7))).toBe(7);
	});

	it('describes what is pending when nothing happens any more', async () => {
		const stuck = request('/never');
		stuck.catch(() => {});
		const run = clock.run(Promise.all([stuck, clock.sleep(10)]));
		await expect(run).rejects.toThrow(/virtual 0 ms\nopen requests: GET .*\/never\n.*\n.*until 10/);
	});
});
