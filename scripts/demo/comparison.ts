import { plainTable } from '../table';
import type { Figure } from './figures';

/** A table with a column for each run; a figure that only some runs have is a row too. */
export function comparisonOf(runs: ReadonlyMap<string, readonly Figure[]>): string {
	const columns = [...runs.values()];
	const figureOf = (figures: readonly Figure[], title: string) =>
		figures.find((figure) => figure.title === title);
	const titles = new Set(columns.flat().map((figure) => figure.title));
	const rows = [...titles].map((title) => {
		const figures = columns.map((column) => figureOf(column, title));
		const expected = figures.find((figure) => figure?.expected)?.expected?.text ?? '';
		return [title, ...figures.map(cellOf), expected];
	});
	const head = ['', ...runs.keys(), 'Expected'];
	return plainTable(
		{ head, colAligns: ['left', ...columns.map(() => 'right' as const), 'right'] },
		rows,
	);
}

function cellOf(figure: Figure | undefined): string {
	if (!figure) return 'not reached';
	const { value, expected } = figure;
	if (!expected) return `${value}  `;
	return `${value} ${expected.met ? '✓' : '✗'}`;
}
