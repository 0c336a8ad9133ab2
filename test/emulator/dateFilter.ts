import type { Positions } from './assumptions';
import { milliseconds } from './dates';
import type { Account, Row } from './types';

const ZONE = /(Z|[+-]\d\d:?\d\d)$/i;

/** Milliseconds of a date in a filter; NaN when it cannot be read. */
function wanted(value: string, { dateFilterZone }: Readonly<Positions>): number {
	const text = value.trim();
	// A date alone has no zone: the end of `2026-01-05` is a day.
	const zoned = dateFilterZone === 'heeded' || !/\d[T ]\d/.test(text);
	return milliseconds(zoned ? text : text.replace(ZONE, ''));
}

/** `…_after` includes the given time, `…_before` excludes it. */
export const dateFilter =
	(member: string, side: 'after' | 'before') =>
	(row: Row, value: string, { assumes }: Pick<Account, 'assumes'>): boolean => {
		const moment = wanted(value, assumes);
		if (Number.isNaN(moment)) return assumes.unreadableDateFilter === 'ignored';
		const at = milliseconds(row[member]);
		return side === 'after' ? at >= moment : at < moment;
	};
