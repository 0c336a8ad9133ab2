import path from 'node:path';
import execa from 'execa';
import { type Account, openAccount } from './accounts';
import { measure, type Measured } from './measure';
import type { Reading, ReadResult } from './readInChild';
import { atMost, exactly, number, type Report } from './report';

const latencyMs = 250;
const goals = { requestsPerThousand: 12, memory: 1.5 };

interface Way extends Reading {
	title: string;
}

const ways: Way[] = [
	{ title: 'this node, plain', contender: 'ours', details: [] },
	{
		title: 'this node, with fields, tags and lists',
		contender: 'ours',
		details: ['fields', 'lists', 'tags'],
	},
	{ title: 'shipped, plain (it has no way to the rest)', contender: 'shipped', details: [] },
];

interface Figures extends ReadResult {
	measured: Measured;
}

/** Contact > Get Many with Return All, in a process of its own so that memory can be told apart. */
export async function readCase(quick: boolean, tell: (title: string) => void): Promise<Report> {
	const count = quick ? 500 : 5_000;
	const account = await openAccount(latencyMs, count);
	const all: Array<Figures & { title: string }> = [];
	try {
		for (const { title, ...reading } of ways) {
			tell(title);
			all.push({ title, ...(await read(account, reading, count)) });
		}
	} finally {
		await account.close();
	}
	const [plain, full] = all;
	if (!plain || !full) throw new Error('Nothing was read');
	const memory = full.peakBytes / plain.peakBytes;
	return {
		title: `${number(count)} contacts read with custom fields, tags and lists, ${latencyMs} ms`,
		lines: all.map(({ title, measured }) => ({ title, measured })),
		goals: [
			atMost('Requests', full.measured.requests, (count / 1_000) * goals.requestsPerThousand),
			exactly('Contacts with all fields, tags and lists', full.whole, count),
			{
				title: 'Peak memory, of that of the plain list',
				value: `${memory.toFixed(2)}×`,
				wanted: `below ${goals.memory}×`,
				met: memory < goals.memory,
			},
			exactly('Requests answered 429', full.measured.refused, 0),
		],
		notes: [
			'Lost here are contacts that are not in the output. The time is that of the execution alone.',
			...all.map(({ title, whole, baseBytes, peakBytes, peakRss }) =>
				[
					`${title}: ${number(whole)} with fields, tags and lists;`,
					`live heap ${megabytes(peakBytes)} at its peak, ${megabytes(baseBytes)} before the run;`,
					`process ${megabytes(peakRss)} at its peak.`,
				].join(' '),
			),
		],
	};
}

const megabytes = (bytes: number) => `${number(Math.round(bytes / 1_048_576))} MB`;

async function read(account: Account, reading: Reading, count: number): Promise<Figures> {
	const given = JSON.stringify({ ...reading, ...account.credentials });
	let result: ReadResult | undefined;
	const measured = await measure(
		account,
		async () => {
			const { stdout } = await execa(
				process.execPath,
				['--expose-gc', '--import', 'tsx', path.join(__dirname, 'readInChild.ts'), given],
				{ stderr: 'inherit' },
			);
			result = JSON.parse(stdout) as ReadResult;
			const { error, wallMs } = result;
			return error === undefined ? { wallMs } : { wallMs, error: { message: error } };
		},
		() => count - (result?.contacts ?? 0),
	);
	if (!result) throw new Error('The reading process said nothing');
	return { ...result, measured };
}
