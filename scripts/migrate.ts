import execa from 'execa';
import { repositoryRoot } from '../test/support/n8n/folders';

/**
 * `npm run migrate -- workflow.json [--out file]` migrates a workflow. `npm run migrate -- --record`
 * renews test/migrate/requests.json with the requests of n8n's own node; it needs a downloaded n8n.
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
