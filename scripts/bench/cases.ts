/**
 * `npm run bench` runs n8n's own ActiveCampaign node and this one in the same n8n engine against
 * the same emulated account and compares them. `-- --quick` uses fewer items; `-- --save` also
 * writes docs/benchmarks.md. Exits with 1 if a goal is missed.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openEngine } from './contenders';
import { writeDocument } from './document';
import { formCase } from './formCase';
import { importCase } from './importCase';
import { textOf } from './print';
import { readCase } from './readCase';
import type { Report } from './report';
import { ensureShippedNodes } from './shippedNodes';
import { singleCallCase, warmUp } from './singleCallCase';
import { repositoryRoot } from '../../test/support/n8n/folders';
import { consoleLog } from '../n8n/progress';
import { defaultVersion } from '../../test/support/n8n/versions';

const { values: options } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		save: { type: 'boolean', default: false },
		/** Names of the cases to run, all by default. */
		only: { type: 'string', multiple: true, default: [] },
	},
});
const log = consoleLog();
const announce = (title: string) => log.line(`· ${title}`);

async function main(): Promise<number> {
	const started = Date.now();
	const [load = 0] = loadavg();
	await ensureShippedNodes(log);
	const { engine, shippedVersion } = openEngine();
	const { quick, only, save } = options;
	if (save && only.length > 0)
		throw new Error('--save needs the results of all cases: leave out --only');
	const cases: Record<string, () => Promise<Report>> = {
		import: async () => importCase(engine, quick, announce),
		single: async () => singleCallCase(engine, quick, announce),
		read: async () => readCase(quick, announce),
		form: formCase,
	};
	await warmUp(engine);
	const reports: Report[] = [];
	for (const [name, run] of Object.entries(cases)) {
		if (only.length > 0 && !only.includes(name)) continue;
		const report = await run();
		reports.push(report);
		log.line(textOf(report));
	}
	const missed = reports.flatMap(({ goals }) => goals.filter(({ met }) => !met));
	for (const { title, value, wanted } of missed)
		log.line(`✗ ${title}: ${value}; the goal is ${wanted}`);
	const minutes = ((Date.now() - started) / 60_000).toFixed(1);
	log.line(`\n${missed.length === 0 ? '✓ All goals met' : '✗ Some goals missed'}, ${minutes} min`);
	if (save) {
		await writeDocument(reports, {
			command: `npm run bench${quick ? ' -- --quick' : ''}`,
			date: new Date(started).toISOString().slice(0, 10),
			minutes,
			machine: `${cpus().length} processors with a load of ${load.toFixed(1)} at the start`,
			versions: {
				'this package': ownVersion('./package.json'),
				n8n: defaultVersion,
				'n8n-nodes-base': shippedVersion,
				'n8n-core': ownVersion('n8n-core/package.json'),
				'n8n-workflow': ownVersion('n8n-workflow/package.json'),
				'Node.js': process.versions.node,
			},
		});
	}
	return missed.length === 0 ? 0 : 1;
}

function ownVersion(file: string): string {
	const load = createRequire(path.join(repositoryRoot, 'package.json'));
	return (JSON.parse(readFileSync(load.resolve(file), 'utf8')) as { version: string }).version;
}

void main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
