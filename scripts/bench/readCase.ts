import path from 'node:path';
import execa from 'execa';
import { type Account, openAccount } from './accounts';
import { measure, type Measured } from './measure';
import type { ReadResult, ReadTask } from './readInChild';
import { atMost, exactly, number, type Report } from './report';

const latencyMs = 250;
const goals = { requestsPerThousand: 12, memory: 1.5 };

interface Variant extends ReadTask {
	title: string;
}

const variants: Variant[] = [
	{ title: 'this node, plain', contender: 'ours', details: [] },
	{
		title: 'this node, with fields, tags and lists',
		contender: 'ours',
		details: ['fields', 'lists', 'tags'],
	},
	{ title: 'shipped, plain (it cannot read the rest)', contender: 'shipped', details: [] },
];

interface Figures extends ReadResult {
	measured: Measured;
}

/** Contact > Get Many with Return All, in a separate process to measure its memory. */
export async function readCase(quick: boolean, announce: (title: string) => void): Promise<Report> {
	const count = quick ? 500 : 5_000;
	const account = await openAccount(latencyMs, count);
	const all: Array<Figures & { title: string }> = [];
	try {
		for (const { title, ...task } of variants) {
			announce(title);
			all.push({ title, ...(await read(account, task, count)) });
		}
	} finally {
		await account.close();
	}
	const [plain, detailed] = all;
	if (!plain || !detailed) throw new Error('Nothing was read');
	const memory = detailed.peakBytes / plain.peakBytes;
	return {
		title: `${number(count)} contacts read with custom fields, tags and lists, ${latencyMs} ms`,
		lines: all.map(({ title, measured }) => ({ title, measured })),
		goals: [
			atMost('Requests', detailed.measured.requests, (count / 1_000) * goals.requestsPerThousand),
			exactly('Contacts with all fields, tags and lists', detailed.complete, count),
			{
				title: 'Peak memory, compared with the plain list',
				value: `${memory.toFixed(2)}×`,
				wanted: `below ${goals.memory}×`,
				met: memory < goals.memory,
			},
			exactly('Requests answered 429', detailed.measured.refused, 0),
		],
		notes: [
			'Lost means contacts missing from the output. The time is that of the execution alone.',
			...all.map(({ title, complete, baseBytes, peakBytes, peakRss }) =>
				[
					`${title}: ${number(complete)} with fields, tags and lists;`,
					`live heap ${megabytes(peakBytes)} at its peak, ${megabytes(baseBytes)} before the run;`,
					`process ${megabytes(peakRss)} at its peak.`,
				].join(' '),
			),
		],
	};
}

const megabytes = (bytes: number) => `${number(Math.round(bytes / 1_048_576))} MB`;

async function read(account: Account, task: ReadTask, count: number): Promise<Figures> {
	const argument = JSON.stringify({ ...task, ...account.credentials });
	let result: ReadResult | undefined;
	const measured = await measure(
		account,
		async () => {
			const { stdout } = await execa(
				process.execPath,
				['--expose-gc', '--import', 'tsx', path.join(__dirname, 'readInChild.ts'), argument],
				{ stderr: 'inherit' },
			);
			result = JSON.parse(stdout) as ReadResult;
			const { error, wallMs } = result;
			return error === undefined ? { wallMs } : { wallMs, error: { message: error } };
		},
		() => count - (result?.contacts ?? 0),
	);
	if (!result) throw new Error('The reading process printed no result');
	return { ...result, measured };
}
