/** Titles that a message suggests, and the least similarity of each. */
const maxSuggestions = 3;
const minSimilarity = 0.3;

/** The titles most similar to a text, by the share of common letter pairs (Dice coefficient). */
export function nearest(text: string, titles: string[]): string[] {
	const wanted = pairs(text);
	return titles
		.map((title) => ({ title, score: similarity(wanted, pairs(title)) }))
		.filter(({ score }) => score >= minSimilarity)
		.sort((one, other) => other.score - one.score)
		.slice(0, maxSuggestions)
		.map(({ title }) => title);
}

function pairs(text: string): Set<string> {
	const letters = ` ${text.slice(0, 100).toLocaleLowerCase('en')} `;
	return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)));
}

function similarity(one: Set<string>, other: Set<string>): number {
	const common = [...one].filter((pair) => other.has(pair)).length;
	return (2 * common) / (one.size + other.size);
}
