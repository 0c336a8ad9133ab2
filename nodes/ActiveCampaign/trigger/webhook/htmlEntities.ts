/** Currency symbols that HTML has a name for; ActiveCampaign sends e.g. `&euro;`. */
const named: ReadonlyMap<string, string> = new Map([
	['cent', '¢'],
	['curren', '¤'],
	['dollar', '$'],
	['euro', '€'],
	['fnof', 'ƒ'],
	['pound', '£'],
	['yen', '¥'],
]);

const entity = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi;

/** HTML entities by number, and named ones of currencies, as characters; others stay. */
export function decodeEntities(text: string): string {
	return text.replace(entity, (whole: string, hex?: string, decimal?: string, name?: string) => {
		if (name !== undefined) return named.get(name) ?? whole;
		const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}
