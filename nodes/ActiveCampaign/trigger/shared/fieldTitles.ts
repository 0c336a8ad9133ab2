import type { Client } from '../../core/client/client';
import type { FieldSource } from '../../core/descriptor';
import { customFields } from '../../core/run/customFields';
import type { Row } from '../../core/values';

/** Titles of custom fields by ID; fields that share a title have their ID added to it. */
export type FieldTitles = ReadonlyMap<string, string>;

/** Titles of the fields of one source, cached for a while; throws `Failure`. */
export async function fieldTitles(client: Client, source: FieldSource): Promise<FieldTitles> {
	const fields = await customFields(client, source);
	const isShared = (title: string) => fields.filter((field) => field.title === title).length > 1;
	return new Map(fields.map(({ id, title }) => [id, isShared(title) ? `${title} (${id})` : title]));
}

/** Values of custom fields by title instead of by ID; an unknown ID stays. */
export function byTitle(valuesById: Row, titles: FieldTitles): Row {
	return Object.fromEntries(
		Object.entries(valuesById).map(([id, value]) => [titles.get(id) ?? id, fieldValue(value)]),
	);
}

/** Several options, stored as `||a||b||`, as `['a', 'b']`. */
export function fieldValue(value: unknown): unknown {
	if (typeof value !== 'string' || !/^\|\|.*\|\|$/s.test(value)) return value;
	return value.split('||').filter((option) => option !== '');
}
