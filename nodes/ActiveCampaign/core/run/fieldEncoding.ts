import type { CustomField, FieldValue } from '../descriptor';
import { amountOf, decimalOf } from '../amounts';
import { fold } from '../equality';
import { Failure } from '../failure';
import { dayOf, isoText, momentOf } from '../time';
import { isEmpty, isRow, shorten } from '../values';
import { splitList } from '../words';

const singleChoice = new Set(['dropdown', 'radio']);
const multipleChoice = new Set(['listbox', 'checkbox', 'multiselect', 'multi-select']);

/** Whether a value is empty for the field; for several options, also text with nothing but separators. */
export function isBlank(field: CustomField, value: unknown): boolean {
	return isEmpty(value) || (multipleChoice.has(field.type) && partsOf(field, value).length === 0);
}

/**
 * Converts a value to the field's type; throws `Failure` naming the field and its options. Dates are
 * read by the clock of the workflow's time zone.
 */
export function fieldValueOf(field: CustomField, value: unknown, timeZone: string): FieldValue {
	if (multipleChoice.has(field.type))
		return partsOf(field, value).map((part) => optionOf(field, part));
	if (singleChoice.has(field.type)) return optionOf(field, plainTextOf(field, value));
	const { type, title, currency } = field;
	const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
	if (type === 'currency' && currency) return amountOf(one, title, { currency });
	if (type === 'number' || type === 'currency') return decimalOf(one, title);
	if (type === 'date') return dayOf(one, timeZone, title);
	if (type === 'datetime') return momentOf(one, timeZone, title);
	return textOf(field, value);
}

/** The options that a value names but the field does not have; none for fields without options. */
export function missingOptions(field: CustomField, value: unknown): string[] {
	const isOne = singleChoice.has(field.type);
	if (!isOne && !multipleChoice.has(field.type)) return [];
	const existing = new Set(field.options.map(fold));
	const wanted = isOne ? [plainTextOf(field, value)] : partsOf(field, value);
	return wanted.filter((option) => !existing.has(fold(option)));
}

/** Several options in the contacts API's format `||a||b||`; throws `Failure` if one contains the separator. */
export function joined(title: string, value: FieldValue): string {
	if (!Array.isArray(value)) return String(value);
	const text = `||${value.join('||')}||`;
	const stored = text.split('||').slice(1, -1);
	if (stored.length === value.length && stored.every((part, index) => part === value[index]))
		return text;
	throw refusal(
		title,
		`${shorten(value.find((part) => part.includes('|')))} cannot be stored in`,
		'ActiveCampaign separates options by ||: name the option without it',
	);
}

/** The options that a value names; one that holds a comma stays whole where the field has it. */
function partsOf(field: CustomField, value: unknown): string[] {
	const plain = (part: unknown) => (isPlain(part) ? String(part) : part);
	const given = Array.isArray(value) ? value.map(plain) : plain(value);
	return splitList(given, field.title, field.options);
}

function optionOf({ title, options }: CustomField, text: string): string {
	if (options.length === 0) return text;
	const option =
		options.find((name) => name === text) ?? options.find((name) => fold(name) === fold(text));
	if (option !== undefined) return option;
	const offered = options.slice(0, 10).map(shorten).join(', ');
	throw refusal(
		title,
		`${shorten(text)} is not an option of`,
		`Choose one of ${offered}${options.length > 10 ? `, or ${options.length - 10} more` : ''}`,
	);
}

/** Text, a number or a boolean as trimmed text, also from an array of one; throws `Failure`. */
function plainTextOf({ title }: CustomField, value: unknown): string {
	const plain: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
	if (typeof plain === 'string') return plain.trim();
	if (isPlain(plain)) return String(plain);
	throw refusal(
		title,
		`${shorten(value)} is not one value for`,
		'Give a word or a number, or check the expression that gives it',
	);
}

/** An array of plain values as comma-separated text; objects and nested arrays as JSON. */
function textOf({ title }: CustomField, value: unknown): string {
	if (isPlain(value)) return String(value);
	const date = isoText(value);
	if (date !== undefined) return date;
	if (Array.isArray(value)) {
		const parts = value.filter((part) => !isEmpty(part));
		if (parts.every(isPlain)) return parts.map(String).join(', ');
	}
	try {
		if (Array.isArray(value) || isRow(value)) return JSON.stringify(value);
	} catch {
		// Too deep or circular: refused below.
	}
	throw refusal(title, 'The value cannot be written as text for', 'Map the text itself');
}

function isPlain(value: unknown): value is string | number | bigint | boolean {
	return ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
}

function refusal(title: string, problem: string, description: string): Failure {
	return new Failure(`${problem} the custom field ${shorten(title)}`, {
		description,
		field: title,
	});
}
