import type { Page } from 'playwright-core';
import { dismissHints } from './canvas';
import { addButton } from './collection';
import { dialog } from './credential';
import { nodeTitle } from './findSteps';
import { form, parameter, visibleOption } from './form';
import { countingHand, type Hand } from './hand';
import { expectIn, type Stage, type Step } from './stage';

/** Time limit from an empty workflow to the first tagged contact. */
const maxSeconds = 120;
const address = 'first@example.com';
const tagName = 'VIP 2021';

const panelItem = (page: Page, name: string) =>
	page
		.getByTestId('item-iterator-item')
		.filter({ has: page.getByText(name, { exact: true }) })
		.first();

async function addNodes(page: Page, hand: Hand): Promise<void> {
	await hand.click(page.getByTestId('canvas-add-button').first());
	await hand.click(panelItem(page, 'Trigger manually'));
	await hand.click(page.getByTestId('canvas-handle-plus').last());
	await hand.type(page.getByTestId('node-creator-search-bar'), 'activecampaign');
	await hand.click(panelItem(page, nodeTitle));
	await hand.click(panelItem(page, 'Create or update a contact'));
	await form(page).getByTestId('node-parameters').waitFor();
	await dismissHints(page);
}

async function createCredential({ page, account }: Stage, hand: Hand): Promise<void> {
	await hand.click(page.getByTestId('node-credentials-empty-state').first());
	const input = (name: string) =>
		dialog(page).getByTestId(`parameter-input-${name}`).locator('input');
	await hand.type(input('apiUrl'), account.url);
	await hand.type(input('apiKey'), account.apiKey);
	await hand.click(dialog(page).getByTestId('credential-save-button'));
	// The dialog closes if the test of a new credential succeeds.
	await dialog(page).waitFor({ state: 'hidden' });
}

async function fillIn(page: Page, hand: Hand): Promise<void> {
	await hand.type(
		parameter(page, 'email').locator('input, textarea, .cm-content').first(),
		address,
	);
	await hand.click(addButton(page, 'Add Tag, List or More'));
	await hand.click(
		page
			.locator('[data-test-id="collection-parameter-option"]:visible')
			.filter({ has: page.getByText('Add Tags', { exact: true }) }),
	);
	// The field is disabled while its tags are loading.
	await parameter(page, 'addTags').locator('input:enabled').first().waitFor();
	await hand.click(parameter(page, 'addTags'));
	await hand.type(parameter(page, 'addTags').locator('input').first(), tagName);
	await hand.click(visibleOption(page, tagName));
}

/** Deletes the credentials of earlier steps first, because a new user has none. */
export const walkSteps: Step[] = [
	{
		title: 'Walk: a new user follows the README',
		async run(stage) {
			const { page, url, pictures } = stage;
			await deleteCredentials(stage);
			await page.goto(`${url}/workflow/new`);
			await page.getByTestId('canvas-add-button').first().waitFor();
			const startedAt = Date.now();
			const hand = countingHand();
			await addNodes(page, hand);
			await createCredential(stage, hand);
			await fillIn(page, hand);
			await hand.click(page.getByTestId('node-execute-button').first());
			const output = page.getByTestId('output-panel');
			await output.getByText(address).first().waitFor();
			const seconds = (Date.now() - startedAt) / 1000;
			await pictures.take('walk', page);

			expectIn(await output.innerText(), address);
			expectStored(stage);
			const result = `${hand.clicks} clicks, ${hand.fields} fields, ${seconds.toFixed(0)} seconds`;
			if (seconds > maxSeconds) throw new Error(`${result}; the limit is ${maxSeconds} seconds`);
			return result;
		},
	},
];

function expectStored({ account }: Stage): void {
	const rows = (name: 'contacts' | 'tags' | 'contactTags') =>
		account.account.collection(name).all();
	const contact = rows('contacts').find(({ email }) => email === address);
	const tag = rows('tags').find((row) => row.tag === tagName);
	if (!contact || !tag) throw new Error('The contact or the tag is missing in the account');
	const tagged = rows('contactTags').some(
		(row) => String(row.contact) === contact.id && String(row.tag) === tag.id,
	);
	if (!tagged) throw new Error('The contact does not have the tag');
}

async function deleteCredentials({ api }: Stage): Promise<void> {
	const known = await api.request<Array<{ id: string }>>({ url: '/credentials' });
	for (const { id } of known) await api.request({ method: 'DELETE', url: `/credentials/${id}` });
}
