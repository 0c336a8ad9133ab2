import type { Locator } from 'playwright-core';

/** A user's hand that counts what it does. */
export interface Hand {
	click(target: Locator): Promise<void>;
	/** Types into a field that has no value yet. */
	type(target: Locator, text: string): Promise<void>;
	readonly clicks: number;
	readonly fields: number;
}

export function countingHand(): Hand {
	let clicks = 0;
	let fields = 0;
	return {
		async click(target) {
			await target.click();
			clicks++;
		},
		async type(target, text) {
			await target.fill(text);
			fields++;
		},
		get clicks() {
			return clicks;
		},
		get fields() {
			return fields;
		},
	};
}
