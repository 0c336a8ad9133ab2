import type { Locator, Page } from 'playwright-core';
import { form } from './form';

/** The button or dropdown that adds to a collection, by its text, e.g. Add Filter. */
export function addButton(page: Page, label: string): Locator {
	return form(page)
		.getByTestId('collection-parameter-add')
		.filter({
			has: page.locator(`input[placeholder="${label}"]`).or(page.getByText(label, { exact: true })),
		})
		.first();
}

const options = (page: Page) =>
	page.locator('[data-test-id="collection-parameter-option"]:visible');

/** Opens the dropdown of a collection and gives the names of its options. */
export async function openOptions(page: Page, label: string): Promise<string[]> {
	// The dropdown of another collection may still be closing.
	await options(page).first().waitFor({ state: 'hidden' });
	const button = addButton(page, label);
	await button.scrollIntoViewIfNeeded();
	await button.click();
	await options(page).first().waitFor();
	return (await options(page).allInnerTexts()).map((name) => name.trim());
}

/** Picks an option of the open dropdown. */
export async function pickOption(page: Page, name: string): Promise<void> {
	await options(page)
		.filter({ has: page.getByText(name, { exact: true }) })
		.first()
		.click();
}
