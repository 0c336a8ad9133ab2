import { plainTable } from '../table';
import { cellsOf, columns, goalCells, goalColumns, notesOf, type Report } from './report';

/** A report as text for the terminal. */
export function textOf(report: Report): string {
	const { title, lines, goals, verbatim } = report;
	return [
		`\n${title}`,
		...(lines.length > 0 ? [table(columns, lines.map(cellsOf))] : []),
		...(verbatim === undefined ? [] : [verbatim]),
		table(goalColumns, goals.map(goalCells)),
		...notesOf(report).map((note) => `· ${note}`),
	].join('\n');
}

function table(head: string[], rows: string[][]): string {
	const colAligns = head.map((_, index) => (index === 0 ? 'left' : 'right'));
	return plainTable({ head, colAligns }, rows);
}
