import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Owner, signIn } from '../n8n/api';
import { cacheRoot } from '../../test/support/n8n/folders';
import type { N8nInstall } from '../n8n/install';
import type { Log } from '../n8n/progress';
import { type N8nServer, startN8n } from '../n8n/server';
import { openAccount } from './account';
import { credentialType, type ExampleRun, failureOf, runExample } from './examples';
import type { Figure } from './figures';
import { outputFigures, storedFigures, storedRows, trafficFigures } from './outcome';

export const owner: Owner = {
	email: 'demo@example.com',
	password: 'Demo-workflows-1',
	firstName: 'Demo',
	lastName: 'Owner',
};

export interface DemoOptions {
	packageTarball: string;
	log: Log;
	/** Default: a free port. */
	port?: number;
	/** Stops n8n, even while it is starting. */
	signal?: AbortSignal;
	/** Called with a clean-up function for everything that is opened, in order. */
	onOpen: (close: () => Promise<void>) => void;
}

export interface Demo {
	/** Still running. */
	server: N8nServer;
	runs: ExampleRun[];
	figures: Figure[];
	/** One line for each failed example. */
	failures: string[];
}

/** Runs the examples in a real n8n. */
export async function runDemo(install: N8nInstall, options: DemoOptions): Promise<Demo> {
	const { packageTarball, log, port, signal, onOpen } = options;
	const account = await openAccount();
	onOpen(account.close);
	log.line(`✓ ActiveCampaign account: ${account.title}`);
	const before = storedRows(account);
	const requestsBefore = account.journal?.length ?? 0;

	const userFolder = await mkdtemp(path.join(tmpdir(), 'n8n-activecampaign-demo-'));
	onOpen(() => rm(userFolder, { recursive: true, force: true }));
	const starting = startN8n(install, {
		userFolder,
		packageTarball,
		port,
		logFile: path.join(cacheRoot(), 'demo.log'),
		signal,
	});
	onOpen(() => starting.then((started) => started.stop()).catch(() => undefined));
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
	const runs = [contacts, campaign];
	return {
		server,
		runs,
		figures: [
			...outputFigures(contacts, campaign),
			...trafficFigures(account.journal?.slice(requestsBefore)),
			...storedFigures(account, before, storedRows(account)),
		],
		failures: runs.map(failureOf).filter((text) => text !== undefined),
	};
}
