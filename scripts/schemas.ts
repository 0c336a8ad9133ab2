/**
 * Writes the shapes that n8n shows before a node has run, one file for each operation, from what the
 * node gives against the emulator: `npm run schemas`. Runs under jest, as the node does in the tests.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';

rmSync(path.join(__dirname, '..', 'nodes', 'ActiveCampaign', '__schema__'), {
	recursive: true,
	force: true,
});

const jest = spawn(
	process.execPath,
	[require.resolve('jest/bin/jest'), 'test/node/operations.test.ts'],
	{ stdio: 'inherit', env: { ...process.env, WRITE_SCHEMAS: '1' } },
);
jest.on('exit', (code) => {
	process.exitCode = code ?? 1;
});
