import { plainTable } from '../table';
import type { Figure } from './figures';

/** The figures as a table for the terminal. */
export function tableOf(figures: readonly Figure[]): string {
	return plainTable(
		{ head: ['', 'Result', 'Expected', ''], colAligns: ['left', 'right', 'right', 'left'] },
		figures.map(({ title, value, expected }) => [
			title,
			String(value),
			expected?.text ?? '',
			markOf(expected),
		]),
	);
}

function markOf(expected: Figure['expected']): string {
	if (!expected) return '';
	return expected.met ? '✓' : '✗';
}
