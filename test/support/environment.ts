/** Set-up that n8n-core needs before it is first imported; import this module first. */
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));

process.env.N8N_USER_FOLDER = folder;
process.env.N8N_ENCRYPTION_KEY = 'only-for-tests';
process.env.N8N_LOG_LEVEL = 'silent';
process.env.N8N_DIAGNOSTICS_ENABLED = 'false';

const removeFolder = () => rmSync(folder, { recursive: true, force: true });

// Jest workers outlive a test file, so each file removes its own folder when it has hooks.
if (typeof afterAll === 'function') afterAll(removeFolder);
else process.once('exit', removeFolder);
