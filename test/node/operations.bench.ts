import { hosts } from '../../nodes/ActiveCampaign/core/client/accountUrl';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import type { Run, RunOptions } from '../support/engine';
import { withOverrides } from './operations.exceptions';
import { seedEveryRow } from './operations.seed';
import { openWorkbench, type Workbench } from './workbench';

/** A workbench for all operations: no rate limit, no latency, events tracked by the emulator. */
export async function openOperationsBench(): Promise<Workbench> {
	const bench = await openWorkbench({ rateLimit: false, transitMs: () => 0 });
	Object.assign(bench.credentials, {
		requestsPerSecond: 100,
		eventApiKey: 'event-key',
		eventAccountId: '123456789',
	});
	const { tracking } = hosts;
	hosts.tracking = bench.emulator.url;
	return {
		...bench,
		close: async () => {
			hosts.tracking = tracking;
			await bench.close();
		},
	};
}

/** Runs an operation (`contact.get`) with a form, in an account with a row in every collection. */
export async function runOperation(bench: Workbench, key: string, form: Row): Promise<Run> {
	const [resource = '', operation = ''] = key.split('.');
	bench.emulator.reset();
	seedEveryRow(bench.emulator);
	const values = withOverrides(key, form) as RunOptions['parameters'];
	return await bench.run({ resource, operation, values });
}
