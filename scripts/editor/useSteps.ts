import { dismissHints, nodeOnCanvas } from './canvas';
import {
	choose,
	closeForm,
	executeStep,
	form,
	mapFromInput,
	openForm,
	parameter,
	parametersPanel,
} from './form';
import { addMapped, fillMapped } from './mapper';
import { expectIn, type Step } from './stage';

export const useSteps: Step[] = [
	{
		title: 'Map custom fields; each has a form field of its type',
		async run({ page, pictures }) {
			await dismissHints(page);
			// Reopen the form: it loaded the fields while the key was wrong.
			await closeForm(page);
			await openForm(page, nodeOnCanvas(page, 'Create or update a contact'));
			await form(page).getByText('Execute previous nodes').first().click();
			await mapFromInput(page, 'email', 'email');
			await addMapped(page, 'Company');
			await addMapped(page, 'Plan');
			await addMapped(page, 'Birthday');
			const mapper = form(page).getByTestId('resource-mapper-container');
			await mapper.scrollIntoViewIfNeeded();
			await fillMapped(page, 'Company', 'Example Ltd');
			// Leave the field: its open editor covers the next fields.
			await form(page).getByText('Mapping Column Mode').click();
			await dismissHints(page);
			await pictures.take('custom-fields', parametersPanel(page));
			const labels = await mapper.innerText();
			for (const label of ['Company', 'Plan', 'Birthday']) expectIn(labels, label);
			return 'Company as text, Plan as a list of choices, Birthday as a date';
		},
	},
	{
		title: 'Run the node and read the output',
		async run({ page, pictures, account }) {
			const output = await executeStep(page);
			await dismissHints(page);
			await pictures.take('output', page);
			expectIn(output, 'nora@example.com');
			const stored = account.account.collection('contacts').all();
			if (!stored.some(({ email }) => email === 'nora@example.com')) {
				throw new Error('The contact is missing in the account');
			}
			const values = account.account.collection('fieldValues').all();
			if (!values.some(({ value }) => value === 'Example Ltd')) {
				throw new Error('The value of the custom field is missing in the account');
			}
			return 'the contact is in the output, and in the account with its custom field';
		},
	},
	{
		title: 'Pick a tag by searching a list of 60',
		async run({ page, pictures }) {
			await choose(page, 'resource', 'Contact Tag');
			// The selected operation belongs to another resource, so n8n selects the default of this one.
			const operation = parameter(page, 'operation').locator('input').first();
			expectIn(await operation.inputValue(), 'Add');
			const tag = form(page).getByTestId('resource-locator-tag');
			await tag.getByTestId('rlc-input').click();
			const search = page.getByPlaceholder('Search...').last();
			await search.fill('vip 20');
			const items = page.getByTestId('rlc-item');
			await items.filter({ hasText: 'VIP 2021' }).first().waitFor();
			await pictures.take('pick-tag', parametersPanel(page));
			const count = await items.count();
			await items.filter({ hasText: 'VIP 2021' }).first().click();
			return `${count} found for "vip 20"`;
		},
	},
];
