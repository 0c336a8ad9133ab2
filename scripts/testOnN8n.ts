import path from 'node:path';
import { parseArgs } from 'node:util';
import execa from 'execa';
import { repositoryRoot } from '../test/support/n8n/folders';
import { ensureN8n } from './n8n/install';
import { consoleLog } from './n8n/progress';
import { runMain } from './runMain';
import { releaseOf, releases } from '../test/support/n8n/versions';

/** Test files that use n8n's engine. */
const engineTests = [
	'test/support',
	'test/node',
	'test/examples',
	'test/migrate',
	'test/core/clock',
	'test/core/properties',
];

const { values: options, positionals } = parseArgs({
	allowPositionals: true,
	// Allows `--n8n` without a version.
	strict: false,
	options: { n8n: { type: 'string', multiple: true } },
});
/** Versions listed in test/support/n8n/versions.ts; all of them for `--n8n` alone. */
const named = [options.n8n].flat().filter((version) => typeof version === 'string');
const versions = named.length > 0 ? named : releases.map(({ version }) => version);
const log = consoleLog();

/** `npm test -- --n8n [version] [file …]` runs the given test files, or all that use n8n's engine, on other versions of n8n. */
async function main(): Promise<number> {
	const files = positionals.length > 0 ? positionals : engineTests;
	const failed: string[] = [];
	for (const { version } of [...new Set(versions)].map(releaseOf)) {
		log.line(`\n— n8n ${version}`);
		const { folder } = await ensureN8n(version, log);
		const { exitCode } = await execa('jest', ['--forceExit', ...files], {
			cwd: repositoryRoot,
			preferLocal: true,
			env: { N8N_MODULES: path.join(folder, 'node_modules') },
			stdio: 'inherit',
			reject: false,
		});
		if (exitCode !== 0) failed.push(version);
	}
	log.line(
		failed.length > 0 ? `\n✗ Failed on n8n ${failed.join(', ')}` : '\n✓ Passed on all versions',
	);
	return failed.length > 0 ? 1 : 0;
}

runMain(main, log);
