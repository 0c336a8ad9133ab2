import { resources } from '../../nodes/ActiveCampaign/resources';
import type { Emulator, FaultKind, JournalEntry } from '../emulator';
import type { RunOptions } from '../support/engine';
import { formsOf, isRoute } from './operations.checks';
import { withUnlike } from './operations.exceptions';
import { seedEveryRow } from './operations.seed';
import { json, openWorkbench } from './workbench';

const traced = resources.flatMap(({ value, operations }) =>
	Object.entries(operations)
		.filter(([, { recovery, repeatable }]) => typeof recovery === 'object' && repeatable !== true)
		.map(([name, operation]) => ({ key: `${value}.${name}`, resource: value, name, operation })),
);

/** Lists that tell no date: what was made cannot be told from what was there before. */
const undated = ['address.create', 'dealRole.create', 'group.create', 'taskOutcome.create'];

/** Kinds that the emulator answers without storing them. */
const notStored = ['customField.createGroup', 'form.create'];

/** Dates every row back, so that nothing that was seeded looks as if it had just been made. */
function age({ account }: Emulator): void {
	for (const collection of account['collections'].values()) {
		for (const row of collection.all()) {
			const dates = Object.keys(row).filter((member) => /date$|stamp$/i.test(member));
			Object.assign(row, Object.fromEntries(dates.map((member) => [member, longAgo])));
		}
	}
}
const longAgo = '2020-01-01T00:00:00-05:00';

/** Does the operation in an account of its own, its request met by a fault. */
async function create({ key, resource, name, operation }: (typeof traced)[0], kind?: FaultKind) {
	const bench = await openWorkbench({ rateLimit: false, transitMs: () => 0 });
	const { emulator, credentials } = bench;
	Object.assign(credentials, { requestsPerSecond: 100 });
	seedEveryRow(emulator);
	age(emulator);
	const isOwn = (entry: Pick<JournalEntry, 'method' | 'path' | 'query'>) =>
		isRoute(operation, entry as JournalEntry);
	if (kind) {
		emulator.faults.next({
			kind,
			match: ({ method, path, query }) => isOwn({ method, path, query: Object.fromEntries(query) }),
		});
	}
	const form = formsOf(operation).find(([extent]) => extent === 'all')?.[1] ?? {};
	const values = withUnlike(key, form) as RunOptions['parameters'];
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

describe.each(traced.filter(({ key }) => !notStored.includes(key)))(
	'$key whose answer is lost',
	(tried) => {
		const { recovery } = tried.operation;
		it('is found where it was done, and sent again where it was not', async () => {
			const plain = await create(tried);
			// The thing was there, under the name that Find or Create looks for.
			if (plain.sends === 0) return;
			expect(plain).toMatchObject({ error: undefined, sends: 1 });

			const found = await create(tried, 'resetAfter');
			expect(found.sends).toBe(1);
			if (undated.includes(tried.key)) expect(found.error).toMatch(/may have been made/);
			else expect(found).toMatchObject({ error: undefined, ids: plain.ids });
			expect(found.reads.flatMap(({ violations }) => violations)).toEqual([]);

			const isAnyAge = typeof recovery === 'object' && recovery.anyAge === true;
			if (isAnyAge || undated.includes(tried.key)) return;
			const again = await create(tried, 'resetBefore');
			expect(again).toMatchObject({ error: undefined, ids: plain.ids, sends: 2 });
		});
	},
);
