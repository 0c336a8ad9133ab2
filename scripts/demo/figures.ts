import type { Execution } from '../n8n/execution';

/** One line of the demo's table. */
export interface Figure {
	title: string;
	value: number | string;
	/** What the value has to be, in words and as a test; absent where any value will do. */
	expected?: { text: string; met: boolean };
}

export const exactly = (title: string, value: number, wanted: number): Figure => ({
	title,
	value,
	expected: { text: String(wanted), met: value === wanted },
});

export const atMost = (title: string, value: number, most: number): Figure => ({
	title,
	value,
	expected: { text: `at most ${most}`, met: value <= most },
});

export const areAsExpected = (figures: readonly Figure[]) =>
	figures.every(({ expected }) => expected?.met ?? true);

/** Items that left the first output of a node and are not an error. */
export function itemsOut(execution: Execution, node: string): number {
	const items = execution.nodes[node]?.outputs[0] ?? [];
	return items.filter(({ json }) => json.error === undefined).length;
}
