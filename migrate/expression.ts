/** True for text that n8n evaluates. */
export function isExpression(value: unknown): value is string {
	return typeof value === 'string' && value.startsWith('=');
}

/** An expression as one JavaScript term: `=a{{ b }}` is `"a" + (b)`. */
export function term(expression: string): string {
	const parts = expression
		.slice(1)
		.split(/(\{\{[\s\S]*?\}\})/)
		.filter((part) => part !== '')
		.map((part) =>
			part.startsWith('{{') && part.endsWith('}}')
				? `(${part.slice(2, -2).trim()})`
				: JSON.stringify(part),
		);
	const [first = '""', ...others] = parts;
	// A single part keeps its type. The empty string makes + join several parts as text.
	return others.length === 0 ? first : ['""', ...parts].join(' + ');
}

/** The parts joined into one value of n8n; an expression if any part is one. */
export function template(...parts: unknown[]): string {
	const text = parts
		.map((part) => (isExpression(part) ? part.slice(1) : String(part ?? '')))
		.join('');
	return parts.some(isExpression) ? `=${text}` : text;
}

/** JSON of a value whose leaves may be expressions; if any is, an expression that gives the JSON. */
export function jsonOf(value: unknown): string {
	return containsExpression(value)
		? `={{ JSON.stringify(${literal(value)}) }}`
		: JSON.stringify(value);
}

function containsExpression(value: unknown): boolean {
	return (
		isExpression(value) ||
		(typeof value === 'object' && value !== null && Object.values(value).some(containsExpression))
	);
}

/** A value as a JavaScript literal. Braces are spaced, because `}}` would end the expression. */
function literal(value: unknown): string {
	if (isExpression(value)) return term(value);
	if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
	const members = Object.entries(value).map(
		([name, member]) => `${JSON.stringify(name)}: ${literal(member)}`,
	);
	return `{ ${members.join(', ')} }`;
}
