import type { Measured } from './measure';

/** A row of a report's table. */
export interface Line {
	title: string;
	measured: Measured;
	/** Time of this run divided by that of our node; absent for ours. */
	ratio?: number;
}

export interface Goal {
	title: string;
	value: string;
	wanted: string;
	met: boolean;
}

/** The results of a case. */
export interface Report {
	title: string;
	lines: Line[];
	goals: Goal[];
	/** Sentences about the figures. */
	notes: string[];
	/** A table as text, printed by another program. */
	verbatim?: string;
}

export const exactly = (title: string, value: number, wanted: number): Goal => ({
	title,
	value: number(value),
	wanted: number(wanted),
	met: value === wanted,
});

export const atMost = (title: string, value: number, maximum: number): Goal => ({
	title,
	value: number(value),
	wanted: `at most ${number(maximum)}`,
	met: value <= maximum,
});

export const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 2 });
export const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
export const seconds = (ms: number) =>
	`${(ms / 1_000).toLocaleString('en', { maximumFractionDigits: ms < 100_000 ? 1 : 0 })} s`;
export const times = (ratio: number) => `${ratio.toFixed(ratio < 10 ? 1 : 0)}×`;

export const columns = [
	'',
	'requests',
	'429s',
	'lost',
	'duplicated',
	'wall time',
	'share of limit',
	'ratio',
];

/** The cells of a line, in the order of {@link columns}. */
export function cellsOf({ title, measured, ratio }: Line): string[] {
	const { requests, refused, lost, duplicated, wallMs, share, scaledBy, error } = measured;
	return [
		title,
		number(requests),
		number(refused),
		number(lost),
		number(duplicated),
		`${seconds(wallMs)}${scaledBy ? ' (scaled)' : ''}${error === undefined ? '' : ' (failed)'}`,
		share === undefined ? '–' : percent(share),
		ratio === undefined ? '–' : times(ratio),
	];
}

/** The notes, and the errors of failed runs. */
export const notesOf = ({ notes, lines }: Report): string[] => [
	...notes,
	...lines.flatMap(({ title, measured: { error } }) =>
		error === undefined ? [] : [`"${title}" failed: ${error}`],
	),
];

export const goalColumns = ['figure', 'measured', 'goal', ''];
export const goalCells = ({ title, value, wanted, met }: Goal): string[] => [
	title,
	value,
	wanted,
	met ? '✓' : '✗',
];
