import type { INodeParameters } from 'n8n-workflow';
import { ActiveCampaignAccountApi } from '../../credentials/ActiveCampaignAccountApi.credentials';
import { ActiveCampaignTrigger } from '../../nodes/ActiveCampaign/ActiveCampaignTrigger.node';
import { clock as nodeClock } from '../../nodes/ActiveCampaign/n8n/clock';
import { processMemory } from '../../nodes/ActiveCampaign/trigger/memory';
import { startEmulator, type Emulator, type EmulatorOptions } from '../emulator';
import { createEngine, type Engine } from '../support/engine';
import type { Trigger, TriggerOptions } from '../support/trigger';
import { VirtualClock } from '../support/virtualClock';
import type { WebhookServer } from '../support/webhookServer';

/** An emulated account and n8n's engine with our webhook trigger, on one virtual time. */
export interface TriggerBench {
	engine: Engine;
	emulator: Emulator;
	clock: VirtualClock;
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

export async function openTriggerBench(options: EmulatorOptions = {}): Promise<TriggerBench> {
	processMemory.nodes.clear();
	processMemory.workflows.clear();
	const clock = new VirtualClock({ start: Date.now() });
	Object.assign(nodeClock, clock.forNode());
	const emulator = await startEmulator({ clock: clock.forServer(), ...options });
	const engine = createEngine({
		nodes: [ActiveCampaignTrigger],
		credentials: [ActiveCampaignAccountApi],
	});
	const credentials = { apiUrl: emulator.url, apiKey: emulator.apiKey, requestsPerSecond: 5 };
	const servers: WebhookServer[] = [];
	return {
		engine,
		emulator,
		clock,
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
