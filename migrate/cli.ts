import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { migrateFile } from './migrateFile';
import { reportOf } from './report';

/** `npm run migrate -- workflow.json [--out file]` writes the workflow with our nodes, and says what it did. */

const usage = 'Usage: npm run migrate -- workflow.json [--out file]';

function read(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch (error) {
		throw new Error(`${file} cannot be read as a workflow: ${String(error)}`);
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
	if (workflows.length === 0) throw new Error(`There is no workflow in ${file}`);
	console.log(reportOf(workflows));
	if (!workflows.some(({ nodes }) => nodes.some(({ moved }) => moved))) return;
	writeFileSync(out, `${JSON.stringify(content, null, '\t')}\n`);
	console.log(`\nWritten: ${out}`);
}

try {
	main();
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
}
