// `npm test`: set-up, build, lint, types, every test, the packed tarball; ends with one line that counts.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const reportFile = path.join(root, '.cache', 'jest.json');

/** Exit code of a command whose output the user sees. */
const run = async (command, args) =>
	await new Promise((resolve) => {
		const windows = process.platform === 'win32';
		spawn(command, args, { cwd: root, stdio: 'inherit', shell: windows })
			.on('error', () => resolve(1))
			.on('exit', (code) => resolve(code ?? 1));
	});

const bin = (name) => path.join(root, 'node_modules', '.bin', name);

const steps = [
	['Build', async () => await run('npm', ['run', '--silent', 'build'])],
	['Types', async () => await run(bin('tsc'), ['--noEmit', '-p', 'tsconfig.test.json'])],
	['Lint', async () => await run('npm', ['run', '--silent', 'lint'])],
	['Package', async () => await run(bin('tsx'), ['scripts/package-check.ts'])],
];

let passed = 0;
let failed = 0;

if (!existsSync(bin('jest'))) {
	console.log('\n— Install (once, about a minute)');
	if ((await run('npm', ['ci', '--no-audit', '--no-fund'])) !== 0) failed++;
}

for (const [name, step] of failed === 0 ? steps : []) {
	console.log(`\n— ${name}`);
	if ((await step()) === 0) {
		passed++;
	} else {
		failed++;
		console.log(`${name} failed`);
	}
}

if (existsSync(bin('jest'))) {
	console.log('\n— Tests');
	await mkdir(path.dirname(reportFile), { recursive: true });
	const code = await run(bin('jest'), [
		'--json',
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
