import type { FactField } from '../support/reference';
import { isNamed } from './sent';

/** A value for comparison: the reference quotes some values and varies the case of sort directions. */
function folded(name: string, value: unknown): string {
	const plain = String(value).replace(/^"(.*)"$/, '$1');
	return /^orders?\[/.test(name) ? plain.toLowerCase() : plain;
}

/** Values that the enumeration of a field lacks; `score<id>` in the reference is a pattern. */
export function notAmong({ name, enum: choices = [] }: FactField, value: unknown): string[] {
	if (choices.length === 0) return [];
	return valuesOf(name, value).filter(
		(one) => !choices.some((choice) => isNamed(folded(name, choice), one)),
	);
}

/** Choices of an enumeration that are not among the values. */
export function neverSent({ name, enum: choices = [] }: FactField, values: unknown[]): string[] {
	const given = values.flatMap((value) => valuesOf(name, value));
	return choices
		.map((choice) => folded(name, choice))
		.filter((choice) => !given.some((one) => isNamed(choice, one)));
}

function valuesOf(name: string, value: unknown): string[] {
	return (Array.isArray(value) ? value : [value]).map((one) => folded(name, one));
}
