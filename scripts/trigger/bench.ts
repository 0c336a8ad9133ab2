import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Emulator, startEmulator } from '../../test/emulator';
import { type N8nApi, type Owner, signIn, type StoredWorkflow } from '../n8n/api';
import type { N8nInstall } from '../n8n/install';
import { type N8nServer, startN8n } from '../n8n/server';
import type { CredentialReference, WorkflowFile } from '../n8n/workflow';
import { query } from './home';

const owner: Owner = {
	email: 'trigger@example.com',
	password: 'Trigger-workflows-1',
	firstName: 'Trigger',
	lastName: 'Owner',
};

/**
 * 50 deliveries per second are more than n8n can process on two processors, even with its own
 * Webhook node. It queues them if only 10 executions run at a time and if the database may take
 * longer than the default 5 seconds to answer a ping.
 */
const settingsForLoad = { N8N_CONCURRENCY_PRODUCTION_LIMIT: '10', DB_PING_TIMEOUT_MS: '120000' };

/** A real n8n with this package, and an emulated account. */
export class Bench {
	private server: N8nServer | undefined;
	private client: N8nApi | undefined;
	private startedAt = 0;

	private constructor(
		readonly install: N8nInstall,
		readonly emulator: Emulator,
		private readonly userFolder: string,
		private readonly packageTarball: string,
		private readonly env: Record<string, string>,
	) {}

	static async open(
		install: N8nInstall,
		packageTarball: string,
		env: Record<string, string> = {},
	): Promise<Bench> {
		const userFolder = await mkdtemp(path.join(tmpdir(), 'n8n-activecampaign-trigger-'));
		const bench = new Bench(install, await startEmulator(), userFolder, packageTarball, env);
		await bench.start();
		return bench;
	}

	/** Base URL of n8n. */
	get url(): string {
		if (!this.server) throw new Error('n8n is not running');
		return this.server.url;
	}

	get api(): N8nApi {
		if (!this.client) throw new Error('n8n is not running');
		return this.client;
	}

	/** Starts n8n, again on the same port: its webhook URL must not change. */
	async start(): Promise<void> {
		const port = this.server && Number(new URL(this.server.url).port);
		// get-port does not hand out a port again within 30 seconds.
		if (port) await delay(Math.max(0, this.startedAt + 31_000 - Date.now()));
		this.startedAt = Date.now();
		const { userFolder, packageTarball } = this;
		this.server = await startN8n(this.install, {
			userFolder,
			...(port ? { port } : { packageTarball }),
			logFile: path.join(tmpdir(), 'n8n-activecampaign-trigger.log'),
			env: { ...settingsForLoad, ...this.env },
		});
		this.client = await signIn(this.server.url, owner);
	}

	async stop(): Promise<void> {
		await this.server?.stop();
		this.client = undefined;
	}

	/** Ends n8n as a power cut does. */
	async kill(): Promise<void> {
		if (!this.server) throw new Error('n8n is not running');
		process.kill(this.server.pid, 'SIGKILL');
		await this.server.ended;
		this.client = undefined;
	}

	async credential(): Promise<CredentialReference> {
		const { url: apiUrl, apiKey } = this.emulator;
		return await this.api.createCredential('activeCampaignAccountApi', 'Account', {
			apiUrl,
			apiKey,
			requestsPerSecond: 5,
		});
	}

	async add(workflow: WorkflowFile): Promise<string> {
		const { id } = await this.api.importWorkflow(workflow);
		return id;
	}

	/** Activates a workflow; its webhook may be registered a little later, see `hookCount`. */
	async activate(id: string): Promise<void> {
		const { versionId } = await this.api.request<StoredWorkflow & { versionId: string }>({
			url: `/workflows/${id}`,
		});
		await this.api.request({
			method: 'POST',
			url: `/workflows/${id}/activate`,
			data: { versionId },
		});
	}

	async deactivate(id: string): Promise<void> {
		await this.api.request({ method: 'POST', url: `/workflows/${id}/deactivate`, data: {} });
	}

	/** The webhooks of the account. */
	get hooks() {
		return this.emulator.account.collection('webhooks').all();
	}

	/** Waits for the given number of webhooks in the account; gives the actual number. */
	async hookCount(wanted: number, seconds = 40): Promise<number> {
		return await until(async () => this.hooks.length, wanted, seconds);
	}

	/** Waits for the given number of successful executions; gives the actual number. */
	async executionCount(workflow: string, wanted: number, seconds = 60): Promise<number> {
		const sql = `SELECT count(*) AS count FROM execution_entity WHERE workflowId = '${workflow}' AND status = 'success'`;
		return await until(async () => Number((await this.query(sql))[0]?.count), wanted, seconds);
	}

	/** Waits until no execution of a workflow is running. */
	async ended(workflow: string, seconds = 60): Promise<void> {
		const sql = `SELECT count(*) AS count FROM execution_entity WHERE workflowId = '${workflow}' AND status IN ('new', 'running')`;
		await until(async () => Number((await this.query(sql))[0]?.count), 0, seconds, 0);
	}

	/** Queries n8n's database. */
	async query(sql: string): Promise<Array<Record<string, unknown>>> {
		return await query(this.install, this.userFolder, sql);
	}

	async close(): Promise<void> {
		await this.stop();
		await this.emulator.close();
		await rm(this.userFolder, { recursive: true, force: true });
	}
}

/** Polls until `count` gives the wanted number; counts again a moment later, to notice surplus ones. */
async function until(
	count: () => Promise<number>,
	wanted: number,
	seconds: number,
	surplusMs = 1_500,
): Promise<number> {
	const end = Date.now() + seconds * 1000;
	while ((await count()) !== wanted && Date.now() < end) await delay(500);
	await delay(surplusMs);
	return await count();
}
