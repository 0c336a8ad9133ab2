import { fold } from './equality';
import { Failure } from './failure';
import { splitText, unquoted } from './splitText';
import { isEmpty, isRow, type Row, shorten } from './values';

/** One of several values that a field was given. */
export interface Word {
	text: string;
	/** An ID if it was picked from a list, a name if it is in quotes; otherwise digits may be either. */
	stated?: 'id' | 'name';
}

/**
 * The only reader of fields that take several values: an array, text that is a JSON array, or text
 * with commas, semicolons, line breaks or `||` between. A value in double quotes is kept together
 * and is a name. Text that holds one of the `known` names is not split inside it; the longest such
 * name counts, and what is such a name is nothing else. Empty values are left out. Throws `Failure`
 * naming the field for anything else.
 */
export function wordsOf(value: unknown, label: string, known: readonly string[] = []): Word[] {
	const reader = { label, known, names: new Set(known.map(fold).filter(Boolean)) };
	if (typeof value !== 'string' || reader.names.has(fold(value)))
		return Array.isArray(value)
			? value.flatMap((part: unknown) => elementWords(part, reader))
			: elementWords(value, reader);
	if (isNothing(value)) return [];
	const list = jsonIn(value, label);
	return list?.flatMap((part) => elementWords(part, reader)) ?? textWords(value, reader);
}

interface Reader {
	label: string;
	known: readonly string[];
	names: ReadonlySet<string>;
}

/** The same as plain texts. */
export function splitList(value: unknown, label: string, known: readonly string[] = []): string[] {
	return wordsOf(value, label, known).map(({ text }) => text);
}

/** Whether a value is empty, or text that means so: `null`, `[]` or `{}`. */
export function isNothing(value: unknown): boolean {
	return (
		isEmpty(value) || (typeof value === 'string' && /^(null|\[\s*\]|\{\s*\})$/.test(value.trim()))
	);
}

/** What JavaScript makes of a missing value or an object in text. */
const noValue = /^(undefined|null|NaN|\[object \w+\])$/;

/** Whether text is what an expression without a value leaves. */
export function isNoValue(text: string): boolean {
	return noValue.test(text.trim());
}

/** A word, a name or an ID without blanks around it; throws `Failure` for what is none. */
export function asWord(value: unknown, label: string): string {
	const isNumber = typeof value === 'number' && Number.isFinite(value);
	if (typeof value !== 'string' && !isNumber) return refuse(label, value);
	const word = String(value).trim();
	if (!isNoValue(word)) return word;
	throw new Failure(`An expression in ${label} gave no value: ${shorten(word)}`, {
		description: 'Check the expression: it names something that this item does not have',
		field: label,
	});
}

/** Whether a value is a resource locator's, with the mode it was chosen in. */
export function isLocator(value: unknown): value is Row {
	return isRow(value) && 'mode' in value && 'value' in value;
}

/** The words of one element of an array; an element may itself be text that is a JSON array. */
function elementWords(part: unknown, reader: Reader): Word[] {
	const { label, names } = reader;
	if (typeof part === 'string' && names.has(fold(part))) return [{ text: part.trim() }];
	if (isNothing(isLocator(part) ? part.value : part)) return [];
	if (isLocator(part))
		return [{ text: asWord(part.value, label), stated: part.mode === 'name' ? 'name' : 'id' }];
	const list = jsonIn(part, label);
	if (list?.some(Array.isArray)) return refuse(label, part);
	if (list) return list.flatMap((one) => elementWords(one, reader));
	const text = asWord(part, label);
	const quoted = unquoted(text);
	if (quoted === '') return [];
	return [quoted === undefined ? { text } : { text: quoted, stated: 'name' }];
}

/** The elements of text that is a JSON array; undefined for other text, such as the name `[Monthly]`. */
function jsonIn(text: unknown, label: string): unknown[] | undefined {
	if (typeof text !== 'string' || !/^\s*[[{]/.test(text)) return undefined;
	// Some programs and language models write single quotes.
	const parsed = parsedJson(
		/^\s*\[\s*'[^"]*'\s*\]\s*$/.test(text) ? text.replace(/'/g, '"') : text,
	);
	return parsed === undefined || Array.isArray(parsed) ? parsed : refuse(label, text);
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

function textWords(text: string, reader: Reader): Word[] {
	const { label, known, names } = reader;
	// As ActiveCampaign stores several options of a custom field.
	if (text.includes('||')) return text.split('||').flatMap((part) => elementWords(part, reader));
	const parts = splitText(text, known);
	const isCutOff =
		/^\s*[[{]/.test(text) && parts.some((part) => !part.isQuoted && isBroken(part.text));
	if (isCutOff) return refuse(label, text);
	return parts.flatMap(({ text: part, isQuoted }): Word[] => {
		if (isQuoted) return part === '' ? [] : [{ text: part, stated: 'name' }];
		if (names.has(fold(part))) return [{ text: part }];
		return isNothing(part) ? [] : [{ text: asWord(part, label) }];
	});
}

/** Whether a part has brackets without their pair, as in a JSON array that breaks off. */
function isBroken(part: string): boolean {
	const count = (sign: string) => part.split(sign).length;
	return count('[') !== count(']') || count('{') !== count('}');
}

function refuse(label: string, value: unknown): never {
	throw new Failure(`${label} is not valid: ${shorten(value)}`, {
		description:
			'Give words or IDs, separated by commas or as an array; put a name with commas or brackets in double quotes',
		field: label,
	});
}
