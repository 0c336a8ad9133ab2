import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ActiveCampaignAccountApi } from '../../credentials/ActiveCampaignAccountApi.credentials';
import { ActiveCampaignPollTrigger } from '../../nodes/ActiveCampaign/ActiveCampaignPollTrigger.node';
import { clock as nodeClock } from '../../nodes/ActiveCampaign/n8n/clock';
import { processMemory } from '../../nodes/ActiveCampaign/trigger/shared/triggerMemory';
import { systemTime } from '../../nodes/ActiveCampaign/trigger/shared/systemTime';
import { type Emulator, startEmulator } from '../emulator';
import { createPoller, type Poller } from '../support/poll';
import { VirtualClock } from '../support/virtualClock';

/** An emulated account and a polling trigger in an n8n that can be restarted, on one virtual time. */
export interface PollBench {
	emulator: Emulator;
	/** Milliseconds of the virtual time. */
	now(): number;
	/** Lets virtual time go by. */
	wait(milliseconds: number): Promise<void>;
	/** One poll; the members of its items. */
	poll(parameters?: INodeParameters): Promise<Array<Record<string, unknown>>>;
	/** One manual test, which leaves nothing behind. */
	test(parameters?: INodeParameters): Promise<Array<Record<string, unknown>>>;
	/** Waits for work that needs the virtual time. */
	run<T>(work: Promise<T>): Promise<T>;
	/** What n8n stored of the workflow. */
	stored(): IDataObject;
	/** Ends the process; n8n starts again with what it stored, or with what is given. */
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
		processMemory.nodes.clear();
		processMemory.workflows.clear();
		processMemory.polls.clear();
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
