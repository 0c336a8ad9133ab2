/**
 * `npm run soak -- [--operations 20000] [--seed 1] [--rate 0.1]`: mixed operations through n8n's
 * engine against the emulator, with faults in the given share of requests; prints the results.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
	options: {
		operations: { type: 'string', default: '20000' },
		seed: { type: 'string', default: '1' },
		rate: { type: 'string', default: '0.1' },
	},
});

const jest = spawn(process.execPath, [require.resolve('jest/bin/jest'), 'test/node/soak.test.ts'], {
	stdio: 'inherit',
	env: {
		...process.env,
		SOAK_OPERATIONS: values.operations,
		SOAK_SEED: values.seed,
		SOAK_RATE: values.rate,
	},
});
jest.on('exit', (code) => {
	process.exitCode = code ?? 1;
});
