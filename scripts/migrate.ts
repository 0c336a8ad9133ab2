import execa from 'execa';
import { repositoryRoot } from '../test/support/n8n/folders';

/**
 * `npm run migrate -- workflow.json [--out file]`; with `--record` it writes test/migrate/requests.json
 * anew: what n8n's own node requests, run with the n8n that was downloaded last.
 */
async function main(): Promise<void> {
	if (!process.argv.includes('--record')) {
		await import('../migrate/cli');
		return;
	}
	const { exitCode } = await execa('jest', ['test/migrate/record.test.ts'], {
		cwd: repositoryRoot,
		preferLocal: true,
		env: { MIGRATE_RECORD: '1' },
		stdio: 'inherit',
		reject: false,
	});
	process.exitCode = exitCode;
}

void main();
