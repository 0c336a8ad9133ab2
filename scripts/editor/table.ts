import Table from 'cli-table3';

export interface StepOutcome {
	title: string;
	outcome: 'done' | 'failed' | 'skipped';
	/** The result, or the error. */
	result: string;
	seconds: number;
}

export const marks = { done: '✓', failed: '✗', skipped: '–' };

/** The steps as a table for the terminal. */
export function tableOf(outcomes: readonly StepOutcome[]): string {
	const table = new Table({
		head: ['', 'Step', 'Result', 'Seconds'],
		colAligns: ['left', 'left', 'left', 'right'],
		colWidths: [3, 44, 72, 9],
		wordWrap: true,
		style: { head: [], border: [] },
		chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
	});
	for (const { title, outcome, result, seconds } of outcomes) {
		table.push([marks[outcome], title, result, seconds.toFixed(1)]);
	}
	return table.toString();
}
