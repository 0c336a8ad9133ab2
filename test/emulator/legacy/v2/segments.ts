import type { Row } from '../../types';

/** A segment as API v2 lists it. */
export function viewSegment(row: Row) {
	const texts = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
	return {
		id: row.id,
		name: String(row.name ?? ''),
		lists: texts(row.lists),
		automations: texts(row.automations),
	};
}
