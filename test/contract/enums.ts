import type { FactField } from './reference';
import { isNamed } from './sent';

/** A value for comparison: the reference puts some in quotes, and differs in the case of directions. */
function folded(name: string, value: unknown): string {
	const plain = String(value).replace(/^"(.*)"$/, '$1');
	return /^orders?\[/.test(name) ? plain.toLowerCase() : plain;
}

/** Values that an enumeration has not, where there is one; `score<id>` of the reference is a pattern. */
export function notAmong({ name, enum: choices = [] }: FactField, value: unknown): string[] {
	if (choices.length === 0) return [];
	return valuesOf(name, value).filter(
		(one) => !choices.some((choice) => isNamed(folded(name, choice), one)),
	);
}

/** Choices of an enumeration that no value is. */
export function neverSent({ name, enum: choices = [] }: FactField, values: unknown[]): string[] {
	const given = values.flatMap((value) => valuesOf(name, value));
	return choices
		.map((choice) => folded(name, choice))
		.filter((choice) => !given.some((one) => isNamed(choice, one)));
}

function valuesOf(name: string, value: unknown): string[] {
	return (Array.isArray(value) ? value : [value]).map((one) => folded(name, one));
}
