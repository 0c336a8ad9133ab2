/**
 * XML of an answer. The element of a numeric key is `row`, since a name may not begin with a digit;
 * the reference shows XML for the refused key only, so root and row names are unproven.
 */
export function toXml(root: string, value: unknown): string {
	return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}`;
}

function element(name: string, value: unknown): string {
	const tag = /^[A-Za-z_][\w.-]*$/.test(name) ? name : 'row';
	const content = contentOf(value);
	return content === '' ? `<${tag}/>` : `<${tag}>${content}</${tag}>`;
}

function contentOf(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (typeof value !== 'object') return escape(String(value));
	return Object.entries(value)
		.map(([key, member]) => element(key, member))
		.join('');
}

const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
};

function escape(text: string): string {
	return (
		text
			// XML 1.0 has no way to write these characters.
			.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
			.replace(/[&<>"']/g, (character) => entities[character] ?? character)
	);
}
