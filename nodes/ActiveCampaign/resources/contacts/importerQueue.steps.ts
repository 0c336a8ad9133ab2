import type { Tools } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { requestWithBody } from '../../core/run/request';
import type { Row } from '../../core/values';
import { acceptedIn, importerRoute, orFailure } from './importer';
import { notTriedAlone, type Refusal, refusalIn, refusedRow, unsettled } from './importerRefusal';
import { searchRefused, type Send } from './importerSearch.steps';

/** Rows that the importer accepted in one request. */
export interface Queued<T> {
	rows: T[];
	batchId?: string;
}

/**
 * Queues rows for import. The importer refuses a whole request for one invalid row, so invalid rows
 * are isolated and the others are sent without them. A row number in the refusal is only a hint:
 * whether it counts from 1 or 0 is not documented, and some refusals have none. If a request fails
 * for another reason than values (an outage, a permission, a limit), nothing more is sent: what was
 * accepted before stays queued. Gives every row either in `queued` or with its failure in `refused`.
 */
export async function queueRows<T extends { row: Row }>(
	rows: T[],
	{ call }: Tools,
): Promise<{ queued: Array<Queued<T>>; refused: Map<T, Failure> }> {
	const queued: Array<Queued<T>> = [];
	const refused = new Map<T, Failure>();
	let underWay: T[] = [];
	const refuse = (row: T, { failure }: Refusal, reason: string) =>
		refused.set(row, refusedRow(failure, reason));

	const send: Send<T> = async (part) => {
		underWay = part;
		const body = { contacts: part.map(({ row }) => row) };
		const answer = await orFailure(call(requestWithBody(importerRoute, body)));
		if (!(answer instanceof Failure)) {
			queued.push({ rows: part, ...acceptedIn(answer) });
			return undefined;
		}
		const refusal = refusalIn(answer);
		if (refusal === undefined) throw answer;
		if (part.length === 1) {
			const reasons = [...refusal.numbered.values()].filter(Boolean);
			part.forEach((row) => refuse(row, refusal, reasons.join('; ') || refusal.reason));
		}
		return refusal;
	};

	const settle = async (): Promise<void> => {
		for (let left = rows; left.length > 0;) {
			const refusal = await send(left);
			if (refusal === undefined) break;
			if (refusal.numbered.size === left.length) {
				const reasons = [...refusal.numbered.values()];
				left.forEach((row, at) => refuse(row, refusal, reasons[at] || refusal.reason));
				break;
			}
			const suspected = (await namedIn(left, refusal, send)) ?? left;
			const open = suspected.filter((row) => !refused.has(row));
			if (open.length === left.length) {
				const { untried, last } = await searchRefused(left, refusal, send);
				untried.forEach((row) => refused.set(row, notTriedAlone(last)));
				break;
			}
			left = open;
		}
	};
	const stop = await orFailure(settle());
	if (stop instanceof Failure) {
		const accepted = new Set(queued.flatMap((part) => part.rows));
		for (const row of rows) {
			if (accepted.has(row) || refused.has(row)) continue;
			refused.set(row, underWay.includes(row) ? unsettled(stop) : stop);
		}
	}
	return { queued, refused };
}

/** The named rows, if the others are accepted without them; counts from 1 (observed), then from 0. */
async function namedIn<T>(
	rows: T[],
	{ numbered }: Refusal,
	send: Send<T>,
): Promise<T[] | undefined> {
	for (const base of numbered.size === 0 ? [] : [1, 0]) {
		const places = new Set([...numbered.keys()].map((row) => row - base));
		if ([...places].some((place) => place < 0 || place >= rows.length)) continue;
		if ((await send(rows.filter((_, at) => !places.has(at)))) === undefined)
			return rows.filter((_, at) => places.has(at));
	}
	return undefined;
}
