import { sleep } from 'n8n-workflow';
import type { Clock } from '../core/client/exchange';

/** A cancelled sleep ends after this at most: older n8n cannot end a sleep early. */
const sliceMs = 200;

/** The clock of the process. Tests replace it by a virtual one. */
export const clock: Clock = {
	now: () => performance.now(),
	async sleep(milliseconds, signal) {
		if (signal?.aborted) return;
		const until = performance.now() + milliseconds;
		let left = milliseconds;
		// Even a wait of 0 lets the event loop run.
		do {
			await sleep(Math.max(0, Math.min(left, sliceMs)));
			left = until - performance.now();
		} while (left > 0 && !signal?.aborted);
	},
};
