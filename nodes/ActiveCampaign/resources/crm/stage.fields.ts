import type { Field } from '../../core/descriptor';
import { choice, type Choice, flag, number, text } from '../../core/form/fields';

/** Contents for a corner of a deal's card (page deal-stages). */
const cardContents: readonly Choice[] = [
	['contact-fullname', 'Contact'],
	['contact-fullname-acctname', 'Contact and Account'],
	['contact-fullname-orgname', 'Contact and Organization'],
	['next-action', 'Next Task'],
	['hide', 'Nothing'],
	['contact-orgname', 'Organization'],
	['title', 'Title'],
	['value', 'Value'],
];

const corner = (region: number, place: string, standard: string): Field =>
	choice(
		`cardRegion${region}`,
		`Card: ${place}`,
		'What the card of a deal shows there',
		cardContents,
		{
			default: standard,
		},
	);

/** Optional fields of a stage: position and appearance. */
export const display: Field[] = [
	corner(1, 'Upper Left', 'title'),
	corner(2, 'Upper Right', 'next-action'),
	choice('cardRegion3', 'Card: Avatar', 'Whether the card of a deal shows the avatar', [
		['show-avatar', 'Show'],
		['hide-avatar', 'Hide'],
	]),
	corner(4, 'Beside Avatar', 'contact-fullname-orgname'),
	corner(5, 'Lower Right', 'value'),
	{
		...text('color', 'Color', 'The color of the stage', {
			default: '#3f3f3f',
			convert: (color) => String(color).trim().replace(/^#/, ''),
		}),
		type: 'color',
	},
	text('dealOrder', 'Deal Order', 'What the deals in the stage are sorted by, and ASC or DESC', {
		placeholder: 'e.g. next-action DESC',
	}),
	number('order', 'Order', 'Place of the stage among the others of the pipeline', {
		typeOptions: { minValue: 0, numberPrecision: 0 },
	}),
	flag(
		'reorder',
		'Renumber',
		'Whether all stages of the pipeline get new places, one after another',
		{
			place: 'query',
			default: true,
		},
	),
	number('width', 'Width', 'Width of the column, in pixels', {
		default: 280,
		typeOptions: { minValue: 1, numberPrecision: 0 },
	}),
];
