import { Accounts } from '../../nodes/ActiveCampaign/core/client/accounts';
import type { ApiRequest } from '../../nodes/ActiveCampaign/core/client/exchange';
import { required, text } from '../../nodes/ActiveCampaign/core/form/fields';
import { runItems } from '../../nodes/ActiveCampaign/core/run/runItems';
import { MemoryServer } from '../support/memoryServer';
import { VirtualClock } from '../support/virtualClock';
import { memoryClient, ok, worstWindow } from './memoryClient';
import { items, operation } from './runMemory';

const get = operation('GET /contacts/{id}', [required(text('id', 'ID', ''))], {
	returns: 'contact',
});

/** Pseudo-random numbers from 0 to 1, the same in every run. */
function seededRandom(seed = 1) {
	let state = seed;
	return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

interface Load {
	latency: number;
	executions?: number;
	requests?: number;
	rates?: number[];
	shared?: boolean;
}

/** Concurrent executions of many items against a server that enforces its limit. */
async function load({ latency, executions = 3, requests = 100, rates = [5], shared = true }: Load) {
	const clock = new VirtualClock();
	const accounts = new Accounts(clock);
	const server = new MemoryServer<ApiRequest>({
		clock,
		latency,
		retryAfter: 1,
		script: ({ path }) => ok({ contact: { path } }),
	});
	const random = seededRandom();
	const starts: number[] = [];
	const runs = Array.from({ length: executions }, async (_, execution) => {
		const { gate, cache } = accounts.get(
			shared ? 'https://acme.api-us1.com' : `${execution}`,
			'key',
		);
		const { client } = memoryClient({
			clock,
			server,
			gate,
			cache,
			random,
			requestsPerSecond: rates[execution % rates.length] ?? 5,
			travel: () => {
				starts.push(clock.now());
				return 20 + 80 * random();
			},
		});
		const values = Array.from({ length: requests }, (__, id) => ({ id: `${execution}-${id}` }));
		const given = items(get, values);
		return await runItems({
			items: given,
			client,
			clock,
			timeZone: 'UTC',
			stopOnFailure: true,
		});
	});
	const results = await clock.run(Promise.all(runs));
	return { results, server, starts, took: clock.now() };
}

describe('Throttling of concurrent executions', () => {
	it.each([50, 250])(
		'sends 300 requests of three executions without a 429, at %s ms latency with network jitter',
		async (latency) => {
			const { results, server, starts, took } = await load({ latency });
			expect(server.refused).toBe(0);
			expect(server.journal).toHaveLength(300);
			expect(worstWindow(server.arrivals)).toBeLessThanOrEqual(5);
			results.forEach((own, execution) => {
				const paths = own.map((result) => result?.rows[0]?.path);
				expect(paths).toEqual(
					Array.from({ length: 100 }, (_, id) => `/contacts/${execution}-${id}`),
				);
			});
			const ideal = (300 / 5 - 1) * 1100 + latency;
			expect(starts.at(-1)).toBeGreaterThanOrEqual((300 / 5 - 1) * 1100);
			expect(took).toBeLessThan(ideal * 1.05);
		},
	);

	it('serves the executions in turn, so that none starves', async () => {
		const { server } = await load({ latency: 50 });
		const early = server.journal.slice(0, 150).map(({ request }) => request.path.charAt(10));
		for (const execution of ['0', '1', '2']) {
			const share = early.filter((one) => one === execution).length;
			expect(share).toBeGreaterThan(40);
		}
	});

	it('keeps to the lowest rate that is asked for', async () => {
		const { server } = await load({ latency: 50, requests: 20, rates: [5, 2] });
		expect(worstWindow(server.arrivals)).toBeLessThanOrEqual(5);
		expect(worstWindow(server.arrivals.slice(5))).toBeLessThanOrEqual(2);
		expect(server.refused).toBe(0);
	});

	it('needs the shared gate: without it the same load is refused', async () => {
		const { server } = await load({ latency: 50, requests: 20, shared: false });
		expect(server.refused).toBeGreaterThan(0);
	});
});
