/**
 * `npm run mutants -- [part of a name]`: mutation testing. Applies one mutation at a time to a copy
 * of the sources and runs the test file that must fail because of it; prints which test did.
 * `npm run mutants -- --check` only checks, in a second, that every mutation still fits the code.
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

/** A copy of the sources to mutate, with a link to the original's dependencies. */
async function openCopy(): Promise<string> {
	const copy = await mkdtemp(path.join(os.tmpdir(), 'mutants-'));
	for (const name of copied)
		await cp(path.join(root, name), path.join(copy, name), { recursive: true });
	await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
	return copy;
}

/** Names of the failed tests; a test file that cannot run counts as one failed test. */
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
	if (!report) return ['the test run did not finish'];
	return report.testResults.flatMap(({ message, assertionResults }) => {
		const failed = assertionResults.filter(({ status }) => status === 'failed');
		if (failed.length > 0) return failed.map(({ fullName }) => fullName);
		return message === '' ? [] : [message.split('\n')[0] ?? ''];
	});
}

const sourceFile = (folder: string, { file }: Mutation) =>
	path.join(folder, 'nodes', 'ActiveCampaign', file);

/** Why a mutation does not fit the code or its test file; undefined if it does. */
async function mismatchOf(mutation: Mutation): Promise<string | undefined> {
	const { file, search, test, only = '' } = mutation;
	const source = await readFile(sourceFile(root, mutation), 'utf8').catch(() => '');
	const found = source.split(search).length - 1;
	if (found !== 1) return `its search text occurs ${found} times in ${file}, not once`;
	const tests = await readFile(path.join(root, 'test', test), 'utf8').catch(() => '');
	return tests.includes(only) && tests !== '' ? undefined : `test/${test} has no test "${only}"`;
}

/** Prints the mutations that do not fit; gives the exit code. */
async function check(): Promise<number> {
	let failed = 0;
	for (const mutation of mutations) {
		const mismatch = await mismatchOf(mutation);
		if (mismatch === undefined) continue;
		failed++;
		console.log(`✗ "${mutation.name}": ${mismatch}`);
	}
	const advice = 'Bring scripts/mutations.ts in line with the code';
	console.log(failed === 0 ? `${mutations.length} mutations fit the code` : advice);
	return failed === 0 ? 0 : 1;
}

/** Names of the tests that fail because of the mutation. */
async function failuresWith(copy: string, mutation: Mutation): Promise<string[]> {
	const target = sourceFile(copy, mutation);
	const source = await readFile(target, 'utf8');
	await writeFile(
		target,
		source.replace(mutation.search, () => mutation.replace),
	);
	const failures = await failuresIn(copy, mutation);
	await writeFile(target, source);
	return failures;
}

async function main(): Promise<void> {
	const [, , wanted = ''] = process.argv;
	process.exitCode = await check();
	if (process.exitCode !== 0 || wanted === '--check') return;
	const chosen = mutations.filter(({ name }) => name.includes(wanted));
	const copy = await openCopy();
	const table = new Table({
		head: ['mutation', 'caught by'],
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
			if (failure !== undefined)
				throw new Error(`${mutation.test} fails without a mutation: ${failure}`);
		}
		for (const mutation of chosen) {
			const [first, ...others] = await failuresWith(copy, mutation);
			if (first === undefined) missed++;
			const more = others.length > 0 ? ` (and ${others.length} more)` : '';
			const caughtBy = first === undefined ? 'NO TEST' : `${mutation.test}: ${first}${more}`;
			table.push([mutation.name, caughtBy]);
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
