import { createEngine } from './engine';
import { Echo } from './fixtures/Echo.node';
import { EchoApi } from './fixtures/EchoApi.credentials';
import { type LocalServer, startLocalServer } from './fixtures/localServer';
import { VirtualClock } from './virtualClock';

const engine = createEngine({ nodes: [Echo], credentials: [EchoApi] });
let clock: VirtualClock;
let server: LocalServer;

describe('Engine on virtual time', () => {
	beforeEach(async () => {
		clock = new VirtualClock();
		server = await startLocalServer(async ({ url }, response) => {
			await clock.forServer().sleep(250);
			response.end(url);
		});
	});
	afterEach(async () => await server.close());

	const options = (count: number) => ({
		parameters: { path: '=/{{ $json.id }}' },
		items: Array.from({ length: count }, (_, id) => ({ id })),
		credentials: { apiUrl: server.url, apiKey: 'secret' },
	});

	it('runs three executions at once with exact virtual latency', async () => {
		const started = performance.now();
		const runs = [34, 33, 33].map(async (count) => {
			await engine.run(options(count));
			return clock.now();
		});
		expect(await clock.run(Promise.all(runs))).toEqual([8500, 8250, 8250]);
		expect(server.seen).toHaveLength(100);
		expect(performance.now() - started).toBeLessThan(3000);
	});

	it('stops an execution at a virtual time', async () => {
		const execution = engine.start(options(100));
		const stopped = clock.sleep(1100).then(async () => await execution.stop());
		const run = await clock.run(stopped);
		expect(run.status).toBe('canceled');
		expect(server.seen).toHaveLength(5);
		expect(clock.now()).toBe(1100);
	});
});
