import type { Locator } from 'playwright-core';

/** A user's actions, counted. */
export interface Hand {
	click(target: Locator): Promise<void>;
	/** Fills in an empty field. */
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
