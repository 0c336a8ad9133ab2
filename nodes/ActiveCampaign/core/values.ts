import { Failure } from './failure';

/** A JSON object, of the API or of an item. */
export type Row = Record<string, unknown>;

export function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is empty, as from an empty form field or a failed mapping: blank, NaN, or only such members. */
export function isEmpty(value: unknown): boolean {
	return isEmptyAt(value, 0);
}

/** A deeper value counts as not empty, so that circular objects end. */
function isEmptyAt(value: unknown, depth: number): boolean {
	if (depth > maxDepth || value instanceof Date) return false;
	if (Array.isArray(value) || isRow(value))
		return Object.values(value).every((part) => isEmptyAt(part, depth + 1));
	if (typeof value === 'string') return value.trim() === '';
	return value === undefined || value === null || Number.isNaN(value);
}

const maxDepth = 100;

/** A value in quotes for a message, at most 60 characters. */
export function shorten(value: unknown): string {
	const text = typeof value === 'string' ? value : inWords(value);
	return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}

function inWords(value: unknown): string {
	if (typeof value !== 'object' || value === null) return String(value);
	try {
		const text = JSON.stringify(value, (_, part: unknown) =>
			typeof part === 'bigint' ? String(part) : part,
		) as string | undefined;
		return text ?? '';
	} catch {
		// Circular, or too deep.
		return '…';
	}
}

/** Parses text as JSON and returns any other value as it is; throws `Failure` naming the field. */
export function parseJson(value: unknown, label: string): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return reject(label, value, 'Check the brackets, commas and double quotes: it must be JSON');
	}
}

function reject(label: string, value: unknown, description: string): never {
	throw new Failure(`${label} is not valid: ${shorten(value)}`, { description, field: label });
}

/** For members that the API accepts only as a number. */
export function asNumber(value: unknown): number {
	return Number(value);
}

/** A value as text; '' for undefined and null. */
export function asText(value: unknown): string {
	return value === undefined || value === null ? '' : String(value);
}

/** Joins the values that are not blank. */
export function joinTexts(values: unknown[], separator: string): string {
	return values.map(asText).filter(Boolean).join(separator);
}
