import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as tar from 'tar';

/** A community package: a tarball of `npm pack`, or a folder with its `dist`. */
export interface CommunityPackage {
	packageTarball?: string;
	packageFolder?: string;
}

/**
 * Installs a community package into `.n8n/nodes` of the user folder, where n8n looks for them. No
 * parent folder may contain an `n8n-workflow`: Node.js would load that copy.
 */
export async function placePackage(userFolder: string, from: CommunityPackage): Promise<void> {
	const nodes = path.join(userFolder, '.n8n', 'nodes');
	const modules = path.join(nodes, 'node_modules');
	await mkdir(modules, { recursive: true });

	const unpacked = await mkdtemp(path.join(nodes, 'unpacked-'));
	if (from.packageTarball) await tar.x({ file: from.packageTarball, cwd: unpacked, strip: 1 });
	else if (from.packageFolder) await copyPublished(from.packageFolder, unpacked);

	const { name, version } = JSON.parse(
		await readFile(path.join(unpacked, 'package.json'), 'utf8'),
	) as { name: string; version: string };
	await rm(path.join(modules, name), { recursive: true, force: true });
	await rename(unpacked, path.join(modules, name));

	const installed = { name: 'installed-nodes', private: true, dependencies: { [name]: version } };
	await writeFile(path.join(nodes, 'package.json'), JSON.stringify(installed, null, 2));
}

async function copyPublished(folder: string, destination: string): Promise<void> {
	for (const part of ['package.json', 'index.js', 'dist']) {
		await cp(path.join(folder, part), path.join(destination, part), { recursive: true });
	}
}
