import { plainTable } from '../table';

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
	return plainTable(
		{
			head: ['', 'Step', 'Result', 'Seconds'],
			colAligns: ['left', 'left', 'left', 'right'],
			colWidths: [3, 44, 72, 9],
			wordWrap: true,
		},
		outcomes.map(({ title, outcome, result, seconds }) => [
			marks[outcome],
			title,
			result,
			seconds.toFixed(1),
		]),
	);
}
