import { openRecordedBench } from './recordedBench';

describe('the stub of the account', () => {
	it('reports a request that has no answer, and the run fails with its name', async () => {
		const bench = await openRecordedBench();
		const run = await bench.run({
			resource: 'tag',
			operation: 'get',
			values: { tag: { __rl: true, mode: 'id', value: '7' } },
		});
		expect(run.error?.message).toBe('No answer is recorded for GET /api/3/tags/7');
		expect(bench.lines()).toEqual(['GET /api/3/tags/7']);
		await expect(bench.close()).rejects.toThrow('No answer is recorded for:\nGET /api/3/tags/7');
	});

	it('tells routes with another query apart and gives answers in turn', async () => {
		const bench = await openRecordedBench();
		const { stub } = bench;
		stub.answer({ method: 'GET', path: '/a', query: { page: '2' } }, { status: 202 });
		stub.answer({ method: 'GET', path: '/a' }, { status: 201 }, { status: 203 });
		const statuses = [];
		for (const path of ['/a', '/a?page=2', '/a', '/a'])
			statuses.push((await fetch(`${stub.url}${path}`)).status);
		expect(statuses).toEqual([201, 202, 203, 203]);
		await bench.close();
	});
});
