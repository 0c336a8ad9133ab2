import { Failure, type RefusedRow } from '../../core/failure';
import { isRow, type Row } from '../../core/values';
import type { Tools } from '../../core/descriptor';
import { requestWithBody } from '../../core/run/request';
import { importerRoute } from './importer';

/** Rows that the importer took together. */
export interface Queued<T> {
	rows: T[];
	batchId?: string;
}

interface Refusal {
	reason: string;
	/** Rows that the service numbered, in its order. */
	numbered: RefusedRow[];
	failure: Failure;
}

/** Searches that found a refused row without a single accepted one, until all rows are doubted. */
const mostFruitlessSearches = 3;
/** Parts in which doubted rows are tried before all of them are failed. */
const lastParts = 8;

/**
 * Queues rows for import. The importer refuses a whole request for one bad row, so refused rows are
 * isolated and the others are sent without them. A row number in the refusal is only a hint: whether
 * it counts from 1 or 0 is not documented, and some refusals have none. Gives what was queued and
 * why each of the other rows was refused; throws `Failure` for a refusal that is not about values.
 */
export async function queueRows<T extends { row: Row }>(
	rows: T[],
	{ call }: Tools,
): Promise<{ queued: Array<Queued<T>>; refused: Map<T, Failure> }> {
	const queued: Array<Queued<T>> = [];
	const refused = new Map<T, Failure>();

	/** Sends rows together; undefined when they were taken. */
	const send = async (part: T[]): Promise<Refusal | undefined> => {
		const body = { contacts: part.map(({ row }) => row) };
		const attempt = await call(requestWithBody(importerRoute, body)).then(
			(answer) => ({ answer }),
			(failure: unknown) => ({ failure }),
		);
		if ('answer' in attempt) {
			const batchId = isRow(attempt.answer) ? attempt.answer.batchId : undefined;
			queued.push({ rows: part, ...(batchId === undefined ? {} : { batchId: String(batchId) }) });
			return undefined;
		}
		return refusalIn(attempt.failure);
	};
	const refuse = (row: T, reason: string, { facts }: Failure) =>
		refused.set(
			row,
			new Failure(reason, { ...facts, description: 'Check the values of this item' }),
		);

	let fruitless = 0;
	for (let left = rows; left.length > 0;) {
		const refusal = await send(left);
		if (refusal === undefined) break;
		if (allNumbered(refusal, left)) {
			left.forEach((row, at) =>
				refuse(row, refusal.numbered[at]?.reason || refusal.reason, refusal.failure),
			);
			break;
		}
		const suspects = await suspectsIn(left, refusal, send);
		if (suspects) {
			left = suspects;
			continue;
		}
		const takenBefore = queued.length;
		const { bad, last, rest } = await isolate(left, refusal, send, fruitless % 2 === 1);
		refuse(bad, last.reason, last.failure);
		left = rest;
		fruitless = queued.length > takenBefore ? 0 : fruitless + 1;
		if (fruitless < mostFruitlessSearches) continue;
		left = await triedInParts(left, send);
		if (queued.length > takenBefore) fruitless = 0;
		else {
			left.forEach((row) => refuse(row, last.reason, last.failure));
			break;
		}
	}
	return { queued, refused };
}

type Send<T> = (part: T[]) => Promise<Refusal | undefined>;

/** A refusal of values; anything else concerns all rows alike and is thrown. */
function refusalIn(failure: unknown): Refusal {
	const isAboutValues =
		failure instanceof Failure && [400, 422].includes(failure.facts.status ?? 0);
	if (!isAboutValues) throw failure;
	const numbered = [...(failure.facts.rows ?? [])].sort((one, other) => one.row - other.row);
	return { reason: numbered[0]?.reason || failure.message, numbered, failure };
}

/** Every row has a number of its own, so it does not matter where the service begins to count. */
function allNumbered<T>({ numbered }: Refusal, rows: T[]): boolean {
	return rows.length === 1 || new Set(numbered.map(({ row }) => row)).size === rows.length;
}

/** The numbered rows, once the others were taken without them: counted from 1 (observed), then from 0. */
async function suspectsIn<T>(
	rows: T[],
	{ numbered }: Refusal,
	send: Send<T>,
): Promise<T[] | undefined> {
	for (const base of numbered.length === 0 ? [] : [1, 0]) {
		const places = new Set(numbered.map(({ row }) => row - base));
		if ([...places].some((place) => place < 0 || place >= rows.length)) continue;
		const others = rows.filter((_, at) => !places.has(at));
		if (others.length === 0 || (await send(others)) === undefined)
			return rows.filter((_, at) => places.has(at));
	}
	return undefined;
}

/** Finds one refused row by halving; rows that are taken on the way are done, the rest is untried. */
async function isolate<T>(
	rows: T[],
	refusal: Refusal,
	send: Send<T>,
	fromEnd: boolean,
): Promise<{ bad: T; last: Refusal; rest: T[] }> {
	let suspects = fromEnd ? [...rows].reverse() : rows;
	let last = refusal;
	const rest: T[] = [];
	while (suspects.length > 1) {
		const half = suspects.slice(0, Math.ceil(suspects.length / 2));
		const others = suspects.slice(half.length);
		const refusedHalf = await send(half);
		if (refusedHalf) {
			last = refusedHalf;
			rest.push(...others);
			suspects = half;
		} else suspects = others;
	}
	return { bad: suspects[0] as T, last, rest };
}

async function triedInParts<T>(rows: T[], send: Send<T>): Promise<T[]> {
	const left: T[] = [];
	const size = Math.max(1, Math.ceil(rows.length / lastParts));
	for (let at = 0; at < rows.length; at += size) {
		const part = rows.slice(at, at + size);
		if (await send(part)) left.push(...part);
	}
	return left;
}
