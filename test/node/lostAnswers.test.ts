import { resources } from '../../nodes/ActiveCampaign/resources';
import type { Emulator, FaultKind, JournalEntry } from '../emulator';
import type { RunOptions } from '../support/engine';
import { formsOf, isRoute } from './operations.checks';
import { withOverrides } from './operations.exceptions';
import { seedEveryRow } from './operations.seed';
import { json, openWorkbench } from './workbench';

const recoverable = resources.flatMap(({ value, operations }) =>
	Object.entries(operations)
		.filter(([, { recovery, repeatable }]) => typeof recovery === 'object' && repeatable !== true)
		.map(([name, operation]) => ({ key: `${value}.${name}`, resource: value, name, operation })),
);

/** Rows without a creation date: a new one cannot be distinguished from an older one. */
const withoutDate = ['address.create', 'dealRole.create', 'group.create', 'taskOutcome.create'];

/** The emulator answers these without storing a row. */
const notStored = ['customField.createGroup', 'form.create'];

/** Dates every seeded row back, so that none looks newly created. */
function backdate({ account }: Emulator): void {
	for (const collection of account['collections'].values()) {
		for (const row of collection.all()) {
			const dates = Object.keys(row).filter((member) => /date$|stamp$/i.test(member));
			Object.assign(row, Object.fromEntries(dates.map((member) => [member, oldDate])));
		}
	}
}
const oldDate = '2020-01-01T00:00:00-05:00';

/** Runs the operation in a fresh account, with a fault on its own request. */
async function runWithFault(
	{ key, resource, name, operation }: (typeof recoverable)[0],
	kind?: FaultKind,
) {
	const bench = await openWorkbench({ rateLimit: false, transitMs: () => 0 });
	const { emulator, credentials } = bench;
	Object.assign(credentials, { requestsPerSecond: 100 });
	seedEveryRow(emulator);
	backdate(emulator);
	const isOwn = (entry: Pick<JournalEntry, 'method' | 'path' | 'query'>) =>
		isRoute(operation, entry as JournalEntry);
	if (kind) {
		emulator.faults.next({
			kind,
			match: ({ method, path, query }) => isOwn({ method, path, query: Object.fromEntries(query) }),
		});
	}
	const form = formsOf(operation).find(([extent]) => extent === 'all')?.[1] ?? {};
	const values = withOverrides(key, form) as RunOptions['parameters'];
	const run = await bench.run({ resource, operation: name, values });
	const sent = emulator.journal.filter(isOwn);
	const reads = emulator.journal.filter(
		({ method, at }) => method === 'GET' && at > (sent[0]?.at ?? Infinity),
	);
	await bench.close();
	return {
		error: run.error && `${run.error.message} ${run.error.description}`,
		ids: json(run).map((item) =>
			String(item[operation.returns === 'eventTrackingEvent' ? 'name' : 'id']),
		),
		sends: sent.length,
		reads,
	};
}

describe.each(recoverable.filter(({ key }) => !notStored.includes(key)))(
	'Lost response of $key',
	(target) => {
		const { recovery } = target.operation;
		it('finds the row if it was created, and sends the request again if it was not', async () => {
			const control = await runWithFault(target);
			// Find or Create finds a seeded row and sends no create.
			if (control.sends === 0) return;
			expect(control).toMatchObject({ error: undefined, sends: 1 });

			const found = await runWithFault(target, 'resetAfter');
			expect(found.sends).toBe(1);
			if (withoutDate.includes(target.key)) expect(found.error).toMatch(/may have been made/);
			else expect(found).toMatchObject({ error: undefined, ids: control.ids });
			expect(found.reads.flatMap(({ violations }) => violations)).toEqual([]);

			const isAnyAge = typeof recovery === 'object' && recovery.anyAge === true;
			if (isAnyAge || withoutDate.includes(target.key)) return;
			const again = await runWithFault(target, 'resetBefore');
			expect(again).toMatchObject({ error: undefined, ids: control.ids, sends: 2 });
		});
	},
);
