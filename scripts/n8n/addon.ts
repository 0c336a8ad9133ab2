import { copyFile, mkdir } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cacheRoot } from '../../test/support/n8n/folders';
import { npm } from './npm';
import type { Log } from './progress';

/**
 * Adds the compiled sqlite3 addon to an n8n that was installed without install scripts. It uses
 * Node-API, so one build works with every release of n8n and every Node.js: it is kept in the cache.
 */
export async function ensureSqliteAddon(folder: string, log: Log): Promise<void> {
	const sqlite = path.join(folder, 'node_modules', 'sqlite3');
	const release = path.join(sqlite, 'build', 'Release');
	const built = path.join(release, 'node_sqlite3.node');
	const cached = path.join(cacheRoot(), 'addons', addonName(sqlite));

	if (existsSync(cached)) {
		await mkdir(release, { recursive: true });
		await copyFile(cached, built);
		return;
	}
	await log.step('Build the SQLite addon (once, 1-2 minutes)', async () => {
		try {
			await npm(folder, ['rebuild', 'sqlite3', '--ignore-scripts=false']);
		} catch (cause) {
			const needs = 'Install Python 3, make and a C++ compiler, or allow access to GitHub.';
			throw new Error(`The SQLite addon could not be built. ${needs}`, { cause });
		}
	});
	await mkdir(path.dirname(cached), { recursive: true });
	await copyFile(built, cached);
}

function addonName(sqlite: string): string {
	const description = readFileSync(path.join(sqlite, 'package.json'), 'utf8');
	const { version } = JSON.parse(description) as { version: string };
	return `sqlite3-${version}-${process.platform}-${process.arch}.node`;
}
