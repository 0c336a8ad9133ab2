import type { Locator, Page } from 'playwright-core';

const searchBar = (page: Page) => page.getByTestId('node-creator-search-bar');
export const panelItems = (page: Page) => page.getByTestId('item-iterator-item');

/** Signs the owner in through n8n's sign-in page. */
export async function signInByForm(
	page: Page,
	url: string,
	{ email, password }: { email: string; password: string },
): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"], input[autocomplete="email"]').fill(email);
	await page.locator('input[type="password"]').fill(password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((address) => !address.pathname.includes('signin'));
}

/** Opens a stored workflow and waits for its canvas. */
export async function openWorkflow(page: Page, url: string, id: string): Promise<void> {
	await page.goto(`${url}/workflow/${id}`);
	await page.getByTestId('canvas-node').first().waitFor();
}

/** Opens the node panel if needed and searches it; gives name and description of each result. */
export async function searchNodes(page: Page, words: string): Promise<string[]> {
	if (!(await searchBar(page).isVisible())) await openPanel(page);
	await searchBar(page).fill(words);
	await panelItems(page).first().waitFor();
	// The results are updated after each key.
	await page.waitForTimeout(500);
	return await panelItems(page).allInnerTexts();
}

async function openPanel(page: Page): Promise<void> {
	// The plus of the last node, so that the new node is connected to it.
	await page.getByTestId('canvas-handle-plus').last().click();
	await searchBar(page).waitFor();
}

export async function closePanel(page: Page): Promise<void> {
	await page.keyboard.press('Escape');
	await searchBar(page).waitFor({ state: 'hidden' });
}

/** Adds a node by its name in the panel; `action` picks one of its actions. */
export async function addNode(page: Page, name: string, action?: string): Promise<void> {
	await searchNodes(page, name);
	await chooseFound(page, name);
	if (action === undefined) return;
	const item = panelItems(page).filter({ hasText: action }).first();
	await item.scrollIntoViewIfNeeded();
	await item.click();
}

/** Picks a node from the search results. */
export async function chooseFound(page: Page, name: string): Promise<void> {
	await itemNamed(page, name).click();
}

/** The item of the node panel with exactly this name. */
function itemNamed(page: Page, name: string): Locator {
	const whole = page.getByTestId('node-creator-item-name').filter({ hasText: exactly(name) });
	return panelItems(page).filter({ has: whole }).first();
}

const exactly = (text: string) =>
	new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);

/** Closes overlays: hints for new users, and notifications. */
export async function dismissHints(page: Page): Promise<void> {
	const hints = page.getByRole('button', { name: 'Got it' });
	while (await hints.first().isVisible()) await hints.first().click();
	const messages = page.locator('.el-notification__closeBtn');
	while (await messages.first().isVisible()) {
		// The notification may close by itself at this moment.
		await messages
			.first()
			.click({ timeout: 1000 })
			.catch(() => undefined);
		await page.waitForTimeout(400);
	}
}

export function nodeOnCanvas(page: Page, name: string): Locator {
	return page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
}
