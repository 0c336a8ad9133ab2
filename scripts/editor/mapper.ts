import type { Page } from 'playwright-core';
import { form } from './form';

const mapper = (page: Page) => form(page).getByTestId('resource-mapper-container');

/** Adds one more field to what is sent, by its name. */
export async function addMapped(page: Page, field: string): Promise<void> {
	await form(page).getByText('Add field to send').last().click();
	await page.keyboard.type(field);
	await page
		.locator('[role="option"]:visible, .el-select-dropdown__item:visible, li:visible')
		.filter({ hasText: field })
		.first()
		.click();
	await mapper(page).getByText(field).first().waitFor();
}

export async function fillMapped(page: Page, field: string, text: string): Promise<void> {
	await mapper(page)
		.locator('[data-test-id="parameter-item"]')
		.filter({ hasText: field })
		.locator('input, textarea')
		.first()
		.fill(text);
}
