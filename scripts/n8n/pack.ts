import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { cacheRoot, repositoryRoot } from '../../test/support/n8n/folders';
import { npm } from './npm';

/** Builds and packs this package; gives the path of the tarball. */
export async function packPackage(): Promise<string> {
	const destination = path.join(cacheRoot(), 'packages');
	await mkdir(destination, { recursive: true });
	await npm(repositoryRoot, ['run', 'build', '--silent']);
	const output = await npm(repositoryRoot, [
		'pack',
		'--ignore-scripts',
		'--json',
		`--pack-destination=${destination}`,
	]);
	const [packed] = JSON.parse(output) as Array<{ filename: string }>;
	if (!packed) throw new Error('npm pack reported no tarball');
	return path.join(destination, packed.filename);
}
