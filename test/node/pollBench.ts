import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ActiveCampaignAccountApi } from '../../credentials/ActiveCampaignAccountApi.credentials';
import { ActiveCampaignPollTrigger } from '../../nodes/ActiveCampaign/ActiveCampaignPollTrigger.node';
import { clock as nodeClock } from '../../nodes/ActiveCampaign/n8n/clock';
import { processMemory } from '../../nodes/ActiveCampaign/trigger/shared/triggerMemory';
import { systemTime } from '../../nodes/ActiveCampaign/trigger/shared/systemTime';
import { type Emulator, startEmulator } from '../emulator';
import { createPoller, type Poller } from '../support/poll';
import { VirtualClock } from '../support/virtualClock';

/** An emulated account and a polling trigger in an n8n that can be restarted, both in virtual time. */
export interface PollBench {
	emulator: Emulator;
	/** Virtual time in milliseconds. */
	now(): number;
	/** Advances virtual time. */
	wait(milliseconds: number): Promise<void>;
	/** The items of one poll. */
	poll(parameters?: INodeParameters): Promise<Array<Record<string, unknown>>>;
	/** The items of one manual test, which stores nothing. */
	test(parameters?: INodeParameters): Promise<Array<Record<string, unknown>>>;
	/** Waits for work that needs virtual time to advance. */
	run<T>(work: Promise<T>): Promise<T>;
	/** Static data of the workflow. */
	stored(): IDataObject;
	/** Restarts the process with the stored static data, or with other data. */
	restart(stored?: IDataObject): void;
	close(): Promise<void>;
}

export async function openPollBench(): Promise<PollBench> {
	const clock = new VirtualClock({ start: Date.now() });
	Object.assign(nodeClock, clock.forNode());
	systemTime.now = () => clock.now();
	const emulator = await startEmulator({ clock: clock.forServer() });
	const credentials = { apiUrl: emulator.url, apiKey: emulator.apiKey, requestsPerSecond: 5 };
	let staticData: IDataObject = {};
	const poller = (parameters: INodeParameters, mode: 'trigger' | 'manual'): Poller =>
		createPoller({
			nodes: [ActiveCampaignPollTrigger],
			credentialTypes: [ActiveCampaignAccountApi],
			credentials,
			parameters,
			staticData: structuredClone(staticData),
			mode,
		});
	const forget = () => {
		processMemory.webhooks.clear();
		processMemory.seenChanges.clear();
		processMemory.checkpoints.clear();
	};
	forget();
	return {
		emulator,
		now: () => clock.now(),
		wait: async (milliseconds) => await clock.run(clock.sleep(milliseconds)),
		async poll(parameters = {}) {
			const active = poller(parameters, 'trigger');
			const items = await clock.run(active.poll());
			staticData = active.staticData;
			return items.map(({ json }) => json);
		},
		test: async (parameters = {}) =>
			(await clock.run(poller(parameters, 'manual').poll())).map(({ json }) => json),
		run: async (work) => await clock.run(work),
		stored: () => staticData,
		restart(stored = staticData) {
			staticData = stored;
			forget();
		},
		close: async () => await emulator.close(),
	};
}
