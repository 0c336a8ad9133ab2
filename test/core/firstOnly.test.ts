import { BoundedSet } from '../../nodes/ActiveCampaign/trigger/shared/boundedCollections';
import { firstOnly } from '../../nodes/ActiveCampaign/trigger/webhook/firstOnly';

const memory = () => ({ seen: new BoundedSet(10), running: new Map<string, Promise<unknown>>() });
const fail = async () => await Promise.reject<never>(new Error('no credential'));

describe('the work on a delivery', () => {
	it('is done once', async () => {
		const { seen, running } = memory();
		const work = jest.fn(async () => await Promise.resolve('done'));
		const first = firstOnly({ seen, running }, 'a', work);
		const second = firstOnly({ seen, running }, 'a', work);
		expect([await first, await second]).toEqual(['done', undefined]);
		expect(await firstOnly({ seen, running }, 'b', work)).toBe('done');
		expect(work).toHaveBeenCalledTimes(2);
		expect(running.size).toBe(0);
	});

	it('is done when the delivery comes again after a failure', async () => {
		const { seen, running } = memory();
		await expect(firstOnly({ seen, running }, 'a', fail)).rejects.toThrow('no credential');
		expect(seen.serialize(10)).toBe('');
		expect(await firstOnly({ seen, running }, 'a', async () => await Promise.resolve(1))).toBe(1);
	});

	it('is done for a copy that came while it failed', async () => {
		const { seen, running } = memory();
		const first = firstOnly({ seen, running }, 'a', fail);
		const copies = [1, 2].map(
			async (value) =>
				await firstOnly({ seen, running }, 'a', async () => await Promise.resolve(value)),
		);
		await expect(first).rejects.toThrow('no credential');
		expect(await Promise.all(copies)).toEqual([1, undefined]);
	});

	it('does not count as received until it has succeeded', async () => {
		const { seen, running } = memory();
		let finish = () => {};
		const held = new Promise<void>((resolve) => (finish = resolve));
		const first = firstOnly({ seen, running }, 'a', async () => await held);
		expect(seen.has('a')).toBe(false);
		finish();
		await first;
		expect(seen.has('a')).toBe(true);
	});
});
