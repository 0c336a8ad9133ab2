import Table, { type TableConstructorOptions } from 'cli-table3';

/** A table for the terminal without lines between its rows. */
export function plainTable(
	options: Pick<TableConstructorOptions, 'head' | 'colAligns' | 'colWidths' | 'wordWrap'>,
	rows: string[][],
): string {
	const table = new Table({
		style: { head: [], border: [] },
		chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
		...options,
	});
	table.push(...rows);
	return table.toString();
}
