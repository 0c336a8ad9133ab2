/** Largest answer in characters; the largest page of the API has a hundredth of it. */
export const maxCharacters = 50_000_000;

/**
 * True for an answer that is too large to process. n8n's helper has no limit and returns the body
 * parsed, so this saves the work after it, not the download.
 */
export function isTooLarge(body: unknown, declared: unknown, max = maxCharacters): boolean {
	if (Number(declared) > max) return true;
	const waiting: unknown[] = [body];
	let characters = 0;
	while (waiting.length > 0 && characters <= max) {
		const value = waiting.pop();
		if (typeof value === 'string') characters += value.length;
		else if (typeof value !== 'object' || value === null) characters += 4;
		else {
			for (const [name, member] of Object.entries(value)) {
				characters += name.length;
				waiting.push(member);
			}
		}
	}
	return characters > max;
}
