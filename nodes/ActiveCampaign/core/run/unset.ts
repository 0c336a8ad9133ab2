import type { Field } from '../descriptor';
import { isEmpty } from '../values';
import { isLocator, isNothing, wordsOf } from '../words';

/**
 * Whether a field has no value, by its kind: a selector without a choice, a list without an entry,
 * anything else that is empty. Throws `Failure` for a list that cannot be read.
 */
export function isUnset(field: Field, value: unknown): boolean {
	if (field.type === 'resourceLocator') return isNothing(isLocator(value) ? value.value : value);
	const takesSeveral = field.several === true || field.type === 'multiOptions';
	return takesSeveral ? wordsOf(value, field.displayName).length === 0 : isEmpty(value);
}
