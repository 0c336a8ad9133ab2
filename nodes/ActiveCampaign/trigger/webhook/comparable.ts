/** A name or value for comparison: `First Name`, `first_name` and `firstname` are equal. */
export function comparable(value: unknown): string {
	const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
	return text
		.trim()
		.toLocaleLowerCase('en')
		.replace(/[\s_]+/g, '');
}
