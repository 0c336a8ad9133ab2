import { parseArgs } from 'node:util';
import { areAsExpected, type Figure } from '../demo/figures';
import { tableOf } from '../demo/table';
import { ensureN8n } from '../n8n/install';
import { packPackage } from '../n8n/pack';
import { consoleLog } from '../n8n/progress';
import { defaultVersion } from '../../test/support/n8n/versions';
import { Bench } from '../trigger/bench';
import { runMain } from '../runMain';
import { catchUp, deliveries, registration } from '../trigger/steps';

const parts = { registration, deliveries, catchUp };

const { values: options } = parseArgs({
	options: {
		n8n: { type: 'string', default: defaultVersion },
		/** A tarball to test instead of building one. */
		package: { type: 'string' },
		/** Deliveries per second. SQLite on a busy machine cannot store 50. */
		rate: { type: 'string', default: '50' },
		part: { type: 'string', multiple: true, default: Object.keys(parts) },
	},
});
const log = consoleLog();

/** Runs both triggers in a real n8n with the emulator and prints expected and actual figures. */
async function main(): Promise<number> {
	const packageTarball =
		options.package ?? (await log.step('Build and pack the package', packPackage));
	const install = await ensureN8n(options.n8n, log);
	const bench = await log.step('Start n8n', async () => await Bench.open(install, packageTarball));
	const figures: Figure[] = [{ title: 'n8n', value: install.version }];
	try {
		for (const [name, part] of Object.entries(parts)) {
			if (!options.part.includes(name)) continue;
			figures.push(...(await log.step(name, async () => await part(bench, Number(options.rate)))));
		}
	} finally {
		// Print the figures so far even if a part failed.
		log.line(`\n${tableOf(figures)}\n`);
		await bench.close();
	}
	return areAsExpected(figures) ? 0 : 1;
}

runMain(main, log);
