/** Characters of an answer that are still read; the biggest page of the API has a hundredth of it. */
export const mostCharacters = 50_000_000;

/**
 * True of an answer that is too large to go on with. n8n's helper sets no limit of its own and gives
 * the body already parsed, so this spares what follows, not the reading.
 */
export function isTooLarge(body: unknown, declared: unknown, most = mostCharacters): boolean {
	if (Number(declared) > most) return true;
	const waiting: unknown[] = [body];
	let characters = 0;
	while (waiting.length > 0 && characters <= most) {
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
	return characters > most;
}
