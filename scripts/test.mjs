// `npm test`: set-up, format, build, types, lint, derived files, the packed tarball, every test; ends with
// one line that counts. Arguments go to jest; `npm test -- --n8n [version] …` runs the tests in the
// engines of other versions of n8n instead.
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { bin, ensureDependencies, root, run } from './setup.mjs';

const reportFile = path.join(root, '.cache', 'jest.json');

const steps = [
	['Format', async () => await run(bin('prettier'), ['--check', '--log-level', 'warn', '.'])],
	['Build', async () => await run('npm', ['run', '--silent', 'build'])],
	['Types', async () => await run(bin('tsc'), ['--noEmit', '-p', 'tsconfig.test.json'])],
	['Lint', async () => await run('npm', ['run', '--silent', 'lint'])],
	['Derived files', async () => await run(bin('tsx'), ['scripts/derive/index.ts', '--check'])],
	['Package', async () => await run(bin('tsx'), ['scripts/packageCheck.ts'])],
];

async function testAll(jestArguments) {
	let passed = 0;
	let failed = 0;
	for (const [name, step] of steps) {
		console.log(`\n— ${name}`);
		if ((await step()) === 0) {
			passed++;
		} else {
			failed++;
			console.log(`${name} failed`);
		}
	}

	console.log('\n— Tests');
	await mkdir(path.dirname(reportFile), { recursive: true });
	const code = await run(bin('jest'), [
		'--json',
		// n8n's engine leaves timers behind that nobody waits for.
		'--forceExit',
		'--outputFile',
		reportFile,
		...jestArguments,
	]);
	const report = JSON.parse(await readFile(reportFile, 'utf8').catch(() => '{}'));
	const suites =
		(report.numRuntimeErrorTestSuites ?? 0) + (report.numTotalTests === undefined ? 1 : 0);
	passed += report.numPassedTests ?? 0;
	failed += (report.numFailedTests ?? 0) + suites;
	if (code !== 0 && failed === 0) failed++;

	console.log(`\n${passed} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
}

const given = process.argv.slice(2);
if (!(await ensureDependencies())) {
	console.log('\n0 passed, 1 failed');
	process.exitCode = 1;
} else if (given.includes('--n8n')) {
	process.exitCode = await run(bin('tsx'), ['scripts/testOnN8n.ts', ...given]);
} else {
	process.exitCode = await testAll(given);
}
