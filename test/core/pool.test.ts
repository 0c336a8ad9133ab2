import fc from 'fast-check';
import { mapInOrder } from '../../nodes/ActiveCampaign/core/run/pool';
import { VirtualClock } from '../support/virtualClock';
import { failureOf } from './memoryClient';

interface Unit {
	ms: number;
	lane?: string;
	fails?: boolean;
}

/** Runs units that sleep on virtual time, and logs their starts and ends. */
async function run(units: Unit[], width: number) {
	const clock = new VirtualClock();
	const log: string[] = [];
	const open = new Set<number>();
	let most = 0;
	const work = mapInOrder(
		units,
		width,
		async ({ ms, fails }, index) => {
			log.push(`start ${index}`);
			open.add(index);
			most = Math.max(most, open.size);
			const lanes = [...open].flatMap((at) => units[at]?.lane ?? []);
			expect(new Set(lanes).size).toBe(lanes.length);
			await clock.sleep(ms);
			open.delete(index);
			log.push(`end ${index}`);
			if (fails) throw new Error(`unit ${index}`);
			return index;
		},
		({ lane }) => lane,
	);
	const result = await clock.run(work.catch((error: unknown) => error));
	return { result, log, most, took: clock.now() };
}

const starts = (log: string[]) =>
	log.filter((line) => line.startsWith('start')).map((line) => Number(line.slice(6)));

describe('mapInOrder (worker pool)', () => {
	it('returns results in the order of the units', async () => {
		const { result } = await run([{ ms: 30 }, { ms: 10 }, { ms: 20 }], 3);
		expect(result).toEqual([0, 1, 2]);
	});

	it('runs as many units at once as its width, and no more', async () => {
		const { most, took } = await run(
			Array.from({ length: 10 }, () => ({ ms: 100 })),
			4,
		);
		expect(most).toBe(4);
		expect(took).toBe(300);
	});

	it('has nothing to run without units', async () => {
		expect(await run([], 5)).toMatchObject({ result: [], log: [] });
	});

	it('runs the units of one lane in sequence while other units overtake them', async () => {
		const units = ['a', 'a', 'b', 'a', undefined].map((lane) => ({ ms: 100, lane }));
		const { log, took } = await run(units as Unit[], 5);
		expect(starts(log)).toEqual([0, 2, 4, 1, 3]);
		expect(took).toBe(300);
	});

	it('does not let a waiting lane block the rest', async () => {
		const units: Unit[] = [{ ms: 100, lane: 'a' }, { ms: 100, lane: 'a' }, { ms: 10 }, { ms: 10 }];
		const { log } = await run(units, 2);
		expect(starts(log)).toEqual([0, 2, 3, 1]);
	});

	it('starts nothing after a failure, lets running units finish, then throws it', async () => {
		const units = [{ ms: 50 }, { ms: 10, fails: true }, { ms: 10 }, { ms: 10 }];
		const { result, log } = await run(units, 2);
		expect(result).toEqual(new Error('unit 1'));
		expect(log).toEqual(['start 0', 'start 1', 'end 1', 'end 0']);
	});

	it('does not continue a lane after a failure', async () => {
		const units = [
			{ ms: 50, lane: 'a' },
			{ ms: 10, lane: 'a' },
			{ ms: 20, fails: true },
		];
		const { log } = await run(units, 3);
		expect(starts(log)).toEqual([0, 2]);
	});

	it('throws the failure of the lowest unit, not the earliest one', async () => {
		const units = [
			{ ms: 50, fails: true },
			{ ms: 10, fails: true },
		];
		expect((await run(units, 2)).result).toEqual(new Error('unit 0'));
	});

	it('handles a synchronous failure like any other', async () => {
		const failing = mapInOrder([1, 2], 2, () => {
			throw new Error('at once');
		});
		expect(await failureOf(failing)).toEqual(new Error('at once'));
	});

	it('runs every unit once and each lane in order, for any mix', async () => {
		const unit = fc.record({
			ms: fc.integer({ min: 0, max: 50 }),
			lane: fc.constantFrom(undefined, 'a', 'b', 'c'),
		});
		const arrange = fc.tuple(fc.array(unit, { maxLength: 15 }), fc.integer({ min: 1, max: 6 }));
		await fc.assert(
			fc.asyncProperty(arrange, async ([units, width]) => {
				const { result, log, most } = await run(units as Unit[], width);
				expect(result).toEqual(units.map((_, index) => index));
				expect(most).toBeLessThanOrEqual(width);
				for (const lane of ['a', 'b', 'c']) {
					const own = starts(log).filter((index) => units[index]?.lane === lane);
					expect(own).toEqual([...own].sort((one, other) => one - other));
				}
			}),
			{ numRuns: 50 },
		);
	});
});
