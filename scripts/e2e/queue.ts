import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startEmulator } from '../../test/emulator';
import { areAsExpected, type Figure } from '../demo/figures';
import { tableOf } from '../demo/table';
import { type N8nApi, signIn } from '../n8n/api';
import { cacheRoot } from '../../test/support/n8n/folders';
import { ensureN8n } from '../n8n/install';
import { packPackage } from '../n8n/pack';
import { consoleLog } from '../n8n/progress';
import { startN8n } from '../n8n/server';
import { defaultVersion } from '../../test/support/n8n/versions';
import { queueFigures } from '../queue/figures';
import { startRedis } from '../queue/redis';
import { startWorker } from '../queue/worker';
import { runMain } from '../runMain';
import { contactsWorkflow, emailOf, writer } from '../queue/workflow';

const owner = {
	email: 'queue@example.com',
	password: 'Queue-workflows-1',
	firstName: 'Queue',
	lastName: 'Owner',
};

const { values: options } = parseArgs({
	options: {
		n8n: { type: 'string', default: defaultVersion },
		/** A tarball to test instead of building one. */
		package: { type: 'string' },
		workers: { type: 'string', default: '2' },
		/** Total number of items; each worker runs one execution. */
		items: { type: 'string', default: '400' },
		/** The credential's requests per second. */
		rate: { type: 'string', default: '5' },
	},
});
const log = consoleLog();
const closers: Array<() => Promise<unknown>> = [];

/** Runs one execution per worker on the same account; the figures are measured at the account. */
async function queue(): Promise<Figure[]> {
	const workers = Number(options.workers);
	const items = Math.ceil(Number(options.items) / workers);
	const packageTarball =
		options.package ?? (await log.step('Build and pack the package', packPackage));
	const install = await ensureN8n(options.n8n, log);
	const redis = await startRedis(log);
	closers.push(redis.stop);
	log.line(`✓ Redis ${redis.version} is running`);

	const emulator = await startEmulator({
		transitMs: () => 20 + 80 * Math.random(),
		latencyMs: () => 30 + 120 * Math.random(),
	});
	closers.push(() => emulator.close());
	const userFolder = await mkdtemp(path.join(tmpdir(), 'n8n-activecampaign-queue-'));
	closers.push(() => rm(userFolder, { recursive: true, force: true }));

	const env = {
		EXECUTIONS_MODE: 'queue',
		// Otherwise n8n runs manual executions on the main instance.
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		N8N_ENCRYPTION_KEY: 'queue-mode-test-encryption-key',
	};
	const main = await log.step(`Start n8n ${install.version}`, async () => {
		const logFile = path.join(cacheRoot(), 'queue-main.log');
		return await startN8n(install, { userFolder, packageTarball, env, logFile });
	});
	closers.push(main.stop);
	for (let number = 1; number <= workers; number++) {
		const logFile = path.join(cacheRoot(), `queue-worker-${number}.log`);
		const worker = await log.step(`Start worker ${number}`, async () => {
			return await startWorker(install, { userFolder, env, logFile });
		});
		closers.push(worker.stop);
	}

	const api = await signIn(main.url, owner);
	const credential = await api.createCredential('activeCampaignAccountApi', 'Account', {
		apiUrl: emulator.url,
		apiKey: emulator.apiKey,
		requestsPerSecond: Number(options.rate),
	});
	const numbers = Array.from({ length: workers }, (_, index) => index + 1);
	const ids: string[] = [];
	for (const number of numbers) {
		ids.push((await api.importWorkflow(contactsWorkflow(number, items, credential))).id);
	}
	const startedAt = Date.now();
	const output = await log.step(`Run ${workers} executions of ${items} items`, async () => {
		return (await Promise.all(ids.map(async (id) => await addressesOf(api, id)))).flat();
	});
	const seconds = (Date.now() - startedAt) / 1000;
	const stored = emulator.account.collection('contacts').all();
	return [
		{ title: 'n8n', value: `${install.version}, main and ${workers} workers` },
		...queueFigures({
			journal: emulator.journal.entries,
			wanted: numbers.flatMap((number) =>
				Array.from({ length: items }, (_, item) => emailOf(number, item)),
			),
			output,
			stored: stored.map(({ email }) => String(email)),
			seconds,
		}),
	];
}

/** Runs a workflow and gives the email addresses in the output of its last node. */
async function addressesOf(api: N8nApi, workflowId: string): Promise<string[]> {
	const { status, error, nodes } = await api.runWorkflow(workflowId, 20 * 60_000);
	if (status !== 'success') log.line(`✗ An execution ended with ${status}: ${error ?? ''}`);
	return (nodes[writer]?.outputs[0] ?? []).map(({ json }) => String(json.email));
}

/** Exit code: 0 if all figures are as expected, 1 if not, 130 if interrupted. */
async function main(): Promise<number> {
	const stopped = new Promise<undefined>((resolve) => {
		for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => resolve(undefined));
	});
	try {
		const figures = await Promise.race([queue(), stopped]);
		if (!figures) return 130;
		log.line(`\n${tableOf(figures)}\n`);
		return areAsExpected(figures) ? 0 : 1;
	} finally {
		for (const close of closers.reverse()) await close();
	}
}

runMain(main, log);
