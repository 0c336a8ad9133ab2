/**
 * Runs a task for each unit, at most `width` at once, and returns the results in the order of the
 * units. Units of one lane run one after another in order; units without a lane run in parallel.
 * When a task rejects, no further unit starts, running ones finish, and the failure of the lowest
 * unit is thrown.
 */
export async function mapInOrder<U, R>(
	units: readonly U[],
	width: number,
	task: (unit: U, index: number) => Promise<R>,
	laneOf: (unit: U) => string | undefined = () => undefined,
): Promise<R[]> {
	const results = new Array<R>(units.length);
	const failures = new Map<number, unknown>();
	const lanes = new Lanes(units.map(laneOf));

	async function work(): Promise<void> {
		for (let index = lanes.next(); index !== undefined; index = lanes.next()) {
			try {
				results[index] = await task(units[index] as U, index);
			} catch (error) {
				failures.set(index, error);
				lanes.close();
			}
			// The worker that frees a lane takes its next unit, so no worker has to wait for it.
			lanes.free(index);
		}
	}

	await Promise.all(Array.from({ length: Math.min(width, units.length) }, work));
	if (failures.size > 0) throw failures.get(Math.min(...failures.keys()));
	return results;
}

/** Picks the next unit to start: in order, but never two of one lane at once. */
class Lanes {
	private readonly waiting = new Map<string, number[]>();
	private readonly busy = new Set<string>();
	private readonly freed: number[] = [];
	private cursor = 0;
	private closed = false;

	constructor(private readonly lanes: ReadonlyArray<string | undefined>) {}

	next(): number | undefined {
		if (this.closed) return undefined;
		const freed = this.freed.shift();
		if (freed !== undefined) return freed;
		while (this.cursor < this.lanes.length) {
			const index = this.cursor++;
			const lane = this.lanes[index];
			if (lane === undefined) return index;
			if (!this.busy.has(lane)) {
				this.busy.add(lane);
				return index;
			}
			const queue = this.waiting.get(lane);
			if (queue) queue.push(index);
			else this.waiting.set(lane, [index]);
		}
		return undefined;
	}

	free(index: number): void {
		const lane = this.lanes[index];
		if (lane === undefined) return;
		const next = this.waiting.get(lane)?.shift();
		if (next === undefined) this.busy.delete(lane);
		else this.freed.push(next);
	}

	close(): void {
		this.closed = true;
	}
}
