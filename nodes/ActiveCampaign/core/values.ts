import { Failure } from './failure';

/** An object of the API or of a user's item. */
export type Row = Record<string, unknown>;

export function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nothing that a user would call a value: what an empty form field or a failed mapping gives. */
export function isEmpty(value: unknown): boolean {
	return isEmptyAt(value, 0);
}

/** Emptiness is never nested as deep as `maxDepth`. */
function isEmptyAt(value: unknown, depth: number): boolean {
	if (depth > maxDepth || value instanceof Date) return false;
	if (Array.isArray(value) || isRow(value))
		return Object.values(value).every((part) => isEmptyAt(part, depth + 1));
	if (typeof value === 'string') return value.trim() === '';
	return value === undefined || value === null || Number.isNaN(value);
}

const maxDepth = 100;

/** A value as it can be shown in a message. */
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
		// In a circle, or too deep.
		return '…';
	}
}

/** A value that is JSON already, or text that must be; throws `Failure` naming the field. */
export function parseJson(value: unknown, label: string): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return reject(label, value, 'Check the brackets, commas and double quotes: it must be JSON');
	}
}

/** The parts of an array or of a comma-separated text, without empty ones; throws `Failure` for anything else. */
export function splitList(value: unknown, label = 'List'): string[] {
	const parts = Array.isArray(value)
		? value
		: typeof value === 'string'
			? value.split(',')
			: [value];
	return parts.filter((part) => !isEmpty(part)).map((part: unknown) => wordOf(part, label));
}

function wordOf(part: unknown, label: string): string {
	if (typeof part === 'string') return part.trim();
	if (typeof part === 'number' && Number.isFinite(part)) return String(part);
	return reject(label, part, 'Give words or IDs, separated by commas or as an array');
}

export function toCents(value: unknown, label: string): number {
	const units = typeof value === 'string' ? Number(value.trim()) : value;
	if (typeof units !== 'number' || !Number.isFinite(units * 100) || isEmpty(value)) {
		return reject(label, value, 'Give a plain number with a point, for example 45.60');
	}
	// Through text: 1.005 × 100 is 100.49999999999999. Very large and small numbers have an exponent already.
	const text = String(units);
	return Math.round(text.includes('e') ? units * 100 : Number(`${text}e2`));
}

function reject(label: string, value: unknown, description: string): never {
	throw new Failure(`${label} is not valid: ${shorten(value)}`, { description, field: label });
}

/** A number where the API does not take one as text. */
export function asNumber(value: unknown): number {
	return Number(value);
}

/** A member as text; blank where there is none. */
export function asText(value: unknown): string {
	return value === undefined || value === null ? '' : String(value);
}

/** The members that are there, one after another. */
export function joinTexts(values: unknown[], separator: string): string {
	return values.map(asText).filter(Boolean).join(separator);
}
