import type { Wanted } from '../descriptor';
import { Failure } from '../failure';
import { isEmpty, type Row, shorten } from '../values';

/** How a thing of a name is created, and how it is looked for. */
interface Naming {
	/** What the thing is called: `tag`. */
	kind: string;
	name: string;
	create: () => Promise<Row>;
	find: (wanted: Wanted) => Promise<Row | undefined>;
}

/**
 * The row of a create, or the one that has the name already where the service refuses it as a
 * duplicate: another execution was faster, or the service compares names more loosely. Also the
 * row that an answer without content leaves out. Throws `Failure`.
 */
export async function createNamed({ kind, name, create, find }: Naming): Promise<Row> {
	const attempt = await create().then(
		(row) => ({ row }),
		(failure: unknown) => ({ failure }),
	);
	if ('row' in attempt && !isEmpty(attempt.row.id)) return attempt.row;
	const failure = 'failure' in attempt ? attempt.failure : undefined;
	const isTaken = failure instanceof Failure && failure.facts.duplicate === true;
	if (failure !== undefined && !isTaken) throw failure;
	const there = await find({ foundMs: 0, missingMs: 0, isTaken });
	if (there) return there;
	throw (
		failure ??
		new Failure(`ActiveCampaign did not confirm the new ${kind} ${shorten(name)}`, {
			description: `Look for the ${kind} in ActiveCampaign, then run the item again`,
		})
	);
}
