import { parseArgs } from 'node:util';
import { comparisonOf } from '../demo/comparison';
import { areAsExpected, exactly, type Figure } from '../demo/figures';
import { runDemo } from '../demo/run';
import { runExamples } from '../examples/run';
import { ensureN8n, type N8nInstall } from '../n8n/install';
import { packPackage } from '../n8n/pack';
import { consoleLog } from '../n8n/progress';
import { defaultVersion, releaseOf } from '../../test/support/n8n/versions';
import { Bench } from '../trigger/bench';
import { messageOf, runMain } from '../runMain';
import { deliveries, manualCheck, registration } from '../trigger/steps';

const { values: options } = parseArgs({
	options: {
		/** Versions listed in test/support/n8n/versions.ts; repeatable. */
		n8n: { type: 'string', multiple: true, default: [defaultVersion] },
		/** A tarball to test instead of building one. */
		package: { type: 'string' },
	},
});
const log = consoleLog();

/** Few and slow: this checks that deliveries arrive; `npm run e2e -- trigger` checks the load. */
const events = { contacts: 40, perSecond: 10 };

type Check = (install: N8nInstall, packageTarball: string) => Promise<Figure[]>;

const checks: Check[] = [
	demo,
	(install, packageTarball) => runExamples(install, packageTarball, log),
	triggers,
];

async function demo(install: N8nInstall, packageTarball: string): Promise<Figure[]> {
	const closers: Array<() => Promise<void>> = [];
	try {
		const onOpen = (close: () => Promise<void>) => closers.push(close);
		const { figures, failures } = await runDemo(install, { packageTarball, log, onOpen });
		for (const failure of failures) log.line(`✗ ${failure}`);
		return [...figures, exactly('Examples of the demo that failed', failures.length, 0)];
	} finally {
		for (const close of closers.reverse()) await close();
	}
}

async function triggers(install: N8nInstall, packageTarball: string): Promise<Figure[]> {
	const bench = await log.step('Start n8n', () => Bench.open(install, packageTarball));
	try {
		return [
			...(await log.step('Registration', () => registration(bench))),
			...(await log.step('Deliveries', () => deliveries(bench, events.perSecond, events.contacts))),
			...(await log.step('Manual check', () => manualCheck(bench))),
		];
	} finally {
		await bench.close();
	}
}

/** Runs all checks on one version, even if one of them throws. */
async function figuresOf(version: string, packageTarball: string): Promise<Figure[]> {
	log.line(`\n— n8n ${version}`);
	const install = await ensureN8n(version, log);
	const figures: Figure[] = [];
	let failed = 0;
	for (const check of checks) {
		try {
			figures.push(...(await check(install, packageTarball)));
		} catch (error) {
			failed++;
			log.line(`✗ ${messageOf(error)}`);
		}
	}
	return [...figures, exactly('Checks that ended with an error', failed, 0)];
}

/** Runs the examples and both triggers in each version of n8n and prints all results in one table. */
async function main(): Promise<number> {
	const releases = [...new Set(options.n8n)].map(releaseOf);
	const packageTarball =
		options.package ?? (await log.step('Build and pack the package', packPackage));
	const runs = new Map<string, Figure[]>();
	for (const { version } of releases) runs.set(version, await figuresOf(version, packageTarball));
	log.line(`\n${comparisonOf(runs)}\n`);
	return [...runs.values()].every(areAsExpected) ? 0 : 1;
}

runMain(main, log);
