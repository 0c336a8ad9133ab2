import type { Field } from '../../core/descriptor';
import { choice, type Choice, collection, number, text } from '../../core/form/fields';
import { membersOf } from '../../core/run/request';
import type { Row } from '../../core/values';

/** What the legacy API wants to know of a campaign beside its lists and messages, by its type. */

const intervals: readonly Choice[] = [
	['day1', 'Every Day'],
	['day2', 'Every Other Day'],
	['week1', 'Every Week'],
	['week2', 'Every Other Week'],
	['month1', 'Every Month'],
	['month2', 'Every Other Month'],
	['quarter1', 'Every Quarter'],
	['quarter2', 'Every Other Quarter'],
	['year1', 'Every Year'],
	['year2', 'Every Other Year'],
];

const units: readonly Choice[] = [
	['hour', 'Hours'],
	['day', 'Days'],
	['week', 'Weeks'],
	['month', 'Months'],
];

/** What the service wants said of each type; where the user says nothing, it is told the default. */
const settings: Readonly<Record<string, Field[]>> = {
	recurring: [
		choice('recurring', 'Recurring: Repeat', 'How often it is sent', intervals, { ordered: true }),
	],
	activerss: [
		choice('interval', 'RSS: Read Feed', 'How often the feed is read', intervals, {
			ordered: true,
			sendAs: 'activerss_interval',
		}),
	],
	split: [
		choice(
			'splitType',
			'Split Test: Winner',
			'How the better message is found',
			[
				['even', 'None', 'Each message goes to an equal share'],
				['read', 'Most Opened'],
				['click', 'Most Clicked'],
			],
			{ sendAs: 'split_type' },
		),
		number(
			'splitOffset',
			'Split Test: Wait for Winner',
			'How long to wait before the better message goes to the rest',
			{
				sendAs: 'split_offset',
				default: 2,
				typeOptions: { minValue: 1 },
			},
		),
		choice('splitOffsetType', 'Split Test: Wait Unit', 'Unit of the wait', units, {
			sendAs: 'split_offset_type',
		}),
	],
	responder: [
		choice(
			'responderType',
			'Autoresponder: Sent After',
			'What starts the wait',
			[
				['subscribe', 'Subscribing'],
				['unsubscribe', 'Unsubscribing'],
			],
			{ sendAs: 'responder_type' },
		),
		number('responderOffset', 'Autoresponder: Hours to Wait', 'Hours between that and the mail', {
			sendAs: 'responder_offset',
			typeOptions: { minValue: 0 },
		}),
	],
	reminder: [
		text(
			'reminderField',
			'Date Based: Field',
			'The date that it goes by: cdate (created), sdate (subscribed), udate (updated) or the ID of a custom field',
			{
				sendAs: 'reminder_field',
				default: 'sdate',
				placeholder: 'e.g. 12',
			},
		),
		text('reminderFormat', 'Date Based: Format', 'How the date is written in the field', {
			sendAs: 'reminder_format',
			default: 'yyyy-mm-dd',
			placeholder: 'e.g. yyyy-mm-dd',
		}),
		choice(
			'reminderType',
			'Date Based: Repeat',
			'Which parts of the date count',
			[
				['month_day', 'Every Year', 'Month and day, as for birthdays'],
				['year_month_day', 'Once', 'Year, month and day'],
			],
			{ sendAs: 'reminder_type' },
		),
		choice(
			'reminderSign',
			'Date Based: Before or After',
			'On which side of the date it is sent',
			[
				['-', 'Before'],
				['+', 'After'],
			],
			{ sendAs: 'reminder_offset_sign' },
		),
		number('reminderOffset', 'Date Based: Offset', 'How long before or after the date', {
			sendAs: 'reminder_offset',
			typeOptions: { minValue: 0 },
		}),
		choice(
			'reminderUnit',
			'Date Based: Offset Unit',
			'Unit of the offset',
			[
				['day', 'Days'],
				['week', 'Weeks'],
				['month', 'Months'],
				['year', 'Years'],
			],
			{ sendAs: 'reminder_offset_type' },
		),
	],
};

/** The settings that the legacy API wants for a type, where the user gives none. */
export function standardSettings(type: unknown): Row {
	const fields = settings[String(type)] ?? [];
	return Object.assign({}, ...fields.map((field) => membersOf(field, field.default))) as Row;
}

/** The settings of those of the types that have some, as one collection. */
export function settingsOf(types: readonly Choice[]): Field {
	const given = types.flatMap(([type]) => {
		const fields = settings[String(type)];
		return fields ? [{ type: String(type), fields }] : [];
	});
	return {
		...collection(
			'typeSettings',
			'Settings of the Type',
			'Add Setting',
			given.flatMap(({ fields }) => fields),
		),
		showWhen: { type: given.map(({ type }) => type) },
	};
}
