import type { INodePropertyOptions } from 'n8n-workflow';
import type { Field, FieldGroup, FieldSource } from '../descriptor';
import { toCents } from '../amounts';
import { parseJson, type Row } from '../values';
import { splitList } from '../words';
import { readAddress, readAmount, readDay, readMoment, readUnits } from './readers';

/** Further properties of a field. */
export type More = Partial<Omit<Field, 'type'>>;

export function text(
	name: string,
	displayName: string,
	description: string,
	more: More = {},
): Field {
	return { displayName, name, type: 'string', default: '', description, ...more };
}

export function longText(
	name: string,
	displayName: string,
	description: string,
	more: More = {},
): Field {
	return text(name, displayName, description, { typeOptions: { rows: 4 }, ...more });
}

export function email(
	name: string,
	displayName: string,
	description: string,
	more: More = {},
): Field {
	return text(name, displayName, withRule(description, ofAddresses), {
		placeholder: 'e.g. nathan@example.com',
		reads: readAddress,
		...more,
	});
}

/** A description with a sentence on how values of this kind are read (docs/values.md). */
function withRule(description: string, rule: string): string {
	return `${description.replace(/\.$/, '')}. ${rule}`;
}

const ofAddresses = 'A name before the address in angle brackets is left out.';

export function number(
	name: string,
	displayName: string,
	description: string,
	more: More = {},
): Field {
	return { displayName, name, type: 'number', default: 0, description, ...more };
}

/** A notice in the form; it has no value. */
export function notice(words: string): Field {
	return { displayName: words, name: 'notice', type: 'notice', default: '', sendAs: false };
}

/** On or off; the description begins with “Whether”. */
export function toggle(
	name: string,
	displayName: string,
	description: string,
	more: More = {},
): Field {
	return { displayName, name, type: 'boolean', default: false, description, ...more };
}

/** A toggle that the API takes as 1 or 0. */
export function flag(
	name: string,
	displayName: string,
	description: string,
	more: More = {},
): Field {
	return toggle(name, displayName, description, {
		convert: (on) => (on === true ? 1 : 0),
		...more,
	});
}

/** An option of a dropdown; the first one is the default unless `more` has another. */
export type Choice = readonly [value: string | number, name: string, description?: string];

export function choice(
	name: string,
	displayName: string,
	description: string,
	choices: readonly Choice[],
	more: More = {},
): Field {
	const options = optionsOf(choices, more.ordered);
	return {
		displayName,
		name,
		type: 'options',
		default: choices[0]?.[0] ?? '',
		description,
		options,
		...more,
	};
}

export function choices(
	name: string,
	displayName: string,
	description: string,
	given: readonly Choice[],
	more: More = {},
): Field {
	return {
		displayName,
		name,
		type: 'multiOptions',
		default: [],
		description,
		options: optionsOf(given, more.ordered),
		...more,
	};
}

/** Up to four options keep their order; longer lists are sorted by name. */
function optionsOf(given: readonly Choice[], ordered = given.length < 5): INodePropertyOptions[] {
	const options = given.map(([value, name, description]) => ({
		name,
		value,
		...(description ? { description } : {}),
	}));
	return ordered ? options : options.sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** A point in time, sent as ISO 8601 with its offset. */
export function dateTime(
	name: string,
	displayName: string,
	description: string,
	more: More = {},
): Field {
	return {
		displayName,
		name,
		type: 'dateTime',
		default: '',
		description: withRule(description, ofTimes),
		reads: readMoment,
		...more,
	};
}

/** A day, sent as `2026-05-31`. n8n's picker has a time too. */
export function day(
	name: string,
	displayName: string,
	description: string,
	more: More = {},
): Field {
	return dateTime(name, displayName, description, {
		description: withRule(description, ofDays),
		reads: readDay,
		...more,
	});
}

const ofTimes = 'Without a time zone, it is in that of the workflow.';

const ofDays = 'A time in UTC counts as the day that it is in the time zone of the workflow.';

/** JSON text or a mapped object, sent as JSON. */
export function json(
	name: string,
	displayName: string,
	description: string,
	more: More = {},
): Field {
	return {
		displayName,
		name,
		type: 'json',
		default: '',
		description,
		convert: (value) => parseJson(value, displayName),
		...more,
	};
}

/** Several IDs or words, in any form that `wordsOf` reads; `convert` gets an array. */
export function several(
	name: string,
	displayName: string,
	description: string,
	more: More = {},
): Field {
	const { convert = (parts: unknown) => parts, ...others } = more;
	return text(name, displayName, description, {
		...others,
		several: true,
		convert: (value) => convert(splitList(value, displayName)),
	});
}

/** An amount: in units of the currency in the form, in cents in the API. */
export function amount(
	name: string,
	displayName: string,
	description: string,
	more: More = {},
): Field {
	return number(name, displayName, withRule(description, ofAmounts), {
		typeOptions: { numberPrecision: 2, minValue: 0 },
		placeholder: 'e.g. 45.60',
		reads: readAmount,
		convert: (value) => toCents(value, displayName),
		...more,
	});
}

/** An optional amount that the API takes in units of the currency; empty where none is set. */
export function units(
	name: string,
	displayName: string,
	description: string,
	more: More = {},
): Field {
	return text(name, displayName, withRule(`${description}, in units of the currency`, ofAmounts), {
		placeholder: 'e.g. 45.60',
		reads: readUnits,
		...more,
	});
}

const ofAmounts = 'Text such as 1,200.50 or 1.200,50 is read as well.';

export function collection(
	name: string,
	displayName: string,
	placeholder: string,
	options: Field[],
): Field {
	return {
		displayName,
		name,
		type: 'collection',
		placeholder,
		default: {},
		options: byLabel(options),
	};
}

/** Optional fields of a create operation. */
export const additionalFields = (...options: Field[]) =>
	collection('additionalFields', 'Additional Fields', 'Add Field', options);

/** Fields of an update operation; only those that the user adds change. */
export const updateFields = (...options: Field[]) =>
	collection('updateFields', 'Update Fields', 'Add Field', options);

export const filters = (...options: Field[]) =>
	collection('filters', 'Filters', 'Add Filter', options);

export const options = (...members: Field[]) =>
	collection('options', 'Options', 'Add Option', members);

/** Sends empty values to clear fields; by default, empty values are not sent. */
export const clearWhenEmpty = toggle(
	'clearWhenEmpty',
	'Clear When Empty',
	'Whether a field that is added here but empty is cleared in ActiveCampaign. Off, empty values change nothing.',
	{ sendAs: false },
);

/** For operations that the service completes asynchronously. */
export const waitForResult: Field[] = [
	toggle(
		'waitForResult',
		'Wait for Result',
		'Whether to wait until ActiveCampaign has finished, instead of going on at once',
		{ default: true, sendAs: false },
	),
	number('maxWait', 'Longest Wait', 'Seconds to wait before the item fails', {
		default: 300,
		typeOptions: { minValue: 1 },
		showWhen: { waitForResult: [true] },
		sendAs: false,
	}),
];

/** For custom fields with options: dropdown, list box, radio, checkbox. */
export const createMissingOptions = toggle(
	'createMissingOptions',
	'Create Missing Options',
	'Whether a value that a custom field does not offer is added to its options, instead of failing the item',
	{ sendAs: false },
);

/** A sort order, sent as `orders[x]=ASC`. */
export function sort(...by: SortChoices): Field {
	return sortSentAs((member, direction) => ({ [`orders[${member}]`]: direction }), by);
}

/** A sort order as `email`, or `-email` for descending. */
export function signedOrder(by: string, direction: string): string {
	return direction === 'DESC' ? `-${by}` : by;
}

/** The first one is the default. */
type SortChoices = readonly [Choice, ...Choice[]];

/** A sort order in an API's own format; `given` also has the values of the fields in `more`. */
export function sortSentAs(
	send: (by: string, direction: string, given: Row) => Row,
	by: SortChoices,
	more: Field[] = [],
): Field {
	const [[first, label]] = by;
	const alone = by.length === 1;
	const which = alone ? `, by ${label.toLowerCase()}` : '';
	return {
		...collection('sort', 'Sort', 'Add Sort', [
			...(alone ? [] : [choice('by', 'Sort By', 'What the results are ordered by', by)]),
			choice('direction', 'Direction', `Which end comes first${which}`, [
				['ASC', 'Ascending', 'A to Z, lowest or oldest first'],
				['DESC', 'Descending', 'Z to A, highest or newest first'],
			]),
			...more,
		]),
		sendAs: (value) => {
			const given = value as Row;
			return send(String(given.by ?? first), String(given.direction ?? 'ASC'), given);
		},
	};
}

/** A resource mapper for custom fields. */
export function customFieldMapper(source: FieldSource, more: More = {}): Field {
	return {
		displayName: 'Custom Fields',
		name: 'customFields',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		typeOptions: {
			resourceMapper: {
				resourceMapperMethod: source.key,
				mode: 'add',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: false,
				multiKeyMatch: false,
				supportAutoMap: true,
				hideNoDataError: true,
				valuesLabel: more.displayName ?? 'Custom Fields',
			},
		},
		fieldSource: source,
		...more,
	};
}

/** Reloads the options of a field when another field changes. */
export function dependsOn(other: string, field: Field): Field {
	return {
		...field,
		typeOptions: { ...field.typeOptions, loadOptionsDependsOn: [`${other}.value`] },
	};
}

/** A group of fields that the user can add several times. */
export function rows(
	name: string,
	displayName: string,
	placeholder: string,
	group: FieldGroup,
	more: More = {},
): Field {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		placeholder,
		default: {},
		typeOptions: { multipleValues: true },
		options: [group],
		...more,
	};
}

export function required(field: Field): Field {
	return { ...field, required: true };
}

/** Marks the field that identifies what is written: items with the same value keep their order. */
export function subject(field: Field): Field {
	return { ...field, subject: true };
}

function byLabel(fields: Field[]): Field[] {
	return [...fields].sort((one, other) => one.displayName.localeCompare(other.displayName, 'en'));
}
