// Writes test/migrate/requests.json, what n8n's own node asks, with the n8n that was downloaded last.
import { bin, ensureDependencies, run } from './setup.mjs';

process.env.MIGRATE_RECORD = '1';
process.exitCode = (await ensureDependencies())
	? await run(bin('jest'), ['test/migrate/record.test.ts'])
	: 1;
