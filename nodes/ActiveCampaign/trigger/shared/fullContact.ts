import type { Client } from '../../core/client/client';
import { rowsOf } from '../../core/client/pages';
import { plainRequest } from '../../core/client/route';
import { isRow, type Row } from '../../core/values';
import { byTitle, type FieldTitles } from './fieldTitles';

/** Side-loads a contact's tags, lists and field values in the same answer (reference/sideloading). */
export const wholeContact = { include: 'contactTags.tag,contactLists.list,fieldValues.field' };

/** The contact with its current tags, lists and fields; undefined if it was deleted. Throws `Failure`. */
export async function loadContact(
	client: Client,
	id: string,
	titles: FieldTitles,
	asOf: string,
): Promise<Row | undefined> {
	const request = plainRequest('GET', '/contacts', { 'ids[]': id, limit: 1, ...wholeContact });
	// Events of the same moment show the same state of the contact, so one request serves them all.
	const body = await client.remember(`contact ${id} as of ${asOf}`, ['contacts'], () =>
		client.call(request),
	);
	const row = rowsOf(body, 'contacts').find((contact) => String(contact.id) === id);
	return row && contactFrom(row, body, titles);
}

/** A contact of a page with side-loaded lists, with the member names of a delivery. */
export function contactFrom(row: Row, page: unknown, titles: FieldTitles): Row {
	const sideList = (name: string) => (isRow(page) ? rowsOf(page, name) : []);
	const id = String(row.id);
	const ofContact = (name: string) =>
		sideList(name).filter(({ contact }) => String(contact) === id);
	const find = (name: string, wantedId: unknown) =>
		sideList(name).find((other) => String(other.id) === String(wantedId));
	return {
		id,
		email: row.email,
		first_name: row.firstName,
		last_name: row.lastName,
		phone: row.phone,
		orgname: row.orgname ?? '',
		tags: ofContact('contactTags').flatMap(({ tag }) => find('tags', tag)?.tag ?? []),
		lists: ofContact('contactLists').map(({ list, status }) => ({
			id: String(list),
			name: find('lists', list)?.name,
			subscribed: String(status) === '1',
		})),
		fields: byTitle(
			Object.fromEntries(
				ofContact('fieldValues').map(({ field, value }) => [String(field), value]),
			),
			titles,
		),
		created: row.cdate,
		updated: row.udate,
	};
}
