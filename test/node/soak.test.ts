import { soak } from '../soak/soak';
import { growthOf, sumsOf, tableOf } from '../soak/table';

/** Set by `npm run soak`; without them the soak is short. */
const { SOAK_OPERATIONS, SOAK_SEED, SOAK_RATE } = process.env;

describe('Soak', () => {
	it('loses and duplicates nothing while every tenth request fails', async () => {
		const result = await soak({
			operations: Number(SOAK_OPERATIONS ?? 1_000),
			seed: Number(SOAK_SEED ?? 1),
			rate: Number(SOAK_RATE ?? 0.1),
		});
		if (SOAK_OPERATIONS !== undefined) process.stdout.write(`${tableOf(result)}\n`);

		expect(sumsOf(result)).toMatchObject({ lost: 0, duplicated: 0, wrong: 0 });
		const { operations, mayBe } = sumsOf(result, true);
		expect(mayBe).toBeLessThanOrEqual(operations / 1_000);
		expect(result.faults).toBeGreaterThan(result.requests / 20);
		expect(result.suspicious).toBe(0);
		expect(growthOf(result)).toBeLessThan(30);
	}, 3_600_000);
});
