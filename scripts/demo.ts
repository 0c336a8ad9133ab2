import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openAccount } from './demo/account';
import { credentialType, failureOf, runExample, type ExampleRun } from './demo/examples';
import { asExpected, type Figure } from './demo/figures';
import { outputFigures, storedFigures, storedRows, trafficFigures } from './demo/outcome';
import { tableOf } from './demo/table';
import { signIn, type Owner } from './n8n/api';
import { cacheRoot } from './n8n/folders';
import { ensureN8n } from './n8n/install';
import { packPackage } from './n8n/pack';
import { consoleLog } from './n8n/progress';
import { startN8n, type N8nServer } from './n8n/server';
import { defaultVersion } from './n8n/versions';

const owner: Owner = {
	email: 'demo@example.com',
	password: 'Demo-workflows-1',
	firstName: 'Demo',
	lastName: 'Owner',
};

const { values: options } = parseArgs({
	options: {
		once: { type: 'boolean', default: false },
		n8n: { type: 'string', default: defaultVersion },
		port: { type: 'string', default: '5678' },
	},
});
const log = consoleLog();
const closers: Array<() => Promise<void>> = [];

interface Outcome {
	server: N8nServer;
	/** Everything was as expected. */
	good: boolean;
	runs: ExampleRun[];
}

/** Runs the examples in a real n8n, prints the table and leaves the server running. */
async function demo(signal: AbortSignal): Promise<Outcome> {
	const packageTarball = await log.step('Build and pack the package', packPackage);
	const install = await ensureN8n(options.n8n, log);

	const account = await openAccount();
	closers.push(account.close);
	log.line(`✓ ActiveCampaign is ${account.title}`);
	const before = await storedRows(account);
	const ownRequests = account.journal?.length ?? 0;

	const userFolder = await mkdtemp(path.join(tmpdir(), 'n8n-activecampaign-demo-'));
	closers.push(() => rm(userFolder, { recursive: true, force: true }));
	const starting = startN8n(install, {
		userFolder,
		packageTarball,
		port: Number(options.port),
		logFile: path.join(cacheRoot(), 'demo.log'),
		signal,
	});
	closers.push(() => starting.then((started) => started.stop()).catch(() => undefined));
	const server = await log.step(`Start n8n ${install.version}`, () => starting);

	const api = await signIn(server.url, owner);
	const { url: apiUrl, apiKey } = account;
	const credential = await api.createCredential(credentialType, 'ActiveCampaign account', {
		apiUrl,
		apiKey,
	});
	const contacts = await log.step('Run examples/lead-to-contact.json (40 leads)', () =>
		runExample(api, 'lead-to-contact.json', credential),
	);
	const campaign = await log.step('Run examples/campaign.json', () =>
		runExample(api, 'campaign.json', credential),
	);

	const figures: Figure[] = [
		{ title: 'n8n', value: install.version },
		...outputFigures(contacts, campaign),
		...trafficFigures(account.journal?.slice(ownRequests)),
		...storedFigures(account, before, await storedRows(account)),
	];
	const failures = [contacts, campaign].map(failureOf).filter((text) => text !== undefined);
	log.line(`\n${tableOf(figures)}\n`);
	for (const failure of failures) log.line(`✗ ${failure}`);

	return {
		server,
		good: failures.length === 0 && asExpected(figures),
		runs: [contacts, campaign],
	};
}

function tellHowToOpen({ server, runs }: Outcome): void {
	log.line(`The editor is open at ${server.url}`);
	log.line(`Sign in as ${owner.email} with the password ${owner.password}`);
	for (const { title, workflowId } of runs) {
		log.line(`  ${title}: ${server.url}/workflow/${workflowId}`);
	}
	log.line('Ctrl-C ends n8n and the emulator.');
}

/** Exit code: 0 as expected, 1 not, 130 when it was interrupted before the figures were in. */
async function main(): Promise<number> {
	const stopping = new AbortController();
	const stopped = new Promise<undefined>((resolve) => {
		stopping.signal.addEventListener('abort', () => resolve(undefined));
	});
	// Not `once`: a terminal and npm both pass Ctrl-C on, and the second must not cut the clean-up.
	for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopping.abort());
	try {
		const outcome = await Promise.race([demo(stopping.signal), stopped]);
		if (!outcome) return 130;
		if (!options.once) {
			tellHowToOpen(outcome);
			await Promise.race([outcome.server.ended, stopped]);
			log.line('\nStopping n8n …');
		}
		return outcome.good ? 0 : 1;
	} catch (error) {
		log.line(`✗ ${error instanceof Error ? error.message : String(error)}`);
		return 1;
	} finally {
		for (const close of closers.reverse()) await close();
	}
}

void main().then((code) => process.exit(code));
