import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { migrateFile } from './migrateFile';
import { reportOf } from './report';

/**
 * `npm run migrate -- workflow.json [--out file]` writes a copy of the workflow that uses this
 * package's nodes, and reports what changed and what is left to do.
 */

const usage = 'Usage: npm run migrate -- workflow.json [--out file]';

function read(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch (error) {
		throw new Error(`Cannot read ${file}: ${String(error)}`);
	}
}

function main(): void {
	const { values, positionals } = parseArgs({
		options: { out: { type: 'string' } },
		allowPositionals: true,
	});
	const [file] = positionals;
	if (file === undefined || positionals.length > 1) throw new Error(usage);
	const { name, dir } = path.parse(file);
	const out = values.out ?? path.join(dir, `${name}.migrated.json`);
	const { content, workflows } = migrateFile(read(file));
	if (workflows.length === 0)
		throw new Error(
			`${file} contains no workflow. Export one from the n8n editor (Download) and try again`,
		);
	console.log(reportOf(workflows));
	if (!workflows.some(({ nodes }) => nodes.some(({ moved }) => moved))) return;
	writeFileSync(out, `${JSON.stringify(content, null, '\t')}\n`);
	console.log(`\nSaved as ${out}. Import this file into n8n.`);
}

try {
	main();
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
}
