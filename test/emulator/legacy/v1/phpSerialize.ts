/** PHP `serialize()` of JSON-like data: string lengths in bytes, whole-number keys as integers. */
export function phpSerialize(value: unknown): string {
	if (value === null || value === undefined) return 'N;';
	if (typeof value === 'boolean') return `b:${value ? 1 : 0};`;
	if (typeof value === 'number') return Number.isInteger(value) ? `i:${value};` : `d:${value};`;
	if (typeof value === 'object') {
		const entries = Object.entries(value).filter(([, member]) => member !== undefined);
		const members = entries.map(([key, member]) => keyOf(key) + phpSerialize(member)).join('');
		return `a:${entries.length}:{${members}}`;
	}
	const text = String(value);
	return `s:${Buffer.byteLength(text)}:"${text}";`;
}

function keyOf(key: string): string {
	return /^(0|-?[1-9]\d*)$/.test(key) ? `i:${key};` : phpSerialize(key);
}
