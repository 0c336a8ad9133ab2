import type { INodeParameters } from 'n8n-workflow';
import { ActiveCampaignAccountApi } from '../../credentials/ActiveCampaignAccountApi.credentials';
import { ActiveCampaign } from '../../nodes/ActiveCampaign/ActiveCampaign.node';
import { ActiveCampaignTrigger } from '../../nodes/ActiveCampaign/ActiveCampaignTrigger.node';
import { clock as nodeClock } from '../../nodes/ActiveCampaign/n8n/clock';
import { processMemory } from '../../nodes/ActiveCampaign/trigger/shared/triggerMemory';
import { type Emulator, type EmulatorOptions, realClock, startEmulator } from '../emulator';
import { createEngine, type Engine } from '../support/engine';
import type { Trigger, TriggerOptions } from '../support/trigger';
import { VirtualClock } from '../support/virtualClock';
import type { WebhookServer } from '../support/webhookServer';

/** An emulated account and n8n's engine with our webhook trigger. */
export interface TriggerBench {
	engine: Engine;
	emulator: Emulator;
	/** Drives the virtual time until the work is done; on real time it just waits. */
	run<T>(work: Promise<T> | (() => Promise<T>)): Promise<T>;
	now(): number;
	credentials: { apiUrl: string; apiKey: string; requestsPerSecond: number };
	/** A trigger that listens on a free port. */
	open(parameters?: INodeParameters, options?: TriggerOptions): Promise<OpenTrigger>;
	/** Sends a request of somebody else to the account, and waits for the deliveries that it causes. */
	send(method: string, path: string, body?: unknown): Promise<unknown>;
	/** Forgets what the process remembers, as a restart of n8n does. */
	restart(): void;
	close(): Promise<void>;
}

export interface OpenTrigger {
	trigger: Trigger;
	server: WebhookServer;
	/** Items that started the workflow so far. */
	items(): Array<Record<string, unknown>>;
	/** Posts a delivery as ActiveCampaign would and gives the status. */
	post(body: string, url?: string): Promise<number>;
}

const realNodeClock = { ...nodeClock };

/**
 * Registration runs on virtual time, as waits between tries are long. Deliveries run on real time
 * and without limit: a delivery that waits for an answer of the account is two requests in one.
 */
export async function openTriggerBench(
	time: 'virtual' | 'real',
	options: EmulatorOptions = {},
): Promise<TriggerBench> {
	processMemory.nodes.clear();
	processMemory.workflows.clear();
	const clock = time === 'virtual' ? new VirtualClock({ start: Date.now() }) : undefined;
	Object.assign(nodeClock, clock?.forNode() ?? realNodeClock);
	const emulator = await startEmulator({
		clock: clock?.forServer() ?? realClock,
		...(clock ? {} : { rateLimit: false }),
		...options,
	});
	const engine = createEngine({
		nodes: [ActiveCampaignTrigger, ActiveCampaign],
		credentials: [ActiveCampaignAccountApi],
	});
	const credentials = {
		apiUrl: emulator.url,
		apiKey: emulator.apiKey,
		requestsPerSecond: clock ? 5 : 100,
	};
	const servers: WebhookServer[] = [];
	return {
		engine,
		emulator,
		run: async (work) =>
			clock ? await clock.run(work) : await (typeof work === 'function' ? work() : work),
		now: () => nodeClock.now(),
		credentials,
		async open(parameters = { events: ['update'] }, more = {}) {
			const trigger = engine.trigger({ parameters, credentials, ...more });
			const server = await trigger.listen();
			servers.push(server);
			return {
				trigger,
				server,
				items: () =>
					server.delivered.flatMap(({ items = [] }) => items.map((item) => ({ ...item.json }))),
				post: async (body, url = registeredUrl(emulator)) => {
					const answer = await fetch(url, {
						method: 'POST',
						body,
						headers: { 'content-type': 'application/x-www-form-urlencoded' },
					});
					await answer.text();
					return answer.status;
				},
			};
		},
		async send(method, path, body) {
			const answer = await fetch(`${emulator.url}/api/3${path}`, {
				method,
				headers: { 'Api-Token': emulator.apiKey, 'content-type': 'application/json' },
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
			});
			const read = (await answer.json()) as unknown;
			await emulator.webhooks.idle();
			return read;
		},
		restart() {
			processMemory.nodes.clear();
			processMemory.workflows.clear();
		},
		async close() {
			for (const server of servers) await server.close();
			await emulator.close();
		},
	};
}

/** The webhooks of the emulated account. */
export const hooks = (emulator: Emulator) => emulator.account.collection('webhooks').all();

function registeredUrl(emulator: Emulator): string {
	return String(hooks(emulator)[0]?.['url']);
}
