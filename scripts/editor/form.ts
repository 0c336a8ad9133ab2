import type { Locator, Page } from 'playwright-core';

export const form = (page: Page) => page.getByTestId('ndv');
/** The middle of the form, without input and output. */
export const parametersPanel = (page: Page) => form(page).getByTestId('node-parameters');
export const parameter = (page: Page, name: string) =>
	form(page).getByTestId(`parameter-input-${name}`).first();

/** Opens a node's form from the canvas. */
export async function openForm(page: Page, node: Locator): Promise<void> {
	await node.dblclick();
	await form(page).getByTestId('node-parameters').waitFor();
}

export async function closeForm(page: Page): Promise<void> {
	await page.getByTestId('ndv-close-button').click();
	await form(page).waitFor({ state: 'hidden' });
}

/** Picks an option of a dropdown by its full name, by typing it as a user would. */
export async function choose(page: Page, name: string, option: string): Promise<void> {
	const input = parameter(page, name);
	await input.click();
	await input.locator('input').first().fill(option);
	await visibleOption(page, option).click();
}

export function visibleOption(page: Page, name: string): Locator {
	return page
		.locator('[data-test-id="parameter-input-item"]:visible, .el-select-dropdown__item:visible')
		.filter({ has: page.getByText(name, { exact: true }) })
		.first();
}

/** Maps a field by dragging it from the input panel onto a parameter. */
export async function mapFromInput(page: Page, field: string, name: string): Promise<void> {
	const from = page.getByTestId('ndv-input-panel').getByText(field, { exact: true }).first();
	await from.waitFor();
	const to = parameter(page, name);
	await from.hover();
	await page.mouse.down();
	// n8n starts a drag only after some mouse movement.
	await from.hover({ position: { x: 12, y: 8 } });
	await to.hover({ force: true });
	await to.hover({ force: true, position: { x: 40, y: 10 } });
	await page.mouse.up();
	await to.getByText('$json').first().waitFor();
}

/** Presses Execute Step and waits for items or an error; gives the text of the output panel. */
export async function executeStep(page: Page): Promise<string> {
	await page.getByTestId('node-execute-button').first().click();
	const output = page.getByTestId('output-panel');
	// Wait for table cells: the panel's header is drawn before the items.
	await output
		.locator('tbody td')
		.or(output.getByTestId('node-error-message'))
		.first()
		.waitFor({ timeout: 60_000 });
	return await output.innerText();
}
