import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureSqliteAddon } from './addon';
import { cacheRoot } from '../../test/support/n8n/folders';
import { npm } from './npm';
import type { Log } from './progress';
import { type NodePackage, requiredNode } from './runtime';
import { releaseOf } from '../../test/support/n8n/versions';

/** An installed n8n. */
export interface N8nInstall {
	version: string;
	folder: string;
	/** Absolute path of the Node.js executable to start it with. */
	node: string;
	/** Absolute path of n8n's command-line script. */
	script: string;
}

/**
 * Installs a release of n8n into the cache folder, with a Node.js if the release does not support
 * the running one. A complete installation is reused, an interrupted one is repeated.
 */
export async function ensureN8n(version: string, log: Log): Promise<N8nInstall> {
	const release = releaseOf(version);
	const ownNode = requiredNode(release);
	const folder = path.join(cacheRoot(), version);
	const modules = path.join(folder, 'node_modules');
	const complete = path.join(folder, '.complete');
	const node = ownNode ? path.join(modules, ownNode.executable) : process.execPath;

	if (!existsSync(complete) || !existsSync(node)) {
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder, { recursive: true });
		await writeFile(path.join(folder, 'package.json'), packageJson(version, ownNode));
		const title = `Install n8n ${version} (once, about 3 minutes and 2.6 GB)`;
		await log.step(title, async () => await npm(folder, installArguments));
		await ensureSqliteAddon(folder, log);
		await writeFile(complete, `${new Date().toISOString()}\n`);
	} else {
		log.line(`✓ n8n ${version} is installed`);
	}
	return { version, folder, node, script: path.join(modules, 'n8n', 'bin', 'n8n') };
}

const installArguments = ['install', '--ignore-scripts', '--omit=optional', '--loglevel=error'];

function packageJson(version: string, ownNode?: NodePackage): string {
	const dependencies: Record<string, string> = { n8n: version };
	if (ownNode) dependencies[ownNode.packageName] = ownNode.range;
	// n8n 1.x and early 2.x depend on an xlsx tarball outside the npm registry.
	const overrides = { xlsx: 'npm:@e965/xlsx@0.20.3' };
	return JSON.stringify(
		{ private: true, dependencies, overrides, allowScripts: { sqlite3: true } },
		null,
		'\t',
	);
}
