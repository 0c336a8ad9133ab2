import Table from 'cli-table3';
import type { Figure } from './figures';

/** A table with a column for each run; a figure that only some runs have is a row too. */
export function comparisonOf(runs: ReadonlyMap<string, readonly Figure[]>): string {
	const columns = [...runs.values()];
	const figureOf = (figures: readonly Figure[], title: string) =>
		figures.find((figure) => figure.title === title);
	const table = new Table({
		head: ['', ...runs.keys(), 'Expected'],
		colAligns: ['left', ...columns.map(() => 'right' as const), 'right'],
		style: { head: [], border: [] },
		chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
	});
	for (const title of new Set(columns.flat().map((figure) => figure.title))) {
		const figures = columns.map((column) => figureOf(column, title));
		const expected = figures.find((figure) => figure?.expected)?.expected?.text ?? '';
		table.push([title, ...figures.map(cellOf), expected]);
	}
	return table.toString();
}

function cellOf(figure: Figure | undefined): string {
	if (!figure) return 'not reached';
	const { value, expected } = figure;
	if (!expected) return `${value}  `;
	return `${value} ${expected.met ? '✓' : '✗'}`;
}
