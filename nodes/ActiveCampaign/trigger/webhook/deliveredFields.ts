import { isRow, type Row } from '../../core/values';
import { fieldValue } from '../shared/fieldTitles';

/**
 * Custom fields come in three forms. Contacts have them by field ID; the reference shows accounts with
 * them by title; deals and accounts were captured with a list of `{ id, key, value }`, in which `key` is
 * the title and `id` belongs to the stored value, not to the field, and is missing without a value.
 */
interface ListedField extends Row {
	key: string;
}

/** Custom fields by title if the delivery lists them with their titles; otherwise as delivered. */
export function deliveredFields(fields: unknown): unknown {
	const listed = listedFields(fields);
	if (listed.length === 0) return fields;
	const values = new Map<string, unknown>();
	for (const { key, value } of listed)
		values.set(unusedTitle(key, values), fieldValue(value ?? ''));
	return Object.fromEntries(values);
}

/** True for custom fields by ID, whose titles have to be looked up. */
export function areKeyedById(fields: unknown): fields is Row {
	if (!isRow(fields) || listedFields(fields).length > 0) return false;
	const keys = Object.keys(fields);
	return keys.length > 0 && keys.every((key) => /^\d+$/.test(key));
}

function listedFields(fields: unknown): ListedField[] {
	const entries: unknown[] = typeof fields === 'object' && fields ? Object.values(fields) : [];
	return entries.filter(
		(entry): entry is ListedField => isRow(entry) && typeof entry.key === 'string',
	);
}

/** Fields may share a title, and the list does not say which is which: the second is `Title #2`. */
function unusedTitle(title: string, taken: ReadonlyMap<string, unknown>): string {
	let name = title;
	for (let count = 2; taken.has(name); count++) name = `${title} #${count}`;
	return name;
}
