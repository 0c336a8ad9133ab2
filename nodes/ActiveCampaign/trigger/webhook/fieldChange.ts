import { fold, foldLoosely } from '../../core/equality';
import type { WebhookEvent } from '../../core/event';
import { isEmpty, isRow, type Row } from '../../core/values';
import type { LatestValues } from '../shared/latestValues';
import { secondsOf } from '../shared/seenChanges';
import { shortHash } from '../shared/shortHash';
import { areKeyedById } from './deliveredFields';
import type { Filters } from './filters';

/**
 * Whether the watched field changed, to the wanted value if there is one; undefined if its value is
 * unknown, because custom fields have IDs and their titles could not be read. Deliveries of deals and
 * accounts list the changed fields, custom ones by title; those of contacts do not, so `latest` keeps the
 * last value by contact. Deliveries have no order: one from before the latest of its record is no change.
 */
export function hasFieldChanged(
	event: WebhookEvent,
	item: Row,
	{ fieldChanged, changedTo }: Filters,
	latest: LatestValues,
): boolean | undefined {
	const field = foldLoosely(fieldChanged);
	const row = item[event.about];
	if (!event.changesFields || field === '' || !isRow(row)) return true;
	const { updated_fields: changed } = item;
	if (Array.isArray(changed) && !changed.map(foldLoosely).includes(field)) return false;
	const current = valuesOf(row, field);
	const isUnknown = current.length === 0 && areKeyedById(row.fields);
	if (isUnknown && !(Array.isArray(changed) && isEmpty(changedTo))) return undefined;
	const hash = shortHash(JSON.stringify(current));
	const standing = latest.put(`${event.about}${String(row.id)}`, hash, secondsOf(item));
	if (standing === 'late' || (standing === 'same' && !Array.isArray(changed))) return false;
	return isEmpty(changedTo) || current.some((value) => asTyped(value) === asTyped(changedTo));
}

/**
 * A value as users type it: date fields come as `2024-02-28 00:00:00`, numbers as `18.000`, and several
 * options as a list.
 */
function asTyped(value: unknown): string {
	const parts = Array.isArray(value) ? value.map(String) : String(value ?? '').split(',');
	return fold(parts.map((part) => part.trim()).join(', '))
		.replace(/^(\d{4}-\d{2}-\d{2})[ t]00:00:00$/, '$1')
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
