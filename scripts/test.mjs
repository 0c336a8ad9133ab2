// `npm test`: set-up, build, lint, types, every test, the packed tarball; ends with one line that counts.
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { bin, ensureDependencies, root, run } from './setup.mjs';

const reportFile = path.join(root, '.cache', 'jest.json');

const steps = [
	['Build', async () => await run('npm', ['run', '--silent', 'build'])],
	['Types', async () => await run(bin('tsc'), ['--noEmit', '-p', 'tsconfig.test.json'])],
	['Lint', async () => await run('npm', ['run', '--silent', 'lint'])],
	['Documentation', async () => await run(bin('tsx'), ['scripts/docs.ts', '--check'])],
	['Package', async () => await run(bin('tsx'), ['scripts/package-check.ts'])],
];

let passed = 0;
let failed = 0;

const ready = await ensureDependencies();
if (!ready) failed++;

for (const [name, step] of ready ? steps : []) {
	console.log(`\n— ${name}`);
	if ((await step()) === 0) {
		passed++;
	} else {
		failed++;
		console.log(`${name} failed`);
	}
}

if (ready) {
	console.log('\n— Tests');
	await mkdir(path.dirname(reportFile), { recursive: true });
	const code = await run(bin('jest'), [
		'--json',
		// n8n's engine leaves timers behind that nobody waits for.
		'--forceExit',
		'--outputFile',
		reportFile,
		...process.argv.slice(2),
	]);
	const report = JSON.parse(await readFile(reportFile, 'utf8').catch(() => '{}'));
	const suites =
		(report.numRuntimeErrorTestSuites ?? 0) + (report.numTotalTests === undefined ? 1 : 0);
	passed += report.numPassedTests ?? 0;
	failed += (report.numFailedTests ?? 0) + suites;
	if (code !== 0 && failed === 0) failed++;
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
