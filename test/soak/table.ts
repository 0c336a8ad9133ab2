import Table from 'cli-table3';
import type { Tally } from './tally';
import type { SoakResult } from './soak';

const columns = ['operations', 'done', 'lost', 'duplicated', 'wrong', 'mayBe', 'failed'] as const;

type Sums = Record<(typeof columns)[number], number>;

/** The totals of all kinds, or of those without a natural key. */
export function sumsOf({ tallies }: SoakResult, withoutKey = false): Sums {
	const counted = [...tallies].filter(([kind]) => kind.withoutKey === true || !withoutKey);
	return sumOf(counted.map(([, tally]) => tally));
}

/** Heap growth in megabytes from the first to the last measurement. */
export function growthOf({ heap }: SoakResult): number {
	return (heap.at(-1) ?? 0) - (heap[0] ?? 0);
}

/** A line for each kind of operation, the remarks, and the totals of requests, time and heap. */
export function tableOf(result: SoakResult): string {
	const titles = columns.map((name) => (name === 'mayBe' ? 'may have been made' : name));
	const table = new Table({ head: ['', ...titles], style: { head: [], border: [] } });
	const line = (name: string, sums: Sums) => [name, ...columns.map((column) => sums[column])];
	for (const [kind, tally] of result.tallies) table.push(line(kind.name, sumOf([tally])));
	table.push(line('all', sumsOf(result)));
	const keyless = sumsOf(result, true);
	const remarks = [...result.tallies].flatMap(([kind, tally]) =>
		tally.remarks.map((remark) => `${kind.name}: ${remark}`),
	);
	return [
		table.toString(),
		...remarks,
		`${result.requests} requests, ${result.faults} of them with an injected fault, in ${result.seconds} s of the account's time`,
		`creates without a natural key: ${keyless.mayBe} of ${keyless.operations} "may have been made"`,
		`heap in MB: ${result.heap.join(', ')}`,
		`unknown routes or bodies: ${result.suspicious}`,
		'',
	].join('\n');
}

function sumOf(tallies: Tally[]): Sums {
	const total = (name: (typeof columns)[number]) =>
		tallies.reduce((sum, tally) => sum + tally[name], 0);
	return Object.fromEntries(columns.map((name) => [name, total(name)])) as Sums;
}
