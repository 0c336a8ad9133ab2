import { sleep } from 'n8n-workflow';
import type { Clock } from '../core/types';

/** Stop must be obeyed quickly, and older n8n cannot end a sleep early. */
const sliceMs = 200;

/** The process's own time. Tests put a virtual one in its place. */
export const clock: Clock = {
	now: () => performance.now(),
	async sleep(milliseconds, signal) {
		const until = performance.now() + milliseconds;
		for (let left = milliseconds; left > 0 && !signal?.aborted; left = until - performance.now()) {
			await sleep(Math.min(left, sliceMs));
		}
	},
};
