import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ActiveCampaignAccountApi } from '../../credentials/ActiveCampaignAccountApi.credentials';
import { ActiveCampaignPollTrigger } from '../../nodes/ActiveCampaign/ActiveCampaignPollTrigger.node';
import { clock as nodeClock } from '../../nodes/ActiveCampaign/n8n/clock';
import { processMemory } from '../../nodes/ActiveCampaign/trigger/shared/triggerMemory';
import { systemTime } from '../../nodes/ActiveCampaign/trigger/shared/systemTime';
import { type Emulator, type EmulatorOptions, startEmulator } from '../emulator';
import { ActiveCampaignTrigger } from '../../nodes/ActiveCampaign/ActiveCampaignTrigger.node';
import { createEngine } from '../support/engine';
import { createPoller, type PollDatabase, type PollRound, type PollStorage } from '../support/poll';
import { VirtualClock } from '../support/virtualClock';

type Item = Record<string, unknown>;

export interface PollBenchOptions extends EmulatorOptions {
	storage?: PollStorage;
	/** n8n's time-out of a round in milliseconds. */
	timeoutMs?: number;
	/** The time zone in the settings of the workflow. */
	timezone?: string;
	/** The database of an earlier bench. */
	database?: PollDatabase;
}

/** An emulated account and a polling trigger in an n8n that can be restarted, both in virtual time. */
export interface PollBench {
	emulator: Emulator;
	/** What n8n has stored. */
	database: PollDatabase;
	/** Virtual time in milliseconds. */
	now(): number;
	/** Milliseconds that the time of day of n8n's computer is ahead of the emulator's. */
	skewMs: number;
	/** Advances virtual time. */
	wait(milliseconds: number): Promise<void>;
	/** The items of one round, which n8n accepts if it ends in time. */
	poll(parameters?: INodeParameters): Promise<Item[]>;
	/** The items of one round that n8n throws away: its claim was lost, or its transaction failed. */
	discard(parameters?: INodeParameters): Promise<Item[]>;
	/** Several rounds, a minute apart. */
	polls(count: number, parameters?: INodeParameters): Promise<Item[]>;
	/** The items of one manual test, which stores nothing. */
	test(parameters?: INodeParameters): Promise<Item[]>;
	/**
	 * The items of a delivery to the webhook trigger of the same workflow, about a change of a contact
	 * so many seconds from now.
	 */
	webhook(contact: string, seconds: number, type?: string): Promise<Item[]>;
	/** Waits for work that needs virtual time to advance. */
	run<T>(work: Promise<T>): Promise<T>;
	/** Static data of the workflow, as n8n's database has it. */
	stored(): IDataObject;
	/** Restarts n8n with what its database has. */
	restart(): void;
	/** Another main of n8n, with a memory of its own, on the same database. */
	switchMain(name: string): void;
	close(): Promise<void>;
}

const minuteMs = 60_000;

export async function openPollBench(options: PollBenchOptions = {}): Promise<PollBench> {
	const {
		storage = 'static',
		timeoutMs = 45_000,
		database = { staticData: {} },
		timezone,
		...emulatorOptions
	} = options;
	const clock = new VirtualClock({ start: Date.now() });
	Object.assign(nodeClock, clock.forNode());
	const emulator = await startEmulator({ clock: clock.forServer(), ...emulatorOptions });
	const credentials = { apiUrl: emulator.url, apiKey: emulator.apiKey, requestsPerSecond: 5 };
	const poller = createPoller({
		nodes: [ActiveCampaignPollTrigger],
		credentialTypes: [ActiveCampaignAccountApi],
		credentials,
		database,
		storage,
		timeoutMs,
		...(timezone === undefined ? {} : { timezone }),
	});
	const mains = new Mains();
	mains.forget();
	const items = ({ items: found }: PollRound): Item[] => found.map(({ json }) => json);
	/** A round, or undefined if n8n gave it up; the node goes on with it all the same. */
	const round = async (parameters: INodeParameters): Promise<PollRound | undefined> => {
		const work = poller.round(parameters);
		if (poller.budgetMs === undefined) return await clock.run(work);
		work.catch(() => {});
		const over = new AbortController();
		const late = clock.sleep(timeoutMs, over.signal).then(() => undefined);
		return await clock.run(Promise.race([work, late]).finally(() => over.abort()));
	};
	const bench: PollBench = {
		emulator,
		database,
		skewMs: 0,
		now: () => clock.now(),
		wait: async (milliseconds) => await clock.run(clock.sleep(milliseconds)),
		async poll(parameters = {}) {
			const done = await round(parameters);
			done?.accept();
			return done ? items(done) : [];
		},
		async discard(parameters = {}) {
			const done = await round(parameters);
			return done ? items(done) : [];
		},
		async polls(count, parameters = {}) {
			const found: Item[] = [];
			for (let left = count; left > 0; left--) {
				found.push(...(await bench.poll(parameters)));
				await bench.wait(minuteMs);
			}
			return found;
		},
		test: async (parameters = {}) => items(await clock.run(poller.round(parameters, 'manual'))),
		async webhook(contact, seconds, type = 'update') {
			const engine = createEngine({
				nodes: [ActiveCampaignTrigger],
				credentials: [ActiveCampaignAccountApi],
			});
			const trigger = engine.trigger({
				parameters: { events: [type] },
				credentials,
				webhookUrl: 'http://127.0.0.1:1/webhook',
				globalData: database.staticData.global as IDataObject | undefined,
			});
			await clock.run(trigger.activate());
			const date = new Date(clock.now() + seconds * 1_000).toISOString();
			const body = {
				type,
				date_time: `${date.slice(0, 19)}+00:00`,
				initiated_from: 'admin',
				'contact[id]': contact,
			};
			const [hook] = emulator.account.collection('webhooks').all();
			const query = Object.fromEntries(new URL(String(hook?.['url'])).searchParams);
			const { items: found = [] } = await clock.run(trigger.deliver({ body, query }));
			database.staticData.global = trigger.globalData;
			return found.map(({ json }) => json);
		},
		run: async (work) => await clock.run(work),
		stored: () => database.staticData,
		restart() {
			poller.restart();
			mains.forget();
		},
		switchMain(name) {
			poller.restart();
			mains.switchTo(name);
		},
		close: async () => await emulator.close(),
	};
	systemTime.now = () => clock.now() + bench.skewMs;
	return bench;
}

/** The memory of several processes in one: that of the others is set aside. */
class Mains {
	private readonly memories = new Map<string, typeof processMemory>();
	private current = 'first';

	forget(): void {
		for (const entries of Object.values(processMemory)) entries.clear();
	}

	switchTo(name: string): void {
		this.memories.set(this.current, { ...processMemory });
		const fresh = Object.fromEntries(
			Object.entries(processMemory).map(([member, entries]) => [
				member,
				entries instanceof Map ? new Map() : new Set(),
			]),
		);
		Object.assign(processMemory, this.memories.get(name) ?? fresh);
		this.current = name;
	}
}
