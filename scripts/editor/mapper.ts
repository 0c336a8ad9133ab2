import type { Page } from 'playwright-core';
import { form } from './form';

const mapper = (page: Page) => form(page).getByTestId('resource-mapper-container');

/** Adds a field to the resource mapper by its name. */
export async function addMapped(page: Page, field: string): Promise<void> {
	await form(page).getByText('Add field to send').last().click();
	await page.getByRole('menuitem', { name: field, exact: true }).click();
	await mapper(page).getByText(field).first().waitFor();
}

export async function fillMapped(page: Page, field: string, text: string): Promise<void> {
	await mapper(page)
		.getByText(field, { exact: true })
		.locator('xpath=following::*[self::input or self::textarea][1]')
		.fill(text);
}
