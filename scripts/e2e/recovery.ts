import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { comparisonOf } from '../demo/comparison';
import { areAsExpected, exactly, type Figure } from '../demo/figures';
import { ensureN8n, type N8nInstall } from '../n8n/install';
import { packPackage } from '../n8n/pack';
import { consoleLog } from '../n8n/progress';
import { messageOf, runMain } from '../runMain';
import { defaultVersion } from '../../test/support/n8n/versions';
import { Bench } from '../trigger/bench';
import { Receipts } from '../trigger/receipts';
import { recoveryCases } from '../trigger/recoveryCases';
import { type Case, tally } from '../trigger/tally';
import { frequentPollWorkflow } from '../trigger/workflows';

/** How n8n keeps the position of a check. */
const modes: Record<string, Record<string, string>> = {
	'static data': {},
	'durable cursors': {
		N8N_SCHEDULER_ENABLED: 'true',
		N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
		N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
		N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
		N8N_SCHEDULER_POLL_TIMEOUT: '15',
	},
};

const { values: options } = parseArgs({
	options: {
		n8n: { type: 'string', default: defaultVersion },
		/** A tarball to test instead of building one. */
		package: { type: 'string' },
		mode: { type: 'string', multiple: true, default: Object.keys(modes) },
		case: { type: 'string', multiple: true, default: Object.keys(recoveryCases) },
	},
});
const log = consoleLog();

/** Plays all cases on one n8n, and counts at the end: a change may come again two minutes later. */
async function figuresOf(
	install: N8nInstall,
	packageTarball: string,
	mode: string,
): Promise<Figure[]> {
	const receipts = await Receipts.open();
	const bench = await log.step(`Start n8n with ${mode}`, () =>
		Bench.open(install, packageTarball, modes[mode]),
	);
	const played: Case[] = [];
	let failed = 0;
	try {
		bench.emulator.seed.contacts(5);
		const workflow = await bench.add(frequentPollWorkflow(await bench.credential(), receipts.url));
		await bench.activate(workflow);
		// The first check only records the starting point.
		await delay(45_000);
		const stage = { bench, receipts, workflow, isDurable: mode !== 'static data' };
		for (const name of options.case) {
			try {
				const play = recoveryCases[name];
				if (!play) throw new Error(`There is no case "${name}"`);
				played.push(await log.step(`${mode}: ${name}`, () => play(stage)));
			} catch (error) {
				failed++;
				log.line(`✗ ${messageOf(error)}`);
			}
		}
		await log.step('Wait for what comes twice', () => delay(150_000));
		const cases = exactly('Cases that ended with an error', failed, 0);
		return [cases, ...(await tally(bench, receipts, played))];
	} finally {
		await bench.close();
		await receipts.close();
	}
}

/** Counts what is lost or comes twice when n8n is slow or killed, by `eventId`. */
async function main(): Promise<number> {
	const packageTarball =
		options.package ?? (await log.step('Build and pack the package', packPackage));
	const install = await ensureN8n(options.n8n, log);
	const runs = new Map<string, Figure[]>();
	for (const mode of options.mode) runs.set(mode, await figuresOf(install, packageTarball, mode));
	log.line(`\nn8n ${install.version}\n${comparisonOf(runs)}\n`);
	return [...runs.values()].every(areAsExpected) ? 0 : 1;
}

runMain(main, log);
