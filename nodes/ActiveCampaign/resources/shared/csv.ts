import type { Row } from '../../core/values';

/** A cell, quoted (with doubled quotes inside) or not, and its delimiter. */
const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/gy;

/** CSV text (RFC 4180) as rows, with the names of the first line as members. */
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
		// A line break at the end of the text does not start another line.
		if (line.length > 1 || line[0] !== '') lines.push(line);
		line = [];
	}
	return lines;
}
