import { ActiveCampaignAccountApi } from '../../credentials/ActiveCampaignAccountApi.credentials';
import { ActiveCampaign } from '../../nodes/ActiveCampaign/ActiveCampaign.node';
import { operationValue } from '../../nodes/ActiveCampaign/core/form/properties';
import { clock as nodeClock } from '../../nodes/ActiveCampaign/n8n/clock';
import { createEngine, type Run, type RunOptions } from '../support/engine';
import { VirtualClock } from '../support/virtualClock';
import type { Exchange } from './entry';
import { lineOf, type Stub, startStub } from './stub';

type Call = Partial<RunOptions> & {
	resource: string;
	operation: string;
	values?: RunOptions['parameters'];
};

/** n8n's engine with the node, an account that answers as recorded, and virtual time. */
export interface RecordedBench {
	stub: Stub;
	clock: VirtualClock;
	/** Answers as in these exchanges. */
	replay(...exchanges: Exchange[]): void;
	/** Runs one operation; `values` are its parameters. */
	run(call: Call): Promise<Run>;
	/** The requests so far, each in one line; only those of a method if one is given. */
	lines(method?: string): string[];
	/** The bodies that were sent by this method so far. */
	bodies(method: string): unknown[];
	/** Throws if a request had no answer. */
	close(): Promise<void>;
}

export async function openRecordedBench(): Promise<RecordedBench> {
	const clock = new VirtualClock({ start: Date.now() });
	Object.assign(nodeClock, clock.forNode());
	const stub = await startStub();
	const engine = createEngine({ nodes: [ActiveCampaign], credentials: [ActiveCampaignAccountApi] });
	const credentials = { apiUrl: stub.url, apiKey: 'key-of-the-stub', requestsPerSecond: 5 };
	const sent = (method?: string) =>
		stub.requests.filter((request) => method === undefined || request.method === method);
	return {
		stub,
		clock,
		replay: (...exchanges) => {
			for (const { request, response } of exchanges) {
				const { method, path, query } = request;
				stub.answer({ method, path, ...(query ? { query } : {}) }, response);
			}
		},
		run: async ({ resource, operation, values, ...more }) =>
			await clock.run(
				engine.run({
					parameters: { resource, operation: operationValue(resource, operation), ...values },
					credentials,
					...more,
				}),
			),
		lines: (method) => sent(method).map(lineOf),
		bodies: (method) => sent(method).map(({ body }) => body),
		close: async () => await stub.close(),
	};
}
