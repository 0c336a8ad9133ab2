import type { ApiRequest } from '../../core/client/exchange';
import type { StepInput } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { limitIn } from '../../core/run/limit';
import { isEmpty, isRow, type Row, shorten } from '../../core/values';

/** So many rows in order are no coincidence: from then on the order is trusted. */
const trustedAfter = 20;

/** Milliseconds since 1970 between which records were created; open ends are infinite. */
interface Span {
	after: number;
	before: number;
}

/**
 * The records of one kind. The service's range filters on `createdTimestamp` find nothing (observed
 * 2026), so records are read in the order of their creation and compared here, up to the border.
 */
export async function getRecords(step: StepInput): Promise<Row[]> {
	const request = await step.build();
	const limit = limitIn(step.values);
	const span = spanIn(step.values.filters);
	const rows: Row[] = [];
	if (span === undefined) {
		for await (const row of step.walk(request, 'records', 'byOffset', limit)) rows.push(row);
		return rows;
	}
	const { ordered, isRising } = byCreation(request);
	let last = isRising ? -Infinity : Infinity;
	let isOrdered = true;
	let seen = 0;
	for await (const row of step.walk(ordered, 'records', 'byOffset')) {
		const created = Date.parse(String(row.createdTimestamp));
		isOrdered &&= isRising ? created >= last : created <= last;
		last = created;
		seen++;
		const isPast = isRising ? created >= span.before : created <= span.after;
		// Behind the border nothing follows, as long as the service keeps to the order.
		if (isPast && isOrdered && seen >= trustedAfter) break;
		if (created > span.after && created < span.before) rows.push(row);
		if (rows.length >= limit) break;
	}
	return rows;
}

function spanIn(filters: unknown): Span | undefined {
	const { createdAfter, createdBefore } = isRow(filters) ? filters : {};
	if (isEmpty(createdAfter) && isEmpty(createdBefore)) return undefined;
	return {
		after: isEmpty(createdAfter) ? -Infinity : timeIn(createdAfter, 'Created After'),
		before: isEmpty(createdBefore) ? Infinity : timeIn(createdBefore, 'Created Before'),
	};
}

function timeIn(value: unknown, label: string): number {
	const time = value instanceof Date ? value.getTime() : Date.parse(String(value));
	if (!Number.isNaN(time)) return time;
	throw new Failure(`${label} is not valid: ${shorten(value)}`, {
		description: 'Give a date and time, for example 2026-05-01T09:30:00Z',
		field: label,
	});
}

const order = 'orders[createdTimestamp]';

/** The user's own direction, or the newest first. */
function byCreation(request: ApiRequest): { ordered: ApiRequest; isRising: boolean } {
	const direction = String(request.query[order] ?? 'DESC');
	return {
		ordered: { ...request, query: { ...request.query, [order]: direction } },
		isRising: /^asc$/i.test(direction),
	};
}
