import type { Locator, Page } from 'playwright-core';
import { form } from './form';

/** The button or list of a collection by its words, e.g. Add Filter. */
export function adder(page: Page, words: string): Locator {
	return form(page)
		.getByTestId('collection-parameter-add')
		.filter({
			has: page.locator(`input[placeholder="${words}"]`).or(page.getByText(words, { exact: true })),
		})
		.first();
}

const offers = (page: Page) => page.locator('[data-test-id="collection-parameter-option"]:visible');

/** Opens a collection's list and gives the names in it. */
export async function openOffer(page: Page, words: string): Promise<string[]> {
	// The list of another collection may still be fading.
	await offers(page).first().waitFor({ state: 'hidden' });
	const list = adder(page, words);
	await list.scrollIntoViewIfNeeded();
	await list.click();
	await offers(page).first().waitFor();
	return (await offers(page).allInnerTexts()).map((name) => name.trim());
}

/** Picks from the open list. */
export async function pickOffer(page: Page, name: string): Promise<void> {
	await offers(page)
		.filter({ has: page.getByText(name, { exact: true }) })
		.first()
		.click();
}
