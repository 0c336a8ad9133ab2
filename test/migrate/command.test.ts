import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import execa from 'execa';
import { workflowOf } from './requestsOf';

const root = path.join(__dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'migrate-'));
describe('Migration command', () => {
	afterAll(() => rmSync(folder, { recursive: true }));

	const migrate = async (...args: string[]) =>
		await execa(
			'node',
			[path.join(root, 'node_modules/tsx/dist/cli.mjs'), 'migrate/cli.ts', ...args],
			{
				cwd: root,
				reject: false,
			},
		);

	const file = path.join(folder, 'workflow.json');
	const read = (name: string) =>
		JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as object;

	it('writes a second file, or the one given by --out, and leaves the first unchanged', async () => {
		const workflow = workflowOf({ operation: 'delete', contactId: 1 });
		writeFileSync(file, JSON.stringify(workflow));
		const { stdout, exitCode } = await migrate(file);
		expect(exitCode).toBe(0);
		expect(stdout).toMatch(/1 of 1 node migrated[^]*Saved as .*workflow\.migrated\.json/);
		expect(JSON.stringify(read('workflow.migrated.json'))).toContain('n8n-nodes-activecampaign.');
		expect(read('workflow.json')).toEqual(JSON.parse(JSON.stringify(workflow)));

		await migrate(file, '--out', path.join(folder, 'other.json'));
		expect(read('other.json')).toEqual(read('workflow.migrated.json'));
	});

	it('explains a missing argument, a missing file and a file without a workflow', async () => {
		expect(await migrate()).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/Usage/) });
		const missing = await migrate(path.join(folder, 'none.json'));
		expect(missing).toMatchObject({
			exitCode: 1,
			stderr: expect.stringMatching(/Cannot read .*none\.json/),
		});
		writeFileSync(file, '{}');
		expect(await migrate(file)).toMatchObject({
			exitCode: 1,
			stderr: expect.stringMatching(/contains no workflow/),
		});
	});
});
