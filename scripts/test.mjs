// `npm test` runs every check below, then all tests, and ends with a line of totals. Arguments are
// passed to jest. `npm test -- --n8n [version] …` runs the tests on other versions of n8n instead.
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { bin, ensureDependencies, root, run } from './setup.mjs';

const reportFile = path.join(root, '.cache', 'jest.json');

/** Title, command, and what to do if the command fails. */
const steps = [
	[
		'Format',
		[bin('prettier'), '--check', '--log-level', 'warn', '.'],
		'Run `npm run format` and commit the changes.',
	],
	['Build', ['npm', 'run', '--silent', 'build'], 'Fix the errors above, then run `npm run build`.'],
	[
		'Types',
		[bin('tsc'), '--noEmit', '-p', 'tsconfig.test.json'],
		'Fix the type errors above, then run `npx tsc --noEmit -p tsconfig.test.json`.',
	],
	['Lint', ['npm', 'run', '--silent', 'lint'], 'Fix the problems above, then run `npm run lint`.'],
	[
		'Derived files',
		[bin('tsx'), 'scripts/derive/index.ts', '--check'],
		'Run `npm run derive` and commit the changes.',
	],
	[
		'Mutations',
		[bin('tsx'), 'scripts/mutants.ts', '--check'],
		'Update scripts/mutations.ts, then run `npm run mutants -- --check`.',
	],
	[
		'Package',
		[bin('tsx'), 'scripts/packageCheck.ts'],
		'Fix the problems above: they are in what `npm pack` would publish.',
	],
];

async function testAll(jestArguments) {
	let passed = 0;
	let failed = 0;
	for (const [title, [command, ...args], advice] of steps) {
		console.log(`\n— ${title}`);
		if ((await run(command, args)) === 0) {
			passed++;
		} else {
			failed++;
			console.log(`✗ ${title} failed. ${advice}`);
		}
	}

	console.log('\n— Tests');
	await mkdir(path.dirname(reportFile), { recursive: true });
	const code = await run(bin('jest'), [
		'--json',
		// n8n's engine leaves timers running, which would keep jest from exiting.
		'--forceExit',
		'--outputFile',
		reportFile,
		...jestArguments,
	]);
	const report = JSON.parse(await readFile(reportFile, 'utf8').catch(() => '{}'));
	// A test file that does not load counts as one failure, and so does a run without a report.
	const unloaded =
		(report.numRuntimeErrorTestSuites ?? 0) + (report.numTotalTests === undefined ? 1 : 0);
	passed += report.numPassedTests ?? 0;
	failed += (report.numFailedTests ?? 0) + unloaded;
	if (code !== 0 && failed === 0) failed++;

	console.log(`\n${passed} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
}

const args = process.argv.slice(2);
if (!(await ensureDependencies())) {
	console.log('✗ The dependencies could not be installed. Run `npm ci` to see why.');
	console.log('\n0 passed, 1 failed');
	process.exitCode = 1;
} else if (args.includes('--n8n')) {
	process.exitCode = await run(bin('tsx'), ['scripts/testOnN8n.ts', ...args]);
} else {
	process.exitCode = await testAll(args);
}
