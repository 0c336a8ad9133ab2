import { Failure, type RefusedRow } from '../../core/failure';
import { isRow, type Row } from '../../core/values';
import type { Tools } from '../../core/descriptor';
import { requestWithBody } from '../../core/run/request';
import { importerRoute } from './importer';

/** Rows that the importer accepted in one request. */
export interface Queued<T> {
	rows: T[];
	batchId?: string;
}

interface Refusal {
	reason: string;
	/** Rows that the service named by number, in ascending order. */
	numbered: RefusedRow[];
	failure: Failure;
}

/** After this many searches in a row in which nothing was accepted, all rows are suspected. */
const maxFruitlessSearches = 3;
/** Suspected rows are tried once more in this many parts before they all fail. */
const finalParts = 8;

/**
 * Queues rows for import. The importer refuses a whole request for one invalid row, so invalid rows
 * are isolated and the others are sent without them. A row number in the refusal is only a hint:
 * whether it counts from 1 or 0 is not documented, and some refusals have none. Gives the queued
 * rows and the failure of each refused one; throws `Failure` for a refusal that is not about values.
 */
export async function queueRows<T extends { row: Row }>(
	rows: T[],
	{ call }: Tools,
): Promise<{ queued: Array<Queued<T>>; refused: Map<T, Failure> }> {
	const queued: Array<Queued<T>> = [];
	const refused = new Map<T, Failure>();

	/** Sends rows in one request; undefined if they were accepted. */
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
		const acceptedBefore = queued.length;
		const { invalid, last, rest } = await isolate(left, refusal, send, fruitless % 2 === 1);
		refuse(invalid, last.reason, last.failure);
		left = rest;
		fruitless = queued.length > acceptedBefore ? 0 : fruitless + 1;
		if (fruitless < maxFruitlessSearches) continue;
		left = await sendInParts(left, send);
		if (queued.length > acceptedBefore) fruitless = 0;
		else {
			left.forEach((row) => refuse(row, last.reason, last.failure));
			break;
		}
	}
	return { queued, refused };
}

type Send<T> = (part: T[]) => Promise<Refusal | undefined>;

/** The refusal of rows because of their values; throws any other failure, as it concerns all rows. */
function refusalIn(failure: unknown): Refusal {
	const isAboutValues =
		failure instanceof Failure && [400, 422].includes(failure.facts.status ?? 0);
	if (!isAboutValues) throw failure;
	const numbered = [...(failure.facts.rows ?? [])].sort((one, other) => one.row - other.row);
	return { reason: numbered[0]?.reason || failure.message, numbered, failure };
}

/** Whether the refusal names every row; then it does not matter whether numbers start at 0 or 1. */
function allNumbered<T>({ numbered }: Refusal, rows: T[]): boolean {
	return rows.length === 1 || new Set(numbered.map(({ row }) => row)).size === rows.length;
}

/** The named rows, if the others are accepted without them; counts from 1 (observed), then from 0. */
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

/** Finds one invalid row by bisection. Halves that are accepted are queued; `rest` was not tried. */
async function isolate<T>(
	rows: T[],
	refusal: Refusal,
	send: Send<T>,
	fromEnd: boolean,
): Promise<{ invalid: T; last: Refusal; rest: T[] }> {
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
	return { invalid: suspects[0] as T, last, rest };
}

/** Sends rows in parts; gives the rows of the refused parts. */
async function sendInParts<T>(rows: T[], send: Send<T>): Promise<T[]> {
	const left: T[] = [];
	const size = Math.max(1, Math.ceil(rows.length / finalParts));
	for (let at = 0; at < rows.length; at += size) {
		const part = rows.slice(at, at + size);
		if (await send(part)) left.push(...part);
	}
	return left;
}
