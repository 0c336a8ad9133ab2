/** What one release of n8n needs from the machine. */
export interface N8nRelease {
	version: string;
	/** Node.js majors it is known to start on; the newest of them is fetched when none is running. */
	nodeMajors: readonly number[];
	/** Environment only this release knows. */
	env: Readonly<Record<string, string>>;
	/** Whether its Data Table node finds a table by its name; n8n 1.x takes only one picked by hand. */
	tableByName: boolean;
}

/**
 * The lines of n8n this package is tested on: the current one and the one before, an early 2.x and
 * the last 1.x.
 */
export const releases: readonly N8nRelease[] = [
	{
		version: '2.41.1',
		nodeMajors: [24],
		env: { N8N_DISABLED_MODULES: 'mcp-registry' },
		tableByName: true,
	},
	{
		version: '2.40.7',
		nodeMajors: [24],
		env: { N8N_DISABLED_MODULES: 'mcp-registry' },
		tableByName: true,
	},
	{ version: '2.8.4', nodeMajors: [20, 22, 24], env: {}, tableByName: true },
	{ version: '1.123.81', nodeMajors: [20, 22, 24], env: {}, tableByName: false },
];

export const defaultVersion = '2.41.1';

/** The release with this number; throws with the known numbers when there is none. */
export function releaseOf(version: string): N8nRelease {
	const release = releases.find((candidate) => candidate.version === version);
	if (release) return release;
	const known = releases.map((candidate) => candidate.version).join(', ');
	throw new Error(`n8n ${version} is not in test/support/n8n/versions.ts. Known: ${known}`);
}
