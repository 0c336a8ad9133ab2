import type { Row } from '../../core/values';

/** A field that is quoted, with doubled quotes inside, or one that is not; then what ends it. */
const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/gy;

/** CSV text (RFC 4180) as one row for each line, its members named by the first line. */
export function rowsOfCsv(text: string): Row[] {
	const [names = [], ...lines] = linesOf(text.replace(/^\uFEFF/, ''));
	return lines.map((values) =>
		Object.fromEntries(names.map((name, column) => [name, values[column] ?? ''])),
	);
}

function linesOf(text: string): string[][] {
	const lines: string[][] = [];
	let line: string[] = [];
	for (const [, value = '', end] of text.matchAll(cell)) {
		line.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
		if (end === ',') continue;
		// The end of the text after a line break is no line of its own.
		if (line.length > 1 || line[0] !== '') lines.push(line);
		line = [];
	}
	return lines;
}
