import { sleep } from 'n8n-workflow';
import type { Clock } from '../core/client/exchange';

/** Stop must be obeyed quickly, and older n8n cannot end a sleep early. */
const sliceMs = 200;

/** The process's own time. Tests put a virtual one in its place. */
export const clock: Clock = {
	now: () => performance.now(),
	async sleep(milliseconds, signal) {
		if (signal?.aborted) return;
		const until = performance.now() + milliseconds;
		let left = milliseconds;
		// Also a wait of nothing lets the process do what is due.
		do {
			await sleep(Math.max(0, Math.min(left, sliceMs)));
			left = until - performance.now();
		} while (left > 0 && !signal?.aborted);
	},
};
