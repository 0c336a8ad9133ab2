import type { Account, Row } from '../emulator';
import type { Run } from '../support/engine';
import type { ItemJson, Kind } from './kinds';

/** Outcomes of the operations of one kind. */
export interface Tally {
	operations: number;
	/** Reported as done. */
	done: number;
	/** Reported as done, but missing in the account. */
	lost: number;
	/** More rows than requested. */
	duplicated: number;
	/** Reported with another row than its own, without an item, or by a failed run. */
	wrong: number;
	/** Reported as "may have been made". */
	mayBe: number;
	/** Reported as failed. */
	failed: number;
	/** The first few problems, as sentences. */
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

/** Adds the outcomes of a run to the tally, comparing its items with the rows of the account. */
export function tallyRun(
	kind: Kind,
	inputs: ItemJson[],
	run: Run,
	account: Account,
	tally: Tally,
): void {
	const outputs = inputs.map((_, index) => itemsOf(run, index));
	tally.operations += inputs.length;
	const remark = (text: string) => {
		if (tally.remarks.length < 5) tally.remarks.push(text);
	};
	if (run.error) {
		tally.wrong += inputs.length;
		remark(`the run failed: ${run.error.message}`);
		return;
	}
	const rows = kind.collection === undefined ? undefined : account.collection(kind.collection);
	const expected = new Map<string, { done: number; mayBe: number; failed: number }>();
	const reported = new Set<string>();
	inputs.forEach((input, index) => {
		const key = kind.keyOf(input);
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
				? wrongRow(kind, input, first, rows.get(String(first.id)), reported)
				: wrongRead(kind, input, outputs[index] ?? []);
			if (wrong) {
				tally.wrong++;
				remark(`${key}: ${wrong}`);
			}
		}
	});
	if (!rows) return;
	const found = new Map<string, number>();
	for (const row of rows.all()) {
		const key = kind.keyOf(row);
		found.set(key, (found.get(key) ?? 0) + 1);
	}
	for (const [key, { done, mayBe }] of expected) {
		const count = found.get(key) ?? 0;
		const wanted = kind.withoutKey ? done : Math.min(1, done);
		if (count < wanted) {
			tally.lost += wanted - count;
			remark(`${key}: ${wanted} reported as done, ${count} found`);
		}
		const allowed = kind.withoutKey ? done + mayBe : Math.max(wanted, Math.min(1, mayBe));
		if (count > allowed) {
			tally.duplicated += count - allowed;
			remark(`${key}: ${done} reported as done, ${mayBe} as unknown, ${count} found`);
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
	input: ItemJson,
	item: Item,
	row: Row | undefined,
	reported: Set<string>,
): string | undefined {
	// After an empty response the item has no ID; the row is counted by its key.
	if (item.id === undefined) return undefined;
	if (row === undefined) return `row ${String(item.id)} does not exist`;
	if (kind.keyOf(row) !== kind.keyOf(input)) return `row ${row.id} is ${kind.keyOf(row)}`;
	if (kind.withoutKey && reported.has(row.id)) return `row ${row.id} was reported before`;
	reported.add(row.id);
	return undefined;
}

function wrongRead(kind: Kind, input: ItemJson, items: Item[]): string | undefined {
	if (input.limit !== undefined)
		return items.length === Number(input.limit) ? undefined : `${items.length} rows`;
	return items.every((item) => kind.keyOf(item) === kind.keyOf(input)) ? undefined : 'another row';
}
