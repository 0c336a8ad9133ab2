// Installs the development dependencies if they are missing or do not match the lock file, so that
// every command works in a fresh clone and after a pull.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Path of a dependency's command. */
export const bin = (name) => path.join(root, 'node_modules', '.bin', name);

/** Runs a command with its output on the terminal, passes SIGTERM on, and gives the exit code. */
export async function run(command, args) {
	return await new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: root,
			stdio: 'inherit',
			shell: process.platform === 'win32',
		});
		const pass = (signal) => child.kill(signal);
		process.on('SIGTERM', pass);
		// The terminal sends Ctrl-C to the child as well; this process must not exit before it.
		process.on('SIGINT', () => {});
		child.on('error', () => resolve(1));
		child.on('exit', (code) => {
			process.off('SIGTERM', pass);
			resolve(code ?? 1);
		});
	});
}

/** Versions by path in `node_modules`, without optional packages, which depend on the platform. */
function versionsIn(file) {
	const { packages } = JSON.parse(readFileSync(path.join(root, file), 'utf8'));
	const needed = Object.entries(packages).filter(([name, { optional }]) => name && !optional);
	return new Map(needed.map(([name, { version }]) => [name, version]));
}

/** Whether the installed versions match the lock file, by the record that npm writes on install. */
function isInstalled() {
	const record = path.join('node_modules', '.package-lock.json');
	if (!existsSync(path.join(root, record)) || !existsSync(bin('tsx'))) return false;
	const installed = versionsIn(record);
	return [...versionsIn('package-lock.json')].every(
		([name, version]) => installed.get(name) === version,
	);
}

/** Installs the dependencies if needed; false if that failed. */
export async function ensureDependencies() {
	if (isInstalled()) return true;
	console.log('— Installing the development dependencies (about a minute)');
	return (await run('npm', ['ci'])) === 0;
}

// `node scripts/setup.mjs scripts/demo.ts …` installs if needed, then runs the script.
const [, , script, ...rest] = process.argv;
if (process.argv[1] === fileURLToPath(import.meta.url) && script) {
	process.exitCode = (await ensureDependencies()) ? await run(bin('tsx'), [script, ...rest]) : 1;
}
