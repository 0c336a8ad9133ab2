/**
 * `npm run mutants -- [part of a name]`: breaks one rule after the other in a copy and runs the test
 * file that watches it; each has to turn red. Prints which test did.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import Table from 'cli-table3';
import { type Mutation, mutations } from './mutations';

const root = path.join(__dirname, '..');
const copied = ['nodes', 'credentials', 'test', 'jest.config.js', 'tsconfig.json', 'package.json'];

interface Report {
	numPassedTests: number;
	testResults: Array<{
		message: string;
		assertionResults: Array<{ status: string; fullName: string }>;
	}>;
}

/** A copy of the sources to break, with the dependencies of the original. */
async function openCopy(): Promise<string> {
	const copy = await mkdtemp(path.join(os.tmpdir(), 'mutants-'));
	for (const name of copied)
		await cp(path.join(root, name), path.join(copy, name), { recursive: true });
	await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
	return copy;
}

/** Names of the tests that fail, none when all pass; a file that cannot run counts as one. */
async function failuresIn(
	copy: string,
	{ test, only = '' }: Pick<Mutation, 'test' | 'only'>,
): Promise<string[]> {
	const output = path.join(copy, 'report.json');
	await rm(output, { force: true });
	spawnSync(
		process.execPath,
		[
			path.join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
			...[
				'--rootDir',
				copy,
				'--json',
				'--outputFile',
				output,
				'--forceExit',
				'-t',
				only,
				`test/${test}`,
			],
		],
		{ cwd: copy, stdio: 'ignore', timeout: 300_000 },
	);
	const report = JSON.parse(await readFile(output, 'utf8').catch(() => 'null')) as Report | null;
	if (!report) return ['the run did not end'];
	return report.testResults.flatMap(({ message, assertionResults }) => {
		const failed = assertionResults.filter(({ status }) => status === 'failed');
		if (failed.length > 0) return failed.map(({ fullName }) => fullName);
		return message === '' ? [] : [message.split('\n')[0] ?? ''];
	});
}

/** Which tests notice the mutation; undefined when its text does not stand there once. */
async function tryOne(copy: string, mutation: Mutation): Promise<string[] | undefined> {
	const { file, search, replace } = mutation;
	const target = path.join(copy, 'nodes', 'ActiveCampaign', file);
	const source = await readFile(target, 'utf8');
	if (source.split(search).length !== 2) return undefined;
	await writeFile(
		target,
		source.replace(search, () => replace),
	);
	const failures = await failuresIn(copy, mutation);
	await writeFile(target, source);
	return failures;
}

async function main(): Promise<void> {
	const [, , wanted = ''] = process.argv;
	const chosen = mutations.filter(({ name }) => name.includes(wanted));
	const copy = await openCopy();
	const table = new Table({
		head: ['rule, and how it is broken', 'noticed by'],
		colWidths: [62, 72],
		wordWrap: true,
		style: { head: [], border: [] },
	});
	let missed = 0;
	try {
		const files = new Map(
			chosen.map((mutation) => [`${mutation.test} ${mutation.only}`, mutation]),
		);
		for (const mutation of files.values()) {
			const [failure] = await failuresIn(copy, mutation);
			if (failure !== undefined) throw new Error(`${mutation.test} fails unbroken: ${failure}`);
		}
		for (const mutation of chosen) {
			const noticing = await tryOne(copy, mutation);
			const [first, ...others] = noticing ?? [];
			if (first === undefined) missed++;
			const more = others.length > 0 ? ` (and ${others.length} more)` : '';
			const nobody = noticing ? 'NOTHING' : 'the text to break is not there once';
			const noticed = first === undefined ? nobody : `${mutation.test}: ${first}${more}`;
			table.push([mutation.name, noticed]);
			console.log(`${first === undefined ? 'missed' : 'caught'}  ${mutation.name}`);
		}
	} finally {
		await rm(copy, { recursive: true, force: true });
	}
	console.log(table.toString());
	console.log(`${chosen.length - missed} of ${chosen.length} caught`);
	process.exitCode = missed === 0 ? 0 : 1;
}

void main();
