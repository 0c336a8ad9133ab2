import { choice, number, several, text, toggle } from '../../core/form/fields';
import { asNumber } from '../../core/values';

/** Custom fields of accounts and deals have the same form. */

export const label = text('label', 'Name', 'What the field is called', {
	sendAs: 'fieldLabel',
	placeholder: 'e.g. Industry',
});

export const type = choice(
	'type',
	'Type',
	'What can be entered',
	[
		['text', 'Text', 'One line'],
		['textarea', 'Text Area', 'Several lines'],
		['number', 'Number'],
		['currency', 'Currency', 'An amount of money'],
		['date', 'Date'],
		['datetime', 'Date and Time'],
		['dropdown', 'Dropdown', 'One of several options'],
		['radio', 'Radio', 'One of several options, all in sight'],
		['multiselect', 'Multi-Select', 'Any of several options'],
		['checkbox', 'Checkbox', 'Any of several options, all in sight'],
		['hidden', 'Hidden', 'Not shown on forms'],
	],
	{ sendAs: 'fieldType' },
);

export const details = [
	text(
		'defaultValue',
		'Default Value',
		'The value when none is given; an amount in cents, several options as an array',
		{
			sendAs: 'fieldDefault',
			placeholder: 'e.g. Retail',
		},
	),
	several('fieldOptions', 'Options', 'What can be chosen, separated by commas or as an array', {
		placeholder: 'e.g. Retail, Wholesale',
	}),
	number('order', 'Order', 'Place of the field among the others', {
		sendAs: 'displayOrder',
		convert: asNumber,
		typeOptions: { minValue: 0 },
	}),
	toggle('visible', 'Visible in Forms', 'Whether the field is offered when forms are built', {
		sendAs: 'isFormVisible',
		default: true,
	}),
];

export const currency = text(
	'currency',
	'Currency',
	'The currency of a currency field, as a code of three letters',
	{
		sendAs: 'fieldDefaultCurrency',
		placeholder: 'e.g. eur',
	},
);

export const simple = [
	'id',
	'fieldLabel',
	'fieldType',
	'fieldOptions',
	'fieldDefault',
	'fieldDefaultCurrency',
	'isFormVisible',
	'isRequired',
	'displayOrder',
	'personalization',
];
