import fc from 'fast-check';
import type { ApiRequest, Paging } from '../../nodes/ActiveCampaign/core/client/exchange';
import { rowsOf, walkPages } from '../../nodes/ActiveCampaign/core/client/pages';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import { ask, listing } from './memoryClient';

const rows = (count: number, from = 1): Row[] =>
	Array.from({ length: count }, (_, index) => ({ id: String(from + index) }));

/** The rows and the queries of a walk; throws at the fiftieth page. */
async function gather(
	answer: (request: ApiRequest, page: number) => unknown,
	{ paging = 'byOffset', limit, query = {} }: { paging?: Paging; limit?: number; query?: Row } = {},
) {
	const asked: Row[] = [];
	const fetch = async (request: ApiRequest) => {
		if (asked.length === 50) throw new Error('The walk does not end');
		asked.push(request.query);
		return await Promise.resolve(answer(request, asked.length - 1));
	};
	const given: Row[] = [];
	const request = ask('GET', '/tags', { query });
	for await (const { rows: page } of walkPages(request, 'tags', paging, fetch, limit)) {
		given.push(...page);
	}
	return { given, asked };
}

const serve =
	(count: number, meta?: Row) =>
	(request: ApiRequest): unknown =>
		listing('tags', rows(count), meta)(request).body;

describe('Paging', () => {
	it('byOffset: reads all pages, 100 rows each', async () => {
		const { given, asked } = await gather(serve(250), { query: { search: 'x' } });
		expect(given).toEqual(rows(250));
		expect(asked).toEqual([0, 100, 200].map((offset) => ({ search: 'x', limit: 100, offset })));
	});

	it('byId: continues after the ID of the last row', async () => {
		const { given, asked } = await gather(serve(250), { paging: 'byId' });
		expect(given).toEqual(rows(250));
		expect(asked).toEqual([
			{ 'orders[id]': 'ASC', limit: 100 },
			{ 'orders[id]': 'ASC', limit: 100, id_greater: '100' },
			{ 'orders[id]': 'ASC', limit: 100, id_greater: '200' },
		]);
	});

	it('byPage: asks for numbered pages of one size', async () => {
		const { given, asked } = await gather(serve(250), { paging: 'byPage', limit: 120 });
		expect(given).toEqual(rows(120));
		expect(asked).toEqual([
			{ page: 1, page_size: 100 },
			{ page: 2, page_size: 100 },
		]);
	});

	describe.each<Paging>(['byOffset', 'byId', 'byPage'])('%s', (paging) => {
		it.each([
			[1, [1]],
			[7, [7]],
			[100, [100]],
			[150, [100, 50]],
			[201, [100, 100, 1]],
		])('asks for no more rows than a limit of %s', async (limit, sizes) => {
			const { given, asked } = await gather(serve(1000), { paging, limit });
			expect(given).toEqual(rows(limit));
			expect(asked.map((query) => query.limit ?? 100)).toEqual(
				paging === 'byPage' ? sizes.map(() => 100) : sizes,
			);
		});

		it('ends at a short page, at a missing list and at an empty first page', async () => {
			expect((await gather(serve(130), { paging })).asked).toHaveLength(2);
			expect((await gather(serve(0), { paging })).asked).toHaveLength(1);
			expect((await gather(() => ({}), { paging })).given).toEqual([]);
			expect((await gather(() => 'text', { paging })).given).toEqual([]);
		});

		it('ends after a last page that is exactly full', async () => {
			const { given, asked } = await gather(serve(200), { paging });
			expect(given).toHaveLength(200);
			expect(asked).toHaveLength(3);
		});

		it('ends at an empty page even if the total promises more', async () => {
			const { given } = await gather(serve(100, { total: '5000' }), { paging });
			expect(given).toHaveLength(100);
		});

		it('ends at a repeated page, without returning it twice', async () => {
			const page = { tags: rows(100), meta: { total: '5000' } };
			const { given, asked } = await gather(() => page, { paging });
			expect(given).toHaveLength(100);
			expect(asked).toHaveLength(2);
		});

		it('ends when the pages repeat in a cycle', async () => {
			const { given } = await gather(
				(_, page) => ({ tags: rows(100, page % 2 ? 101 : 1), meta: { total: '50000' } }),
				{ paging },
			);
			expect(given).toEqual(rows(200));
		});

		it('ends at rows without an ID, even if the pages are full', async () => {
			const page = { tags: Array.from({ length: 100 }, () => ({ name: 'x' })) };
			expect((await gather(() => page, { paging })).given).toHaveLength(100);
		});

		it('fetches no page ahead of its consumer', async () => {
			const pages: unknown[] = [];
			const fetch = async (request: ApiRequest) => {
				pages.push(request);
				return await Promise.resolve(serve(1000)(request));
			};
			const walk = walkPages(ask('GET', '/tags'), 'tags', paging, fetch);
			await walk.next();
			expect(pages).toHaveLength(1);
			await walk.return(undefined);
			expect(pages).toHaveLength(1);
		});
	});

	it.each(['45', 45])(
		'byOffset: goes on after a short page while the total of %j promises more',
		async (total) => {
			const small = ({ query }: ApiRequest) => {
				const offset = Number(query.offset);
				return { tags: rows(45).slice(offset, offset + 20), meta: { total } };
			};
			const { given, asked } = await gather(small);
			expect(given).toEqual(rows(45));
			expect(asked.map(({ offset }) => offset)).toEqual([0, 20, 40]);
		},
	);

	it.each([
		['limit and offset', 1, 100],
		['only the offset, with pages of 20', 3, 20],
		['neither', 2, Infinity],
	])('byOffset: without a total, reads all of a list that heeds %s', async (_, requests, size) => {
		const list = rows(45);
		const pages = ({ query }: ApiRequest) => {
			const offset = size === Infinity ? 0 : Number(query.offset);
			return { tags: list.slice(offset, offset + size) };
		};
		const { given, asked } = await gather(pages);
		expect(given).toEqual(list);
		expect(asked.length).toBeLessThanOrEqual(requests + (size === 100 ? 1 : 0));
	});

	it.each([19, 1])(
		'byOffset: takes a page of %s rows without a total for the last',
		async (count) => {
			expect(
				(await gather(({ query }) => ({ tags: query.offset ? [] : rows(count) }))).asked,
			).toHaveLength(1);
		},
	);

	it('byOffset: misses no row that stays while others are deleted', async () => {
		const list = rows(1_000);
		const stays = new Set(rows(1_000).map(({ id }) => id));
		const { given } = await gather(({ query }) => {
			const offset = Number(query.offset);
			const tags = list.slice(offset, offset + Number(query.limit));
			const meta = { total: String(list.length) };
			for (const row of list.splice(offset + 10, 3)) stays.delete(row.id);
			for (const row of list.splice(0, 2)) stays.delete(row.id);
			return { tags, meta };
		});
		const ids = given.map(({ id }) => id);
		expect([...stays].filter((id) => !ids.includes(id))).toEqual([]);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('byOffset: gives no row twice when others are added before it', async () => {
		const list = rows(250);
		let next = 1_000;
		const { given } = await gather(({ query }) => {
			const tags = list.slice(Number(query.offset), Number(query.offset) + 100);
			list.unshift(...rows(5, (next += 5)));
			return { tags, meta: { total: list.length } };
		});
		const ids = given.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toEqual(expect.arrayContaining(rows(250).map(({ id }) => id)));
	});

	it('byOffset: gives things of different kinds with the same ID', async () => {
		const list = [...rows(100), ...rows(100).map((row) => ({ ...row, kind: 'note' }))];
		const pages = ({ query }: ApiRequest) => ({
			tags: list.slice(Number(query.offset), Number(query.offset) + 100),
		});
		expect((await gather(pages)).given).toEqual(list);
	});

	it.each(['all rows', 'the rows after the cursor'])(
		'byId: goes on after a short page while the total of %s promises more',
		async (counted) => {
			const { given } = await gather(
				({ query }, page) => {
					const rest = rows(500).filter(({ id }) => Number(id) > Number(query.id_greater ?? 0));
					const total = counted === 'all rows' ? 500 : rest.length;
					return { tags: rest.slice(0, page === 1 ? 99 : 100), meta: { total } };
				},
				{ paging: 'byId' },
			);
			expect(given).toEqual(rows(500));
		},
	);

	it('byId: ends when the cursor does not advance', async () => {
		const { given, asked } = await gather(
			(_, page) => ({ tags: rows(100, 500 - page * 100).reverse(), page }),
			{ paging: 'byId' },
		);
		expect(asked).toHaveLength(2);
		expect(given).toHaveLength(200);
	});

	it('byId: compares cursors as numbers, not as text', async () => {
		const { given } = await gather(
			(_, page) => ({ tags: page < 2 ? rows(100, 850 + page * 100) : rows(30, 1_050) }),
			{ paging: 'byId' },
		);
		expect(given).toHaveLength(230);
	});

	it('always ends, returns at most the limit and asks for at most 100 rows a page', async () => {
		const page = fc.record({
			tags: fc.array(fc.record({ id: fc.nat({ max: 5 }) }), { minLength: 0, maxLength: 120 }),
			meta: fc.record({ total: fc.constantFrom('0', '1e9', 7, null) }),
		});
		const service = fc.array(page, { minLength: 1, maxLength: 3 });
		await fc.assert(
			fc.asyncProperty(
				service,
				fc.constantFrom<Paging>('byId', 'byOffset', 'byPage'),
				fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
				async (pages, paging, limit) => {
					const { given, asked } = await gather((_, index) => pages[index % pages.length], {
						paging,
						...(limit === undefined ? {} : { limit }),
					});
					expect(given.length).toBeLessThanOrEqual(limit ?? Infinity);
					for (const { limit: size, page_size: same } of asked) {
						expect(size ?? same).toBeLessThanOrEqual(100);
					}
				},
			),
			{ numRuns: 50 },
		);
	});

	it('rowsOf() takes the rows under the key, not those of side-loaded lists', () => {
		expect(
			rowsOf({ scoreValues: [{ id: 9 }], contacts: [{ id: 1 }, null, 'x'] }, 'contacts'),
		).toEqual([{ id: 1 }]);
		expect(rowsOf({ contact: { id: 1 } }, 'contacts')).toEqual([]);
	});

	it('rowsOf() reads the numbered rows of the legacy API', () => {
		const body = { 0: { id: '5' }, 1: { id: '6' }, result_code: 1, result_message: 'ok' };
		expect(rowsOf(body, '')).toEqual([{ id: '5' }, { id: '6' }]);
	});
});
