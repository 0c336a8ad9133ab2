import type { Page } from 'playwright-core';

export const dialog = (page: Page) => page.getByTestId('editCredential-modal');

/** Opens the dialog for a new credential from the node's form. */
export async function openCredentialDialog(page: Page): Promise<void> {
	await page.getByTestId('node-credentials-empty-state').first().click();
	await dialog(page).getByTestId('parameter-input-apiUrl').waitFor();
}

/** Fills in the dialog, saves, and gives the result of n8n's connection test. */
export async function tryCredential(page: Page, apiUrl: string, apiKey: string): Promise<string> {
	const open = dialog(page);
	await open.getByTestId('parameter-input-apiUrl').locator('input').fill(apiUrl);
	await open.getByTestId('parameter-input-apiKey').locator('input').fill(apiKey);
	const [answer] = await Promise.all([
		page.waitForResponse((response) => response.url().endsWith('/rest/credentials/test')),
		open.getByTestId('credential-save-button').click(),
	]);
	const { data } = (await answer.json()) as { data: { status: string; message: string } };
	if (data.status === 'OK') {
		// The dialog closes if the test of a new credential succeeds.
		await open.waitFor({ state: 'hidden' });
		return data.message;
	}
	await open.getByText('Couldn’t connect with these settings').waitFor();
	const more = open.getByText('More details');
	if (await more.isVisible()) await more.click();
	await open.getByText(data.message).waitFor();
	return data.message;
}
