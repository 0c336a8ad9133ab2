import type { ApiRequest } from '../../nodes/ActiveCampaign/core/client/exchange';
import { Gate } from '../../nodes/ActiveCampaign/core/client/gate';
import { mapInOrder } from '../../nodes/ActiveCampaign/core/run/pool';
import { MemoryServer } from '../support/memoryServer';
import { VirtualClock } from '../support/virtualClock';
import { ask, memoryClient, ok, worstWindow } from './memoryClient';

/** Pseudo-random numbers from 0 to 1, the same in every run. */
export function seededRandom(seed: number) {
	let state = (seed * 2_654_435_761) % 2_147_483_647 || 1;
	return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

export interface Signals {
	tellsLimit: boolean;
	retryAfter?: number;
}

export interface WorkerPlan {
	requests: number;
	/** Virtual milliseconds before its first request, 0 by default. */
	from?: number;
}

/** Workers (processes) that share only the account; the server enforces its limit. */
export async function runWorkers(plans: WorkerPlan[], signals: Signals, seed = 1) {
	const clock = new VirtualClock();
	const network = seededRandom(seed + 1000);
	const server = new MemoryServer<ApiRequest>({
		clock,
		latency: () => 30 + 120 * network(),
		script: () => ok(),
		...signals,
	});
	const work = plans.map(async ({ requests, from = 0 }, worker) => {
		const random = seededRandom(100 * seed + worker);
		const { client } = memoryClient({
			clock,
			server,
			random,
			gate: new Gate(clock, random),
			travel: () => 20 + 80 * network(),
		});
		await clock.sleep(from);
		const units = Array.from({ length: requests }, (_, index) => index);
		return await mapInOrder(units, client.width, async (index) => {
			await client.call(ask('POST', `/${worker}/${index}`));
			return `/${worker}/${index}`;
		});
	});
	const done = await clock.run(Promise.all(work));
	return figuresOf(server, done);
}

function figuresOf(server: MemoryServer<ApiRequest>, done: string[][]) {
	const accepted = server.journal.flatMap(({ request, arrivedAt, answer }) =>
		answer && 'status' in answer && answer.status === 200
			? [{ at: arrivedAt, worker: Number(request.path.split('/')[1]), path: request.path }]
			: [],
	);
	const ends = done.map((_, worker) =>
		Math.max(...accepted.filter((one) => one.worker === worker).map(({ at }) => at)),
	);
	const between = (from: number, to: number) => {
		const inside = accepted.filter(({ at }) => at >= from && at < to);
		const sent = server.arrivals.filter((at) => at >= from && at < to).length;
		const shares = done.map((_, worker) => inside.filter((one) => one.worker === worker).length);
		return {
			/** Share of the limit of five requests a second. */
			used: inside.length / (5 * ((to - from) / 1000)),
			/** Share of the requests that were refused. */
			refused: (sent - inside.length) / sent,
			shares,
		};
	};
	return {
		sent: server.journal.length,
		done: done.flat(),
		distinct: new Set(accepted.map(({ path }) => path)).size,
		accepted: accepted.length,
		worst: worstWindow(accepted.map(({ at }) => at)),
		ends,
		between,
	};
}
