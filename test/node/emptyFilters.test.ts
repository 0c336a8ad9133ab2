import { json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench({ transitMs: () => 5 });
	bench.emulator.seed.contacts(3);
	bench.emulator.seed.tags(['VIP']);
	bench.emulator.seed.lists(['News']);
});
afterEach(async () => await bench.close());

const getMany = async (filters: unknown, items: object[], more: object = {}) =>
	await bench.run({
		resource: 'contact',
		operation: 'getAll',
		values: { filters: filters as never },
		items: items as never,
		continueOnFail: 'continueRegularOutput',
		...more,
	});
const selector = (value: string) => ({ __rl: true, mode: 'list', value });

describe('Get Many with a filter that is empty for some items', () => {
	it.each([
		['Email Is', { email: '={{ $json.of }}' }, 'contact1@example.com', 1],
		['IDs', { ids: '={{ $json.of }}' }, '1, 2', 2],
		['Tag', { tag: selector('={{ $json.of }}') }, 'VIP', 0],
		['List', { list: selector('={{ $json.of }}') }, '1', 0],
	])('%s: fails these and gives the rows of the others', async (title, filters, of, count) => {
		const run = await getMany(filters, [{ of }, { of: '' }, {}]);
		const failed = json(run).filter(({ error }) => error);
		expect(failed).toMatchObject([
			{ error: `The filter "${title}" is empty in item 1`, details: { field: title } },
			{ error: `The filter "${title}" is empty in item 2` },
		]);
		expect(json(run)).toHaveLength(count + 2);
	});

	it('gives no rows for them where the option says so', async () => {
		const run = await bench.run({
			resource: 'contact',
			operation: 'getAll',
			values: { filters: { email: '={{ $json.of }}' }, options: { emptyFilter: 'noRows' } },
			items: [{}, { of: 'contact2@example.com' }, { of: null }],
		});
		expect(run.error).toBeUndefined();
		expect(json(run)).toMatchObject([{ email: 'contact2@example.com' }]);
	});

	it('stops the run where errors do', async () => {
		const { error } = await getMany({ email: '' }, [{}], { continueOnFail: undefined });
		expect(error?.message).toBe('The filter "Email Is" is empty in item 0');
		expect(error?.description).toContain(
			'set If a Filter Is Empty under Options to Return No Rows',
		);
		expect(bench.emulator.journal.entries).toEqual([]);
	});

	it('does not concern filters that are not added', async () => {
		expect(json(await getMany({}, [{}]))).toHaveLength(3);
	});
});
