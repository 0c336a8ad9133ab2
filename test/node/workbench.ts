import { ActiveCampaignAccountApi } from '../../credentials/ActiveCampaignAccountApi.credentials';
import { ActiveCampaign } from '../../nodes/ActiveCampaign/ActiveCampaign.node';
import { operationValue } from '../../nodes/ActiveCampaign/core/form/properties';
import { clock as nodeClock } from '../../nodes/ActiveCampaign/n8n/clock';
import { type Emulator, type EmulatorOptions, startEmulator } from '../emulator';
import { generator } from '../emulator/faults';
import { createEngine, type Engine, type Run, type RunOptions } from '../support/engine';
import { VirtualClock } from '../support/virtualClock';

type Given = Partial<RunOptions> & {
	resource: string;
	/** As its resource names it, `upsert`. */
	operation: string;
	values?: RunOptions['parameters'];
};

/** n8n's engine with our node, an emulated account, and a time that both live in. */
export interface Workbench {
	engine: Engine;
	emulator: Emulator;
	clock: VirtualClock;
	credentials: { apiUrl: string; apiKey: string; requestsPerSecond: number };
	/** Virtual milliseconds since the start. */
	elapsed(): number;
	/** Runs one operation; `values` are its parameters. */
	run(given: Given): Promise<Run>;
	/** Runs several executions at once in one process. */
	runAll(given: Given[]): Promise<Run[]>;
	/** What the emulated account holds of a kind. */
	rows(collection: string): ReturnType<ReturnType<Emulator['account']['collection']>['all']>;
	close(): Promise<void>;
}

/** Network time of 20 to 100 ms, the same in every run. */
const jitter = () => {
	const draw = generator(7);
	return () => 20 + draw() * 80;
};

export async function openWorkbench(options: EmulatorOptions = {}): Promise<Workbench> {
	// Campaigns are sent by date: the virtual time begins now.
	const clock = new VirtualClock({ start: Date.now() });
	const opened = clock.now();
	Object.assign(nodeClock, clock.forNode());
	const emulator = await startEmulator({
		transitMs: jitter(),
		clock: clock.forServer(),
		...options,
	});
	const engine = createEngine({ nodes: [ActiveCampaign], credentials: [ActiveCampaignAccountApi] });
	const credentials = { apiUrl: emulator.url, apiKey: emulator.apiKey, requestsPerSecond: 5 };
	const start = async ({ resource, operation, values, ...more }: Given) =>
		await engine.run({
			parameters: { resource, operation: operationValue(resource, operation), ...values },
			credentials,
			...more,
		});
	return {
		engine,
		emulator,
		clock,
		credentials,
		elapsed: () => clock.now() - opened,
		run: async (given) => await clock.run(start(given)),
		runAll: async (given) => await clock.run(Promise.all(given.map(start))),
		rows: (collection) => emulator.account.collection(collection).all(),
		close: async () => await emulator.close(),
	};
}

/** What a selector holds, by the way it was chosen. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
export const byName = (value: string) => ({ __rl: true, mode: 'name', value });
export const byEmail = (value: string) => ({ __rl: true, mode: 'email', value });

/** The members of the output items. */
export const json = (run: Run) => run.items.map((item) => item.json);

/** The input item that each output item is paired with. */
export const pairs = (run: Run) =>
	run.items.map(({ pairedItem }) =>
		typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : pairedItem,
	);
