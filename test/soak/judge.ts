import type { Account, Row } from '../emulator';
import type { Run } from '../support/engine';
import type { Kind, Wish } from './kinds';

/** What became of the operations of one kind. */
export interface Tally {
	operations: number;
	/** Reported as done. */
	done: number;
	/** Reported as done, and not there. */
	lost: number;
	/** There more often than asked for. */
	duplicated: number;
	/** Reported as failed although done, with another row than its own, or without reason. */
	wrong: number;
	/** Reported as "may have been made". */
	mayBe: number;
	/** Reported as failed, and not there. */
	failed: number;
	/** What was not done or not right, the first few in words. */
	remarks: string[];
}

export const blankTally = (): Tally => ({
	operations: 0,
	done: 0,
	lost: 0,
	duplicated: 0,
	wrong: 0,
	mayBe: 0,
	failed: 0,
	remarks: [],
});

type Item = Record<string, unknown>;

/** Adds what came of a run, by what n8n shows of it and what is in the account. */
export function judge(kind: Kind, wishes: Wish[], run: Run, account: Account, tally: Tally): void {
	const outputs = wishes.map((_, index) => itemsOf(run, index));
	tally.operations += wishes.length;
	const remark = (words: string) => {
		if (tally.remarks.length < 5) tally.remarks.push(words);
	};
	if (run.error) {
		tally.wrong += wishes.length;
		remark(`the run failed: ${run.error.message}`);
		return;
	}
	const rows = kind.collection === undefined ? undefined : account.collection(kind.collection);
	const expected = new Map<string, { done: number; mayBe: number; failed: number }>();
	const reported = new Set<string>();
	wishes.forEach((wish, index) => {
		const key = kind.keyOf(wish);
		const count = expected.get(key) ?? { done: 0, mayBe: 0, failed: 0 };
		expected.set(key, count);
		const [first] = outputs[index] ?? [];
		if (first === undefined) {
			tally.wrong++;
			remark(`${key}: no item`);
		} else if (typeof first.error === 'string') {
			const isMayBe = /may have been made/.test(first.error);
			tally[isMayBe ? 'mayBe' : 'failed']++;
			remark(`${key}: ${first.error}`);
			count[isMayBe ? 'mayBe' : 'failed']++;
		} else {
			tally.done++;
			count.done++;
			const wrong = rows
				? wrongRow(kind, wish, first, rows.get(String(first.id)), reported)
				: wrongRead(kind, wish, outputs[index] ?? []);
			if (wrong) {
				tally.wrong++;
				remark(`${key}: ${wrong}`);
			}
		}
	});
	if (!rows) return;
	const there = new Map<string, number>();
	for (const row of rows.all()) {
		const key = kind.keyOf(row);
		there.set(key, (there.get(key) ?? 0) + 1);
	}
	for (const [key, { done, mayBe }] of expected) {
		const count = there.get(key) ?? 0;
		const wanted = kind.withoutKey ? done : Math.min(1, done);
		if (count < wanted) {
			tally.lost += wanted - count;
			remark(`${key}: ${wanted} reported, ${count} there`);
		}
		const allowed = kind.withoutKey ? done + mayBe : Math.max(wanted, Math.min(1, mayBe));
		if (count > allowed) {
			tally.duplicated += count - allowed;
			remark(`${key}: ${done} reported, ${mayBe} perhaps, ${count} there`);
		}
	}
}

function itemsOf(run: Run, index: number): Item[] {
	return run.items
		.filter(({ pairedItem }) => (pairedItem as { item: number }).item === index)
		.map((item) => item.json);
}

function wrongRow(
	kind: Kind,
	wish: Wish,
	item: Item,
	row: Row | undefined,
	reported: Set<string>,
): string | undefined {
	// An answer without content was all there was: the row is counted by its key.
	if (item.id === undefined) return undefined;
	if (row === undefined) return `row ${String(item.id)} is not there`;
	if (kind.keyOf(row) !== kind.keyOf(wish)) return `row ${row.id} is ${kind.keyOf(row)}`;
	if (kind.withoutKey && reported.has(row.id)) return `row ${row.id} was reported before`;
	reported.add(row.id);
	return undefined;
}

function wrongRead(kind: Kind, wish: Wish, items: Item[]): string | undefined {
	if (wish.limit !== undefined)
		return items.length === Number(wish.limit) ? undefined : `${items.length} rows`;
	return items.every((item) => kind.keyOf(item) === kind.keyOf(wish)) ? undefined : 'another row';
}
