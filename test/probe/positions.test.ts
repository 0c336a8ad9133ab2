import { defaultPositions, type Switch, switches, type SwitchName } from '../emulator/assumptions';
import type { Assume } from '../emulator';
import { type Bench, openBench, seedAccount } from './bench';
import { notProbed } from '../support/probe/notProbed';
import type { SwitchResult } from '../support/probe/report';

let bench: Bench;
beforeAll(async () => {
	bench = await openBench();
});
afterAll(() => bench.close());
beforeEach(() => bench.emulator.reset());

const table = Object.entries<Switch>(switches);
const isProbed = (name: string) => !Object.keys(notProbed).includes(name);
const pairs = table
	.filter(([name]) => isProbed(name))
	.flatMap(([name, { positions }]) => positions.map((position) => ({ name, position })));

const positionsOf = (results: SwitchResult[]) =>
	Object.fromEntries(results.map(({ name, position }) => [name, position]));

describe('the probe', () => {
	it.each(pairs)('finds $name in position $position', async ({ name, position }) => {
		const before = bench.rows();
		const { switches: results, left } = await bench.probe({
			only: [name],
			assume: { [name]: position } as Assume,
		});
		const standard = defaultPositions[name as SwitchName];
		expect(results).toMatchObject([
			{ name, outcome: 'seen', position, differs: position !== standard },
		]);
		expect(left).toEqual([]);
		expect(bench.rows()).toEqual(before);
	});

	it('leaves out one switch only, with its reason', async () => {
		expect(Object.keys(notProbed)).toEqual(['enrolAgain']);
		const { switches: results } = await bench.probe({ only: ['enrolAgain'] });
		expect(results).toMatchObject([{ outcome: 'notProbed', evidence: notProbed.enrolAgain }]);
	});

	it.each([0, 1, 2])(
		'reports no wrong position when all switches stand at place %i',
		async (place) => {
			seedAccount(bench.emulator);
			const assume = Object.fromEntries(
				table.map(([name, { positions }]) => [name, positions[place % positions.length] ?? '']),
			) as Assume;
			const { switches: results } = await bench.probe({ assume });
			const found = Object.entries(positionsOf(results)).filter(([, position]) => position);
			const wrong = found.filter(([name, position]) => assume[name as SwitchName] !== position);
			expect(wrong).toEqual([]);
			// A fixed window hides whether refused requests count.
			expect(found.length).toBeGreaterThanOrEqual(48);
		},
	);
});

describe('a probe without its option', () => {
	it('is left out with the name of the option', async () => {
		const { switches: results } = await bench.probe({ includeLimit: false, deliveries: false });
		const left = results.filter(({ outcome }) => outcome === 'notProbed');
		const missing = (option: string) =>
			left.filter(({ evidence }) => evidence.includes(option)).map(({ name }) => name);
		expect(missing('--include-limit').sort()).toEqual([
			'forbiddenRequests',
			'limitWindow',
			'overLimit',
			'refusedRequests',
			'retryAfter',
		]);
		expect(missing('--webhook-url')).toHaveLength(8);
		expect(left).toHaveLength(14);
	});
});
