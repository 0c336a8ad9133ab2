import type { Page } from 'playwright-core';

export const dialog = (page: Page) => page.getByTestId('credential-edit-dialog').first();

/** Opens the dialog for a new credential from the open form. */
export async function openCredentialDialog(page: Page): Promise<void> {
	await page.getByTestId('node-credentials-empty-state').first().click();
	await dialog(page).getByTestId('parameter-input-apiUrl').waitFor();
}

/** Fills in the dialog, saves, and gives what n8n says of the connection. */
export async function tryCredential(page: Page, apiUrl: string, apiKey: string): Promise<string> {
	const open = dialog(page);
	await open.getByTestId('parameter-input-apiUrl').locator('input').fill(apiUrl);
	await open.getByTestId('parameter-input-apiKey').locator('input').fill(apiKey);
	const tested = page.waitForResponse((answer) => answer.url().endsWith('/rest/credentials/test'));
	await open.getByTestId('credential-save-button').click();
	await tested;
	const success = open.getByTestId('credentials-config-container-test-success');
	const failure = open.getByText('Couldn’t connect with these settings');
	await success.or(failure).filter({ visible: true }).first().waitFor();
	if (await success.isVisible()) return await success.innerText();
	const more = open.getByText('More details');
	if (await more.isVisible()) await more.click();
	return await failure.locator('xpath=ancestor::*[@role="alert"][1]').innerText();
}

export async function closeCredentialDialog(page: Page): Promise<void> {
	await page.keyboard.press('Escape');
	await dialog(page).waitFor({ state: 'hidden' });
}
