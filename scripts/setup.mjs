// Installs the development dependencies when they are missing, so that each command works on a fresh clone.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Path of a command that a dependency brings. */
export const bin = (name) => path.join(root, 'node_modules', '.bin', name);

/** Exit code of a command whose output the user sees; Ctrl-C and SIGTERM reach it as well. */
export async function run(command, args) {
	return await new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: root,
			stdio: 'inherit',
			shell: process.platform === 'win32',
		});
		const pass = (signal) => child.kill(signal);
		process.on('SIGTERM', pass);
		// The terminal sends Ctrl-C to the child itself; this process only has to outlive it.
		process.on('SIGINT', () => {});
		child.on('error', () => resolve(1));
		child.on('exit', (code) => {
			process.off('SIGTERM', pass);
			resolve(code ?? 1);
		});
	});
}

/** True once the dependencies are there; the marker is written by npm when an install is complete. */
export async function ensureDependencies() {
	if (existsSync(path.join(root, 'node_modules', '.package-lock.json')) && existsSync(bin('tsx')))
		return true;
	console.log('— Installing the development dependencies (once, about a minute)');
	return (await run('npm', ['install', '--no-audit', '--no-fund'])) === 0;
}

// `node scripts/setup.mjs scripts/demo.ts …` sets up, then runs the script.
const [, , script, ...rest] = process.argv;
if (process.argv[1] === fileURLToPath(import.meta.url) && script) {
	process.exitCode = (await ensureDependencies()) ? await run(bin('tsx'), [script, ...rest]) : 1;
}
