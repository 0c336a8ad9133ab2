import type { Field } from '../../core/descriptor';
import {
	additionalFields,
	amount,
	choice,
	type Choice,
	customFieldMapper,
	longText,
	number,
	required,
	text,
	updateFields,
} from '../../core/form/fields';
import { dealFieldSource } from '../shared/fieldSources';
import { accounts, contacts, pipelines, stages, users } from '../shared/things';

/** `status` of a deal. */
export const statuses: readonly Choice[] = [
	[0, 'Open'],
	[1, 'Won'],
	[2, 'Lost'],
];

const title = text('title', 'Title', 'What the deal is called', {
	placeholder: 'e.g. Website relaunch',
});

const value = amount('value', 'Value', 'What the deal is worth, in units of its currency');

const currency = text('currency', 'Currency', 'Code of the currency, three letters', {
	placeholder: 'e.g. usd',
	convert: (code) => String(code).trim().toLowerCase(),
});

const description = longText('description', 'Description', 'What the deal is about', {
	placeholder: 'e.g. New website with a shop',
});

const owner = users.locator({
	sendAs: 'owner',
	displayName: 'Owner',
	description: 'The user who works on the deal',
});

const percent = number('percent', 'Percentage', 'The percentage that the deal shows', {
	typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 0 },
});

const status = choice('status', 'Status', 'What has become of the deal', statuses);

const customFields = customFieldMapper(dealFieldSource, { sendAs: 'fields' });

const ownerType = choice(
	'ownerType',
	'Deal With',
	'Who the deal is with',
	[
		['contact', 'Contact'],
		['account', 'Account'],
		['both', 'Contact and Account'],
	],
	{ sendAs: false },
);

const startsIn = choice(
	'which',
	'Starts In',
	'Where the deal is put',
	[
		['pipeline', 'Pipeline', 'Its first stage'],
		['stage', 'Stage', 'And with it the pipeline of that stage'],
	],
	{ sendAs: false },
);

/** Fields of Deal > Create: a contact, an account or both; a pipeline (its first stage) or a stage. */
export const creatable: Field[] = [
	required(title),
	ownerType,
	contacts.locator({ showWhen: { ownerType: ['contact', 'both'] }, subject: true }),
	accounts.locator({ showWhen: { ownerType: ['account', 'both'] } }),
	startsIn,
	pipelines.locator({ sendAs: 'group', showWhen: { which: ['pipeline'] } }),
	stages.locator({ showWhen: { which: ['stage'] } }),
	required(value),
	required(currency),
	additionalFields(
		description,
		{ ...owner, description: 'The user who works on the deal; needed where the pipeline has none' },
		percent,
		status,
	),
	customFields,
];

/** Fields of Deal > Update. */
export const editable: Field[] = [
	updateFields(
		accounts.locator({ required: false, description: 'The account that the deal is with' }),
		contacts.locator({ required: false, description: 'The main contact of the deal' }),
		currency,
		description,
		owner,
		percent,
		pipelines.locator({
			sendAs: 'group',
			required: false,
			description: 'The pipeline that the deal goes to',
		}),
		stages.locator({
			required: false,
			description: 'The stage that the deal goes to; add the pipeline if it is in another one',
		}),
		status,
		title,
		value,
	),
	customFields,
];
