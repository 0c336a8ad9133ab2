import { isRow, type Row } from '../../core/values';
import { webhookEvent } from '../../resources/settings/webhookEvents';
import { contactChangeId, eventId, moment } from '../shared/eventId';
import { shortHash } from '../shared/shortHash';

/**
 * The ID of the event that a delivery reports; undefined without its type. A delivery that comes again
 * has the same ID. Deliveries have no ID of their own, and two events of one second may differ in any
 * member, so all of it counts; only Contact Updated is also caught up, which knows the contact and the time.
 */
export function deliveryId(delivery: Row): string | undefined {
	const { type, date_time } = delivery;
	if (typeof type !== 'string') return undefined;
	const about = delivery[webhookEvent(type)?.about ?? ''];
	const id = isRow(about) ? String(about.id ?? '') : '';
	if (type === 'update' && id !== '') return contactChangeId(id, date_time);
	return eventId(type, id, moment(date_time), shortHash(inOrder(delivery)));
}

/** As JSON, with members in the order of their names: n8n's parsers do not keep that of the delivery. */
function inOrder(value: unknown): string {
	return JSON.stringify(value, (_, part: unknown) =>
		isRow(part)
			? Object.fromEntries(
					Object.entries(part).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
				)
			: part,
	);
}
