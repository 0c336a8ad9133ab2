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
 * 50 deliveries a second are more than n8n takes on two processors, also with its own Webhook node.
 * So that it works them off instead of turning them away, it runs 10 at a time and grants its
 * database more than 5 seconds for a sign of life.
 */
const patient = { N8N_CONCURRENCY_PRODUCTION_LIMIT: '10', DB_PING_TIMEOUT_MS: '120000' };

/** A real n8n with our package, and an emulated account beside it. */
export class Bench {
	private server: N8nServer | undefined;
	private client: N8nApi | undefined;

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

	/** Starts n8n on the port that it had before: its webhook address must not move. */
	async start(): Promise<void> {
		const port = this.server && Number(new URL(this.server.url).port);
		// A port that was just given away is not given again for half a minute.
		if (port) await delay(31_000);
		const { userFolder, packageTarball } = this;
		this.server = await startN8n(this.install, {
			userFolder,
			...(port ? { port } : { packageTarball }),
			logFile: path.join(tmpdir(), 'n8n-activecampaign-trigger.log'),
			env: { ...patient, ...this.env },
		});
		this.client = await signIn(this.server.url, owner);
	}

	async stop(): Promise<void> {
		await this.server?.stop();
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

	/** Activates a workflow and waits until its webhook is there, at most for some seconds. */
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

	/** Waits until the account has so many webhooks and gives how many it has. */
	async hookCount(wanted: number, seconds = 40): Promise<number> {
		return await until(async () => this.hooks.length, wanted, seconds);
	}

	/** Waits until so many executions have ended well and gives how many have. */
	async executionCount(workflow: string, wanted: number, seconds = 60): Promise<number> {
		const sql = `SELECT count(*) AS count FROM execution_entity WHERE workflowId = '${workflow}' AND status = 'success'`;
		return await until(async () => Number((await this.ask(sql))[0]?.count), wanted, seconds);
	}

	async ask(sql: string): Promise<Array<Record<string, unknown>>> {
		return await query(this.install, this.userFolder, sql);
	}

	async close(): Promise<void> {
		await this.stop();
		await this.emulator.close();
		await rm(this.userFolder, { recursive: true, force: true });
	}
}

/** Asks until the wanted number comes, then once more after a moment, to see one too many. */
async function until(ask: () => Promise<number>, wanted: number, seconds: number): Promise<number> {
	const end = Date.now() + seconds * 1000;
	while ((await ask()) !== wanted && Date.now() < end) await delay(500);
	await delay(1_500);
	return await ask();
}
