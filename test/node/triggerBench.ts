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

/** An emulated account and n8n's engine with the webhook trigger. */
export interface TriggerBench {
	engine: Engine;
	emulator: Emulator;
	/** Advances virtual time until the work is done; in real time it only waits. */
	run<T>(work: Promise<T> | (() => Promise<T>)): Promise<T>;
	now(): number;
	credentials: { apiUrl: string; apiKey: string; requestsPerSecond: number };
	/** A trigger that is served on a free port, below a path if there is one. */
	open(
		parameters?: INodeParameters,
		options?: TriggerOptions & { path?: string },
	): Promise<OpenTrigger>;
	/** The same, with its workflow activated. */
	activate(parameters?: INodeParameters): Promise<OpenTrigger>;
	/** Sends a request of another program to the account, and waits for the deliveries that it causes. */
	send(method: string, path: string, body?: unknown): Promise<unknown>;
	/** Forgets what the process remembers, as a restart of n8n does. */
	restart(): void;
	close(): Promise<void>;
}

export interface OpenTrigger {
	trigger: Trigger;
	server: WebhookServer;
	/** Items that started the active workflow so far. */
	items(): Array<Record<string, unknown>>;
	/** Items that reached the editor so far. */
	testItems(): Array<Record<string, unknown>>;
	/** Posts a delivery as ActiveCampaign does; gives the status of the answer. */
	post(body: string, url?: string): Promise<number>;
}

const realNodeClock = { ...nodeClock };

/**
 * Registration runs in virtual time, because waits between attempts are long. Deliveries run in real
 * time and without rate limit: a delivery that waits for the account is two requests in one.
 */
export async function openTriggerBench(
	time: 'virtual' | 'real',
	options: EmulatorOptions = {},
): Promise<TriggerBench> {
	processMemory.webhooks.clear();
	processMemory.seenChanges.clear();
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
	const bench: TriggerBench = {
		engine,
		emulator,
		run: async (work) =>
			clock ? await clock.run(work) : await (typeof work === 'function' ? work() : work),
		now: () => nodeClock.now(),
		credentials,
		async open(parameters = { events: ['update'] }, { path, ...more } = {}) {
			const trigger = engine.trigger({ parameters, credentials, ...more });
			const server = await trigger.listen(path);
			servers.push(server);
			return {
				trigger,
				server,
				items: () => itemsOf(server, false),
				testItems: () => itemsOf(server, true),
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
		async activate(parameters) {
			const open = await bench.open(parameters);
			await bench.run(open.trigger.activate());
			return open;
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
			processMemory.webhooks.clear();
			processMemory.seenChanges.clear();
		},
		async close() {
			for (const server of servers) await server.close();
			await emulator.close();
		},
	};
	return bench;
}

/** The webhooks of the emulated account. */
export const hooks = (emulator: Emulator) => emulator.account.collection('webhooks').all();

function itemsOf({ delivered }: WebhookServer, isTest: boolean): Array<Record<string, unknown>> {
	return delivered
		.filter((one) => one.isTest === isTest)
		.flatMap(({ items = [] }) => items.map((item) => ({ ...item.json })));
}

function registeredUrl(emulator: Emulator): string {
	return String(hooks(emulator)[0]?.['url']);
}

/** A delivery of `update` about contact 1, with members added or replaced. */
export const delivery = (values: Record<string, string>) =>
	new URLSearchParams({
		type: 'update',
		date_time: '2026-07-17T22:01:25-05:00',
		initiated_from: 'admin',
		initiated_by: 'admin',
		list: '0',
		'contact[id]': '1',
		'contact[email]': 'contact1@example.com',
		...values,
	}).toString();
