import Table from 'cli-table3';
import type { Figure } from './figures';

/** The figures as a table for the terminal. */
export function tableOf(figures: readonly Figure[]): string {
	const table = new Table({
		head: ['', 'Result', 'Expected', ''],
		colAligns: ['left', 'right', 'right', 'left'],
		style: { head: [], border: [] },
		chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
	});
	for (const { title, value, expected } of figures) {
		table.push([title, String(value), expected?.text ?? '', markOf(expected)]);
	}
	return table.toString();
}

function markOf(expected: Figure['expected']): string {
	if (!expected) return '';
	return expected.met ? '✓' : '✗';
}
