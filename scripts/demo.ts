import { parseArgs } from 'node:util';
import { areAsExpected, type Figure } from './demo/figures';
import { type Demo, owner, runDemo } from './demo/run';
import { tableOf } from './demo/table';
import { ensureN8n } from './n8n/install';
import { packPackage } from './n8n/pack';
import { consoleLog } from './n8n/progress';
import { runMain } from './runMain';
import { defaultVersion } from '../test/support/n8n/versions';

const { values: options } = parseArgs({
	options: {
		once: { type: 'boolean', default: false },
		n8n: { type: 'string', default: defaultVersion },
		port: { type: 'string', default: '5678' },
	},
});
const log = consoleLog();
const closers: Array<() => Promise<void>> = [];

interface Outcome extends Demo {
	/** All figures are as expected and no example failed. */
	asExpected: boolean;
}

/** Runs the examples in a real n8n, prints the table and leaves the server running. */
async function demo(signal: AbortSignal): Promise<Outcome> {
	const packageTarball = await log.step('Build and pack the package', packPackage);
	const install = await ensureN8n(options.n8n, log);
	const outcome = await runDemo(install, {
		packageTarball,
		log,
		port: Number(options.port),
		signal,
		onOpen: (close) => closers.push(close),
	});
	const figures: Figure[] = [{ title: 'n8n', value: install.version }, ...outcome.figures];
	log.line(`\n${tableOf(figures)}\n`);
	for (const failure of outcome.failures) log.line(`✗ ${failure}`);
	return { ...outcome, asExpected: outcome.failures.length === 0 && areAsExpected(figures) };
}

function printAccess({ server, runs }: Outcome): void {
	log.line(`The editor is open at ${server.url}`);
	log.line(`Sign in as ${owner.email} with the password ${owner.password}`);
	for (const { title, workflowId } of runs) {
		log.line(`  ${title}: ${server.url}/workflow/${workflowId}`);
	}
	log.line('Press Ctrl-C to stop n8n and the emulator.');
}

/** Exit code: 0 if all is as expected, 1 if not, 130 if interrupted before the table was printed. */
async function main(): Promise<number> {
	const stopping = new AbortController();
	const stopped = new Promise<undefined>((resolve) => {
		stopping.signal.addEventListener('abort', () => resolve(undefined));
	});
	// Not `once`: the terminal and npm both send Ctrl-C, and the second must not stop the clean-up.
	for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopping.abort());
	try {
		const outcome = await Promise.race([demo(stopping.signal), stopped]);
		if (!outcome) return 130;
		if (!options.once) {
			printAccess(outcome);
			await Promise.race([outcome.server.ended, stopped]);
			log.line('\nStopping n8n …');
		}
		return outcome.asExpected ? 0 : 1;
	} finally {
		for (const close of closers.reverse()) await close();
	}
}

runMain(main, log);
