import type { Measured } from './measure';

/** A line of a case's table. */
export interface Line {
	title: string;
	measured: Measured;
	/** How many times our time this took; for ours, none. */
	ratio?: number;
}

export interface Goal {
	title: string;
	value: string;
	wanted: string;
	met: boolean;
}

/** A case with all that was measured. */
export interface Report {
	title: string;
	lines: Line[];
	goals: Goal[];
	/** Sentences about the figures, e.g. what was scaled. */
	notes: string[];
	/** Text of a table made elsewhere. */
	verbatim?: string;
}

export const exactly = (title: string, value: number, wanted: number): Goal => ({
	title,
	value: number(value),
	wanted: number(wanted),
	met: value === wanted,
});

export const atMost = (title: string, value: number, most: number): Goal => ({
	title,
	value: number(value),
	wanted: `at most ${number(most)}`,
	met: value <= most,
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

/** The notes, and why runs failed. */
export const notesOf = ({ notes, lines }: Report): string[] => [
	...notes,
	...lines.flatMap(({ title, measured: { error } }) =>
		error === undefined ? [] : [`"${title}" failed: ${error}`],
	),
];

export const goalColumns = ['goal', 'measured', 'wanted', ''];
export const goalCells = ({ title, value, wanted, met }: Goal): string[] => [
	title,
	value,
	wanted,
	met ? '✓' : '✗',
];
