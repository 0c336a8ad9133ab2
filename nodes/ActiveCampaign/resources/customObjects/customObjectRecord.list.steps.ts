import type { ApiRequest } from '../../core/client/exchange';
import type { StepInput } from '../../core/descriptor';
import { limitIn } from '../../core/run/limit';
import { startOf } from '../../core/time';
import { isEmpty, isRow, type Row } from '../../core/values';

/** So many rows in order are no coincidence: from then on the order is trusted. */
const trustedAfter = 20;

/** A range of creation times, exclusive, in milliseconds since 1970; an open end is infinite. */
interface TimeRange {
	after: number;
	before: number;
}

/**
 * The records of one kind. The service's range filters on `createdTimestamp` find nothing (observed
 * 2026), so records are read in order of creation and filtered here, until the range is passed.
 */
export async function getRecords(step: StepInput): Promise<Row[]> {
	const request = await step.build();
	const limit = limitIn(step.values);
	const range = rangeIn(step.values.filters, step.timeZone);
	const rows: Row[] = [];
	if (range === undefined) {
		for await (const row of step.walk(request, 'records', 'byOffset', limit)) rows.push(row);
		return rows;
	}
	const { ordered, isAscending } = byCreation(request);
	let last = isAscending ? -Infinity : Infinity;
	let isOrdered = true;
	let seen = 0;
	for await (const row of step.walk(ordered, 'records', 'byOffset')) {
		const created = Date.parse(String(row.createdTimestamp));
		isOrdered &&= isAscending ? created >= last : created <= last;
		last = created;
		seen++;
		const isPast = isAscending ? created >= range.before : created <= range.after;
		// No more matches follow, provided that the service has kept the order so far.
		if (isPast && isOrdered && seen >= trustedAfter) break;
		if (created > range.after && created < range.before) rows.push(row);
		if (rows.length >= limit) break;
	}
	return rows;
}

function rangeIn(filters: unknown, timeZone: string): TimeRange | undefined {
	const { createdAfter, createdBefore } = isRow(filters) ? filters : {};
	if (isEmpty(createdAfter) && isEmpty(createdBefore)) return undefined;
	return {
		after: isEmpty(createdAfter) ? -Infinity : startOf(createdAfter, timeZone, 'Created After'),
		before: isEmpty(createdBefore) ? Infinity : startOf(createdBefore, timeZone, 'Created Before'),
	};
}

const order = 'orders[createdTimestamp]';

/** The request sorted by creation, in the user's direction; by default the newest first. */
function byCreation(request: ApiRequest): { ordered: ApiRequest; isAscending: boolean } {
	const direction = String(request.query[order] ?? 'DESC');
	return {
		ordered: { ...request, query: { ...request.query, [order]: direction } },
		isAscending: /^asc$/i.test(direction),
	};
}
