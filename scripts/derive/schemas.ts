import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import execa from 'execa';
import { repositoryRoot } from '../../test/support/n8n/folders';
import type { DerivedFiles } from './derivedFiles';

const testFile = 'test/node/operations.test.ts';
const folder = 'nodes/ActiveCampaign/__schema__/v1.0.0';

/**
 * The output schemas that n8n shows before a node has run, one file per operation, from the output
 * of the node against the emulator. Runs in jest, like the tests of the node.
 */
export const schemas: DerivedFiles = {
	title: 'output schemas',
	folder: 'nodes/ActiveCampaign/__schema__',
	async read() {
		const output = await mkdtemp(path.join(tmpdir(), 'schemas-'));
		try {
			const { exitCode } = await execa('jest', ['--forceExit', '--runInBand', testFile], {
				cwd: repositoryRoot,
				preferLocal: true,
				env: { SCHEMAS_FOLDER: output },
				reject: false,
			});
			if (exitCode !== 0)
				throw new Error(
					`some operations fail, so their schemas are unknown. Run npx jest ${testFile}`,
				);
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
