import { Failure } from '../../core/failure';

/** Why the importer did not accept the rows of a request. */
export interface Refusal {
	reason: string;
	/** Reasons by the service's row numbers, in ascending order. */
	numbered: Map<number, string>;
	failure: Failure;
}

/**
 * Statuses of a refusal because of values: 400 is documented, 422 is how the rest of the API says it,
 * and some refusals of ActiveCampaign come with 200.
 */
const statuses = [200, 400, 422];

/** The refusal of rows because of their values; undefined for other failures, which concern all rows. */
export function refusalIn(failure: Failure): Refusal | undefined {
	const { status = 0, limited, rows = [] } = failure.facts;
	if (limited || !statuses.includes(status)) return undefined;
	const numbered = new Map<number, string>();
	for (const { row, reason } of [...rows].sort((one, other) => one.row - other.row)) {
		const known = numbered.get(row);
		numbered.set(row, known && known !== reason ? `${known}; ${reason}` : reason);
	}
	const [first] = numbered.values();
	return { reason: first || failure.message, numbered, failure };
}

/** The failure of a row that was refused by itself. */
export function refusedRow({ facts }: Failure, reason: string): Failure {
	return new Failure(reason, { ...facts, description: 'Check the values of this item' });
}

/** The failure of a row that was refused with others only. */
export function notTriedAlone({ reason, failure: { facts } }: Refusal): Failure {
	return new Failure(
		`Not imported, and not tried alone: ActiveCampaign refuses the items that this one was sent with. The reason for the group was: ${reason}`,
		{
			...facts,
			description:
				'Correct the items to which the reason applies. Then run those that failed again, in smaller groups if it is not clear which ones it means',
		},
	);
}

/** The failure of rows whose request failed for another reason than their values. */
export function unsettled(failure: Failure): Failure {
	const { message, facts } = failure;
	const { status, description, mayHaveHappened } = facts;
	const isUndone = status !== undefined && status !== 408 && status < 500;
	if (isUndone || mayHaveHappened) return failure;
	return new Failure(message, {
		...facts,
		description: `The contact may have been imported all the same. Import it again, which does no harm${description === undefined ? '' : `. ${description}`}`,
		mayHaveHappened: true,
	});
}
