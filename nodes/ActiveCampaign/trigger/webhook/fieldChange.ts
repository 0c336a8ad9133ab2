import { foldLoosely } from '../../core/equality';
import type { WebhookEvent } from '../../core/event';
import { isEmpty, isRow, type Row } from '../../core/values';
import { shortHash } from '../shared/shortHash';
import type { Filters } from './filters';

const maxValues = 1_000;

/**
 * True if the watched field changed, to the wanted value if there is one. Deliveries of deals and
 * accounts list the changed fields, custom ones by title; those of contacts do not, so `values` keeps
 * a hash of the last value by contact.
 */
export function hasFieldChanged(
	event: WebhookEvent,
	item: Row,
	{ fieldChanged, changedTo }: Filters,
	values: Map<string, string>,
): boolean {
	const field = foldLoosely(fieldChanged);
	const row = item[event.about];
	if (!event.changesFields || field === '' || !isRow(row)) return true;
	const current = valuesOf(row, field).map(foldLoosely);
	const wanted = foldLoosely(changedTo);
	const isWanted =
		isEmpty(changedTo) || current.some((value) => asTyped(value) === asTyped(wanted));
	if (Array.isArray(item.updated_fields))
		return isWanted && item.updated_fields.map(foldLoosely).includes(field);
	const key = `${event.about}${String(row.id)}`;
	const hash = shortHash(current.join('|'));
	const before = values.get(key);
	values.delete(key);
	values.set(key, hash);
	for (const oldest of values.keys()) {
		if (values.size <= maxValues) break;
		values.delete(oldest);
	}
	return isWanted && before !== hash;
}

/** Date fields come as `2024-02-28 00:00:00` and numbers as `18.000`; users type 2024-02-28 and 18. */
function asTyped(value: string): string {
	return value
		.replace(/^(\d{4}-\d{2}-\d{2})00:00:00$/, '$1')
		.replace(/^(-?\d+)(?:\.0+|(\.\d*[1-9])0+)$/, '$1$2');
}

/** The value of a member or custom field; `stage` is `stageid` and `stage_title` in a delivery. */
function valuesOf(row: Row, field: string): unknown[] {
	const names = [field, `${field}id`, `${field}title`];
	const values = { ...row, ...(isRow(row.fields) ? row.fields : {}) };
	return Object.entries(values)
		.filter(([name]) => names.includes(foldLoosely(name)))
		.map(([, value]) => value);
}
