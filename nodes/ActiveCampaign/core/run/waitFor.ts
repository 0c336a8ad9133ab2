import type { Client } from '../client/client';
import type { ApiRequest, Clock } from '../client/exchange';
import { Cancelled, Failure } from '../failure';
import type { Row } from '../values';

/** Pauses between reads double from the first to the longest: most work is done in seconds. */
const firstPauseMs = 1_000;
const longestPauseMs = 15_000;
const defaultWaitMs = 300_000;

/** The user's Longest Wait, in milliseconds. */
export function waitingTime({ maxWait }: Row): number {
	const seconds = Number(maxWait);
	return seconds > 0 ? seconds * 1000 : defaultWaitMs;
}

/** Repeats a read until `isReady` accepts the answer; throws `Failure` after `waitMs`, `Cancelled` on Stop. */
export async function waitFor(
	client: Client,
	clock: Clock,
	request: ApiRequest,
	isReady: (body: unknown) => boolean,
	waitMs: number,
	signal?: AbortSignal,
): Promise<unknown> {
	const until = clock.now() + waitMs;
	for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
		const body = await client.call(request);
		if (isReady(body)) return body;
		if (clock.now() + pause > until) {
			throw new Failure(
				`ActiveCampaign has not finished within ${Math.round(waitMs / 1000)} seconds`,
				{
					description:
						'The work goes on in ActiveCampaign. Raise Longest Wait, or read the result later',
					field: 'Longest Wait',
				},
			);
		}
		await clock.sleep(pause, signal);
		if (signal?.aborted) throw new Cancelled();
	}
}
