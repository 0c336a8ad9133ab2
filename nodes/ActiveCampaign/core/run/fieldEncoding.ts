import type { CustomField, FieldValue } from '../descriptor';
import { fold } from '../equality';
import { Failure } from '../failure';
import { isEmpty, isRow, shorten } from '../values';

const chooseOne = new Set(['dropdown', 'radio']);
const chooseSeveral = new Set(['listbox', 'checkbox', 'multiselect', 'multi-select']);
const numeric = new Set(['number', 'currency']);

/** True for text, too, that holds nothing but the separators of options. */
export function isBlank(field: CustomField, value: unknown): boolean {
	return isEmpty(value) || (chooseSeveral.has(field.type) && partsOf(field, value).length === 0);
}

/** A value of the field's own type, or a failure that names field and choices. */
export function fieldValueOf(field: CustomField, value: unknown): FieldValue {
	if (chooseSeveral.has(field.type))
		return partsOf(field, value).map((part) => optionOf(field, part));
	if (chooseOne.has(field.type)) return optionOf(field, wordIn(field, value));
	if (numeric.has(field.type)) return numberOf(field, value);
	if (field.type === 'date') return dateOf(field, value).slice(0, 10);
	if (field.type === 'datetime') return dateOf(field, value);
	return textOf(field, value);
}

/** The options that a value names and the field does not offer; none for fields without options. */
export function missingOptions(field: CustomField, value: unknown): string[] {
	const isOne = chooseOne.has(field.type);
	if (!isOne && !chooseSeveral.has(field.type)) return [];
	const known = new Set(field.options.map(fold));
	const wanted = isOne ? [wordIn(field, value)] : partsOf(field, value);
	return wanted.filter((option) => !known.has(fold(option)));
}

/** Several options as the API of contacts takes them; throws `Failure` where they would come apart elsewhere. */
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

/** `['a', 'b']`, `||a||b||` or `a, b`; an option with a comma in its name alone, or in an array. */
function partsOf(field: CustomField, value: unknown): string[] {
	if (Array.isArray(value)) {
		return value.filter((part) => !isEmpty(part)).map((part) => wordIn(field, part));
	}
	const text = wordIn(field, value);
	if (field.options.some((option) => fold(option) === fold(text))) return [text];
	return text
		.split(text.includes('||') ? '||' : ',')
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

function optionOf({ title, options }: CustomField, text: string): string {
	if (options.length === 0) return text;
	const option =
		options.find((one) => one === text) ?? options.find((one) => fold(one) === fold(text));
	if (option !== undefined) return option;
	const offered = options.slice(0, 10).map(shorten).join(', ');
	throw refusal(
		title,
		`${shorten(text)} is not an option of`,
		`Choose one of ${offered}${options.length > 10 ? `, or ${options.length - 10} more` : ''}`,
	);
}

/** Text, number or yes and no as trimmed text, also when it comes alone in an array. */
function wordIn({ title }: CustomField, value: unknown): string {
	const word: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
	if (typeof word === 'string') return word.trim();
	if (isPlain(word)) return String(word);
	throw refusal(
		title,
		`${shorten(value)} is not one value for`,
		'Give a word or a number, or check the expression that gives it',
	);
}

function numberOf(field: CustomField, value: unknown): number {
	const text = typeof value === 'boolean' ? '' : wordIn(field, value);
	const amount = Number(text);
	const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(amount);
	if (isNumber && isExact(text, amount)) return amount;
	throw refusal(
		field.title,
		`${shorten(value)} is not a number for`,
		isNumber
			? 'It has more digits than a number can hold: give at most 15'
			: 'Give a plain number with a point, for example 45.60',
	);
}

/** Fifteen digits are held by every number, more only by some. */
function isExact(text: string, amount: number): boolean {
	const digits = text.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '');
	return digits.length === 0 || (amount !== 0 && digits.length <= 15) || String(amount) === text;
}

/** The date as the user gave it, so that no time zone moves it to another day. */
function dateOf(field: CustomField, value: unknown): string {
	const given = value instanceof Date ? dateText(value) : wordIn(field, value);
	const [day = ''] = given.split(/[T ]/);
	if (isoDate.test(given) && !Number.isNaN(Date.parse(given)) && isDay(day))
		return given.replace(' ', 'T');
	throw refusal(
		field.title,
		`${shorten(value)} is not a date for`,
		`Write it as ${field.type === 'date' ? '2026-05-31' : '2026-05-31T09:30:00+02:00'}, or choose it with the date picker`,
	);
}

const isoDate = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( ?(Z|[+-]\d{2}:?\d{2}))?)?$/;

/** The 30th of February is read as the 2nd of March by JavaScript. */
function isDay(day: string): boolean {
	return dateText(new Date(day)).startsWith(day);
}

function dateText(date: Date): string {
	return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

/** Words of an array stand one after another; what has structure is kept as JSON. */
function textOf({ title }: CustomField, value: unknown): string {
	if (isPlain(value)) return String(value);
	if (Array.isArray(value)) {
		const parts = value.filter((part) => !isEmpty(part));
		if (parts.every(isPlain)) return parts.map(String).join(', ');
	}
	try {
		if (value instanceof Date) return value.toISOString();
		if (Array.isArray(value) || isRow(value)) return JSON.stringify(value);
	} catch {
		// Too deep, in a circle or no date: refused like any other value that is no text.
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
