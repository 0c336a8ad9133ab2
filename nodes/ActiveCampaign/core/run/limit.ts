import { Failure } from '../failure';
import { isEmpty, type Row, shorten } from '../values';

/** How many rows the user wants, from Return All and Limit; throws `Failure` for no whole number. */
export function limitIn({ returnAll, limit }: Row): number {
	if (returnAll === true) return Infinity;
	const count = Number(limit);
	if (Number.isInteger(count) && count > 0) return count;
	throw new Failure(isEmpty(limit) ? 'Limit is empty' : `Limit is not valid: ${shorten(limit)}`, {
		description: 'Give a whole number of at least 1, or turn on Return All',
		field: 'Limit',
	});
}
