import { fold } from './equality';

/** A part of a text between separators. */
export interface TextPart {
	text: string;
	isQuoted: boolean;
}

/** Commas, semicolons and line breaks separate. */
const separators = /[,;\r\n]/;
/** A part in double quotes, or up to the next separator, which is not the end of `&amp;`. */
const nextPart =
	/\s*"((?:[^"]|"")*)"\s*(?=[,;\r\n]|$)|(?:&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[\da-fA-F]+);|[^,;\r\n])*/y;

/**
 * The parts of a text between separators, without empty ones. Neighbours that together are one of
 * the `known` names are one part: that reading counts which leaves the fewest parts unknown, and of
 * those the one with the longest names first.
 */
export function splitText(text: string, known: readonly string[]): TextPart[] {
	const pieces = piecesOf(text);
	const width = Math.max(1, ...known.map((name) => name.split(separators).length));
	if (width === 1) return pieces.map(({ part }) => part);
	const names = new Map(known.map((name) => [keyOf(name), name.trim()]));
	const best: Reading[] = [];
	for (let first = pieces.length - 1; first >= 0; first--)
		best[first] = bestFrom(first, Math.min(width, pieces.length - first));
	const parts: TextPart[] = [];
	for (let at = 0; at < pieces.length; at = (best[at] as Reading).next)
		parts.push((best[at] as Reading).part);
	return parts;

	function bestFrom(first: number, longest: number): Reading {
		let found: Reading | undefined;
		for (let count = longest; count > 0; count--) {
			const reading = readingOf(pieces.slice(first, first + count), first + count);
			if (reading && (found === undefined || reading.unknown < found.unknown)) found = reading;
		}
		return found as Reading;
	}

	function readingOf(span: Piece[], next: number): Reading | undefined {
		const [head] = span;
		if (head === undefined) return undefined;
		const isQuoted = span.some(({ part }) => part.isQuoted);
		const name = isQuoted ? undefined : names.get(keyOf(text.slice(head.from, span.at(-1)?.to)));
		if (name === undefined && span.length > 1) return undefined;
		const isUnknown = name === undefined && !isQuoted;
		return {
			part: name === undefined ? head.part : { text: name, isQuoted },
			next,
			unknown: (best[next]?.unknown ?? 0) + (isUnknown ? 1 : 0),
		};
	}
}

/** What is in double quotes, where a doubled quote stands for one; undefined for other text. */
export function unquoted(text: string): string | undefined {
	const [, inside] = /^"((?:[^"]|"")+)"$/.exec(text.trim()) ?? [];
	return inside?.replace(/""/g, '"').trim();
}

/** A part with its position. */
interface Piece {
	part: TextPart;
	from: number;
	to: number;
}

/** The first part of the rest of a text, where the next one begins, and how many are unknown. */
interface Reading {
	part: TextPart;
	next: number;
	unknown: number;
}

function piecesOf(text: string): Piece[] {
	const pieces: Piece[] = [];
	for (let from = 0; from <= text.length;) {
		nextPart.lastIndex = from;
		const [found = '', quoted] = nextPart.exec(text) ?? [];
		const to = from + found.length;
		const inside = quoted?.replace(/""/g, '"');
		const part = { text: (inside ?? found).trim(), isQuoted: inside !== undefined };
		if (part.text !== '') pieces.push({ part, from, to });
		from = to + 1;
	}
	return pieces;
}

/** A name for comparing; blanks at separators do not count. */
function keyOf(name: string): string {
	return fold(name).replace(/\s*([,;\r\n])\s*/g, '$1');
}
