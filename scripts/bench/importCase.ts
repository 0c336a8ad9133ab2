import type { INodeParameters } from 'n8n-workflow';
import type { Engine } from '../../test/support/engine';
import { openAccount } from './accounts';
import { nodeTypes } from './contenders';
import { measure, type Measured, scaled } from './measure';
import { people } from './people';
import { exactly, type Line, number, type Report, seconds, times } from './report';
import { type Precaution, shippedWorkflow } from './shippedWorkflow';

/** Contact > Import, for what takes four of the shipped nodes. */
const importing: INodeParameters = {
	resource: 'contact',
	operation: 'contact.import',
	email: '={{ $json.email }}',
	customFields: {
		mappingMode: 'defineBelow',
		value: { 1: '={{ $json.company }}', 2: '={{ $json.city }}', 3: '={{ $json.plan }}' },
	},
	parts: { addTags: ['Lead', 'Webinar'], subscribe: ['1'] },
};

/** A way to do the import with the shipped node. */
interface Variant {
	title: string;
	latencyMs: number;
	precaution: Precaution;
	/** Number of contacts to measure and scale up, where each contact takes the same time. */
	sample?: number;
}

/** The import alone takes the emulator six seconds, a hundredth of what the shipped node needs at best. */
const goalRatio = 50;
const requestsPerContact = 4;
const requestsPerSecond = 5;

/** Many contacts with three custom fields, two tags and a list each. */
export async function importCase(
	engine: Engine,
	quick: boolean,
	announce: (title: string) => void,
): Promise<Report> {
	const count = 1_000;
	const lines: Line[] = [];
	const ours = new Map<number, Measured>();
	for (const latencyMs of [50, 250]) {
		const title = `this node, Import, ${latencyMs} ms`;
		announce(title);
		const measured = await run(latencyMs, count, async (account, items) =>
			engine.run({ node: nodeTypes.ours, parameters: importing, items, credentials: account }),
		);
		ours.set(latencyMs, measured);
		lines.push({ title, measured });
	}
	for (const { title, latencyMs, precaution, sample = count } of variants(quick)) {
		announce(title);
		const file = shippedWorkflow(precaution);
		const figures = await run(latencyMs, sample, async (credentials, items) =>
			engine.runWorkflow(file, { credentials, pinned: { Start: items } }),
		);
		const measured = sample < count ? scaled(figures, count / sample) : figures;
		const lostNothing = measured.lost === 0;
		const ratio = measured.wallMs / (ours.get(latencyMs)?.wallMs ?? NaN);
		lines.push({ title, measured, ...(lostNothing && { ratio }) });
	}

	const ratios = lines.flatMap(({ ratio }) => ratio ?? []);
	const lowestRatio = ratios.length > 0 ? Math.min(...ratios) : NaN;
	const floorMs = ((count * requestsPerContact) / requestsPerSecond) * 1_000;
	const slowest = Math.max(...[...ours.values()].map(({ wallMs }) => wallMs));
	const total = (read: (measured: Measured) => number) =>
		[...ours.values()].reduce((sum, measured) => sum + read(measured), 0);
	return {
		title: `${number(count)} contacts with 3 custom fields, 2 tags and 1 list`,
		lines,
		goals: [
			{
				title: 'Faster than the fastest variant of the shipped node that loses nothing',
				value: times(lowestRatio),
				wanted: `at least ${goalRatio}×`,
				met: lowestRatio >= goalRatio,
			},
			{
				title: `Faster than ${requestsPerContact} requests per contact at ${requestsPerSecond} a second (${seconds(floorMs)})`,
				value: times(floorMs / slowest),
				wanted: `at least ${goalRatio}×`,
				met: floorMs / slowest >= goalRatio,
			},
			exactly(
				'Lost',
				total(({ lost }) => lost),
				0,
			),
			exactly(
				'Duplicated',
				total(({ duplicated }) => duplicated),
				0,
			),
			exactly(
				'Requests answered 429',
				total(({ refused }) => refused),
				0,
			),
		],
		notes: variants(quick).flatMap(({ title, sample }) =>
			sample === undefined
				? []
				: [
						`"${title}" takes the same time for each contact: measured with ${sample} contacts, multiplied by ${count / sample}.`,
					],
		),
	};
}

type Work = (
	credentials: { apiUrl: string; apiKey: string },
	items: ReturnType<typeof people>,
) => Promise<{ error?: { message: string } | undefined }>;

async function run(latencyMs: number, count: number, work: Work): Promise<Measured> {
	const account = await openAccount(latencyMs);
	try {
		return await measure(
			account,
			async () => await work(account.credentials, people(count)),
			({ complete }) => count - new Set(complete).size,
		);
	} finally {
		await account.close();
	}
}

const variants = (quick: boolean): Variant[] => [
	{ title: 'shipped, 4 nodes, default settings, 50 ms', latencyMs: 50, precaution: {} },
	{
		title: 'shipped, 4 nodes, On Error: Continue, 50 ms',
		latencyMs: 50,
		precaution: { settings: { onError: 'continueRegularOutput' } },
		sample: quick ? 50 : 100,
	},
	{
		title: 'shipped, 4 nodes, Retry On Fail 5 × 5 s, 50 ms',
		latencyMs: 50,
		precaution: { settings: { retryOnFail: true, maxTries: 5, waitBetweenTries: 5_000 } },
	},
	{
		title: 'shipped, Loop Over 5 Items and Wait 1 s, 50 ms',
		latencyMs: 50,
		precaution: { loop: { items: 5, seconds: 1 } },
		sample: quick ? 10 : 20,
	},
	{
		title: 'shipped, 4 nodes, default settings, 250 ms',
		latencyMs: 250,
		precaution: {},
		sample: quick ? 10 : 25,
	},
];
