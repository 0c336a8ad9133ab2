import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Engine } from '../../test/support/engine';
import { openAccount } from './accounts';
import { type Contender, get, nodeTypes, upsert } from './contenders';
import { measure, type Measured } from './measure';
import { people } from './people';
import { exactly, type Goal, type Line, percent, type Report } from './report';

const goalShare = 0.9;
const names: Record<Contender, string> = { ours: 'this node', shipped: 'shipped' };

interface Operation {
	title: string;
	parameters: Record<Contender, INodeParameters>;
	reads: boolean;
}

const operations: Operation[] = [
	{ title: 'Create or Update', parameters: upsert, reads: false },
	{ title: 'Get', parameters: get, reads: true },
];

/** Operations with one request per item, at several latencies. */
export async function singleCallCase(
	engine: Engine,
	quick: boolean,
	announce: (title: string) => void,
): Promise<Report> {
	const count = quick ? 50 : 100;
	const latencies = quick ? [250] : [50, 250, 800];
	const lines: Line[] = [];
	const goals: Goal[] = [];
	for (const operation of operations) {
		const figures = { ours: [] as Measured[], shipped: [] as Measured[] };
		for (const contender of ['ours', 'shipped'] as const) {
			announce(`${operation.title}, ${names[contender]}, ${latencies.join(', ')} ms`);
			figures[contender] = await measureAll[contender](latencies, async (latencyMs) =>
				run(engine, operation, contender, latencyMs, count),
			);
		}
		latencies.forEach((latencyMs, index) => {
			const [ours, shipped] = [figures.ours[index], figures.shipped[index]];
			if (!ours || !shipped) return;
			const title = `${operation.title}, ${latencyMs} ms`;
			const ratio = shipped.wallMs / ours.wallMs;
			lines.push({ title: `${title}, this node`, measured: ours });
			lines.push({
				title: `${title}, shipped`,
				measured: shipped,
				...(shipped.lost === 0 && { ratio }),
			});
			const share = ours.share ?? 0;
			goals.push({
				title: `${title}: share of the limit`,
				value: percent(share),
				wanted: `at least ${percent(goalShare)}`,
				met: share >= goalShare,
			});
		});
		goals.push(exactly(`${operation.title}: 429s and lost`, defects(figures.ours), 0));
	}
	return {
		title: `Operations with one request per item, ${count} items`,
		lines,
		goals,
		notes: [
			'The shipped node runs at all latencies in parallel, each on its own account; ours runs at one after the other.',
			'The shipped node stops at the first 429, and then n8n has no output for any item.',
		],
	};
}

type Measure = (latencyMs: number) => Promise<Measured>;

/** The shipped node sends one request at a time, so three runs in parallel do not slow each other down. */
const measureAll: Record<Contender, (latencies: number[], one: Measure) => Promise<Measured[]>> = {
	async ours(latencies, one) {
		const figures: Measured[] = [];
		for (const latencyMs of latencies) figures.push(await one(latencyMs));
		return figures;
	},
	shipped: async (latencies, one) => await Promise.all(latencies.map(one)),
};

/** Refused requests plus lost and duplicated items. */
const defects = (figures: Measured[]) =>
	figures.reduce((sum, { refused, lost, duplicated }) => sum + refused + lost + duplicated, 0);

/** The shipped node returns the whole response for one contact. */
function emailIn({ email, contact }: IDataObject): unknown {
	return email ?? (contact as IDataObject | undefined)?.email;
}

/** Runs every operation of both nodes once, so that no figure includes the time to load code. */
export async function warmUp(engine: Engine): Promise<void> {
	for (const contender of ['ours', 'shipped'] as const) {
		for (const operation of operations) await run(engine, operation, contender, 50, 3);
	}
}

async function run(
	engine: Engine,
	{ parameters, reads }: Operation,
	contender: Contender,
	latencyMs: number,
	count: number,
): Promise<Measured> {
	const account = await openAccount(latencyMs, reads ? count : 0);
	const items = people(count).map((item, index) => ({ ...item, id: account.ids[index] ?? '' }));
	let output: unknown[] = [];
	try {
		return await measure(
			account,
			async () => {
				const done = await engine.run({
					node: nodeTypes[contender],
					parameters: parameters[contender],
					items,
					credentials: account.credentials,
				});
				output = done.items.map(({ json }) => emailIn(json)).filter((email) => email !== undefined);
				return done;
			},
			({ stored }) => count - new Set(reads ? output : stored).size,
		);
	} finally {
		await account.close();
	}
}
