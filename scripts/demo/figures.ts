import type { Execution } from '../n8n/execution';

/** One line of the demo's table. */
export interface Figure {
	title: string;
	value: number | string;
	/** The expected value, and whether it was met; absent if any value is fine. */
	expected?: { text: string; met: boolean };
}

export const exactly = (title: string, value: number, wanted: number): Figure => ({
	title,
	value,
	expected: { text: String(wanted), met: value === wanted },
});

export const atMost = (title: string, value: number, maximum: number): Figure => ({
	title,
	value,
	expected: { text: `at most ${maximum}`, met: value <= maximum },
});

export const areAsExpected = (figures: readonly Figure[]) =>
	figures.every(({ expected }) => expected?.met ?? true);

/** Number of items in the first output of a node, without error items. */
export function itemsOut(execution: Execution, node: string): number {
	const items = execution.nodes[node]?.outputs[0] ?? [];
	return items.filter(({ json }) => json.error === undefined).length;
}
