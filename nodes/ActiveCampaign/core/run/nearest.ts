/** How many look-alikes a message names. */
const suggestions = 3;
const leastLikeness = 0.3;

/** The titles most like a text, by the share of letter pairs they have in common. */
export function nearest(text: string, titles: string[]): string[] {
	const wanted = pairs(text);
	return titles
		.map((title) => ({ title, score: likeness(wanted, pairs(title)) }))
		.filter(({ score }) => score >= leastLikeness)
		.sort((one, other) => other.score - one.score)
		.slice(0, suggestions)
		.map(({ title }) => title);
}

function pairs(text: string): Set<string> {
	const letters = ` ${text.slice(0, 100).toLocaleLowerCase('en')} `;
	return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)));
}

function likeness(one: Set<string>, other: Set<string>): number {
	const common = [...one].filter((pair) => other.has(pair)).length;
	return (2 * common) / (one.size + other.size);
}
