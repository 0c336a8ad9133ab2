/** Words that say nothing about what is looked for. */
const fillers = new Set(
	'a an and are as at by did do does for from how i in into is it its me my of off on or out so the this to was were what when which who why with'.split(
		' ',
	),
);

/** The stems of a text's words, in order, without fillers: `Moving deals` is `mov deal`. */
export function stemsOf(text: string): string[] {
	return text
		.replace(/([a-z])([A-Z][a-z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((word) => word.length > 1 && !fillers.has(word))
		.map(stem);
}

/** A word without the endings that English gives it; short words keep theirs. */
function stem(word: string): string {
	const endings: Array<[RegExp, string]> = [
		[/ies$/, 'y'],
		[/(ss|sh|ch|x)es$/, '$1'],
		[/([^s])s$/, '$1'],
		[/(\w{3,})ed$/, '$1'],
		[/(\w{3,})ing$/, '$1'],
		[/(\w{3,})e$/, '$1'],
	];
	return endings.reduce((left, [ending, instead]) => left.replace(ending, instead), word);
}
