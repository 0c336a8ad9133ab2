import type { Clock } from './types';

/** Wall-clock time; `sleep(0)` returns at once. */
export const realClock: Clock = {
	now: () => Date.now(),
	sleep: (milliseconds) =>
		milliseconds <= 0
			? Promise.resolve()
			: new Promise((resolve) => {
					setTimeout(resolve, milliseconds);
				}),
};

/** A clock that moves only by `advance`; sleepers wake in the order of their times. */
export class ManualClock implements Clock {
	private sleepers: Array<{ at: number; wake: () => void }> = [];

	constructor(private time = Date.UTC(2026, 0, 5, 15)) {}

	now(): number {
		return this.time;
	}

	sleep(milliseconds: number): Promise<void> {
		if (milliseconds <= 0) return Promise.resolve();
		return new Promise((wake) => {
			this.sleepers.push({ at: this.time + milliseconds, wake });
			this.sleepers.sort((a, b) => a.at - b.at);
		});
	}

	advance(milliseconds: number): void {
		const target = this.time + milliseconds;
		for (let next = this.sleepers[0]; next && next.at <= target; next = this.sleepers[0]) {
			this.sleepers.shift();
			this.time = next.at;
			next.wake();
		}
		this.time = target;
	}
}
