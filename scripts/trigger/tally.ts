import { exactly, type Figure } from '../demo/figures';
import type { Bench } from './bench';
import type { Receipts } from './receipts';

/** What a case made happen. */
export interface Case {
	title: string;
	/** The ID of every event that must come. */
	wanted: ReadonlySet<string>;
	/** IDs that may come as well: states of a row that it no longer has. */
	allowed?: ReadonlySet<string>;
	/** An event may come again under the same ID: n8n was killed between two steps of its own. */
	mayRepeat?: boolean;
	notes?: Figure[];
}

/** Counts what became of the events of all cases, by their IDs. */
export async function tally(
	bench: Bench,
	receipts: Receipts,
	cases: readonly Case[],
): Promise<Figure[]> {
	const stored = await storedIds(bench);
	const known = new Set(cases.flatMap(({ wanted, allowed = [] }) => [...wanted, ...allowed]));
	const unknown = receipts.ids.filter((id) => !known.has(id));
	return [
		...cases.flatMap((one) => figuresOf(one, receipts.ids, stored)),
		exactly('Events under an ID that none of them has', unknown.length, 0),
	];
}

function figuresOf(
	{ title, wanted, allowed = new Set(), mayRepeat = false, notes = [] }: Case,
	received: readonly string[],
	stored: ReadonlySet<string>,
): Figure[] {
	const arrived = received.filter((id) => wanted.has(id) || allowed.has(id));
	const distinct = new Set(arrived);
	const missing = [...wanted].filter((id) => !distinct.has(id));
	const lost = missing.filter((id) => !stored.has(id));
	const repeated = arrived.length - distinct.size;
	const again = `${title}: came again under the same ID`;
	return [
		{ title: `${title}: events`, value: wanted.size },
		...notes,
		exactly(`${title}: lost`, lost.length, 0),
		mayRepeat ? { title: again, value: repeated } : exactly(again, repeated, 0),
		{ title: `${title}: in an execution that was cut off`, value: missing.length - lost.length },
	];
}

/** IDs in all executions that n8n has stored; one that was cut off can be retried from there. */
export async function storedIds(bench: Bench): Promise<Set<string>> {
	const rows = await bench.query('SELECT data FROM execution_data');
	return new Set(rows.flatMap(({ data }) => String(data).match(/update:\d+:[^"\\]+/g) ?? []));
}
