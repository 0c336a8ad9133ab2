import { hosts } from '../../nodes/ActiveCampaign/core/client/accountUrl';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import type { Run, RunOptions } from '../support/engine';
import { withUnlike } from './operations.exceptions';
import { seedEveryRow } from './operations.seed';
import { openWorkbench, type Workbench } from './workbench';

/** A workbench in which every operation can run: no limit, no waiting, events to the emulator. */
export async function openEveryBench(): Promise<Workbench> {
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

/** Runs `contact.get` or another operation with a form in an account that has a row of everything. */
export async function runOf(bench: Workbench, key: string, form: Row): Promise<Run> {
	const [resource = '', operation = ''] = key.split('.');
	bench.emulator.reset();
	seedEveryRow(bench.emulator);
	const values = withUnlike(key, form) as RunOptions['parameters'];
	return await bench.run({ resource, operation, values });
}
