import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import execa from 'execa';
import { repositoryRoot } from '../../test/support/n8n/folders';
import type { DerivedFiles } from './derivedFiles';

const run = 'test/node/operations.test.ts';
const folder = 'nodes/ActiveCampaign/__schema__/v1.0.0';

/**
 * The shapes that n8n shows before a node has run, one file for each operation, from what the node
 * gives against the emulator. Runs under jest, as the node does in the tests.
 */
export const schemas: DerivedFiles = {
	title: 'output shapes',
	folder: 'nodes/ActiveCampaign/__schema__',
	async read() {
		const output = await mkdtemp(path.join(tmpdir(), 'schemas-'));
		try {
			const { exitCode } = await execa('jest', ['--forceExit', '--runInBand', run], {
				cwd: repositoryRoot,
				preferLocal: true,
				env: { SCHEMAS_FOLDER: output },
				reject: false,
			});
			if (exitCode !== 0)
				throw new Error(`operations fail, so they show no shape; see npx jest ${run}`);
			return await textsIn(output);
		} finally {
			await rm(output, { recursive: true });
		}
	},
};

async function textsIn(output: string): Promise<Record<string, string>> {
	const texts: Record<string, string> = {};
	for (const resource of (await readdir(output)).sort()) {
		for (const name of (await readdir(path.join(output, resource))).sort()) {
			texts[`${folder}/${resource}/${name}`] = await readFile(
				path.join(output, resource, name),
				'utf8',
			);
		}
	}
	return texts;
}
