import { ActiveCampaignAccountApi } from '../../credentials/ActiveCampaignAccountApi.credentials';
import { ActiveCampaign } from '../../nodes/ActiveCampaign/ActiveCampaign.node';
import { operationValue } from '../../nodes/ActiveCampaign/core/form/properties';
import { clock as nodeClock } from '../../nodes/ActiveCampaign/n8n/clock';
import { type Emulator, type EmulatorOptions, startEmulator } from '../emulator';
import { generator } from '../emulator/faults';
import { createEngine, type Engine, type Run, type RunOptions } from '../support/engine';
import { VirtualClock } from '../support/virtualClock';

type OperationCall = Partial<RunOptions> & {
	resource: string;
	/** Name within the resource: `upsert`. */
	operation: string;
	values?: RunOptions['parameters'];
};

/** n8n's engine with the node, an emulated account, and the virtual clock that both use. */
export interface Workbench {
	engine: Engine;
	emulator: Emulator;
	clock: VirtualClock;
	credentials: { apiUrl: string; apiKey: string; requestsPerSecond: number };
	/** Virtual milliseconds since the start. */
	elapsed(): number;
	/** Runs one operation; `values` are its parameters. */
	run(given: OperationCall): Promise<Run>;
	/** Runs several executions at once in one process. */
	runAll(given: OperationCall[]): Promise<Run[]>;
	/** The rows of a collection of the emulated account. */
	rows(collection: string): ReturnType<ReturnType<Emulator['account']['collection']>['all']>;
	close(): Promise<void>;
}

/** Network delays of 20 to 100 ms, the same in every run. */
const jitter = () => {
	const random = generator(7);
	return () => 20 + random() * 80;
};

export async function openWorkbench(options: EmulatorOptions = {}): Promise<Workbench> {
	// Campaigns have dates, so the virtual time begins now.
	const clock = new VirtualClock({ start: Date.now() });
	const startedAt = clock.now();
	Object.assign(nodeClock, clock.forNode());
	const emulator = await startEmulator({
		transitMs: jitter(),
		clock: clock.forServer(),
		...options,
	});
	const engine = createEngine({ nodes: [ActiveCampaign], credentials: [ActiveCampaignAccountApi] });
	const credentials = { apiUrl: emulator.url, apiKey: emulator.apiKey, requestsPerSecond: 5 };
	const start = async ({ resource, operation, values, ...more }: OperationCall) =>
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
		elapsed: () => clock.now() - startedAt,
		run: async (given) => await clock.run(start(given)),
		runAll: async (given) => await clock.run(Promise.all(given.map(start))),
		rows: (collection) => emulator.account.collection(collection).all(),
		close: async () => await emulator.close(),
	};
}

/** Values of a selector, by the mode it was chosen in. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
export const byName = (value: string) => ({ __rl: true, mode: 'name', value });
export const byEmail = (value: string) => ({ __rl: true, mode: 'email', value });

/** The JSON of the output items. */
export const json = (run: Run) => run.items.map((item) => item.json);

/** The input item that each output item is paired with. */
export const pairs = (run: Run) =>
	run.items.map(({ pairedItem }) =>
		typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : pairedItem,
	);
