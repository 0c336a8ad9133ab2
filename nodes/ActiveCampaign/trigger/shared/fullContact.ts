import type { Client } from '../../core/client/client';
import { rowsOf } from '../../core/client/pages';
import { plainRequest } from '../../core/client/route';
import type { FieldSource } from '../../core/descriptor';
import { customFields } from '../../core/run/customFields';
import { isRow, type Row } from '../../core/values';
import { contactFieldSource } from '../../resources/shared/fieldSources';

/** Side lists that tell a contact's tags, lists and fields in the same answer (reference/sideloading). */
export const wholeContact = { include: 'contactTags.tag,contactLists.list,fieldValues.field' };

/** Titles of custom fields by ID; a title that two share stands with its ID. */
export type FieldNames = ReadonlyMap<string, string>;

/** Titles of custom fields, by default those of contacts; remembered for a while; throws `Failure`. */
export async function fieldNames(
	client: Client,
	source: FieldSource = contactFieldSource,
): Promise<FieldNames> {
	const fields = await customFields(client, source);
	const isShared = (title: string) => fields.filter((field) => field.title === title).length > 1;
	return new Map(fields.map(({ id, title }) => [id, isShared(title) ? `${title} (${id})` : title]));
}

/** Values of custom fields under their titles; unknown IDs stay, several options become an array. */
export function named(fields: unknown, names: FieldNames): Row {
	const entries = Array.isArray(fields)
		? fields.entries()
		: Object.entries(isRow(fields) ? fields : {});
	return Object.fromEntries(
		[...entries].map(([id, value]) => [names.get(String(id)) ?? String(id), plainValue(value)]),
	);
}

/** The contact with its tags, lists and fields as ActiveCampaign has it now; undefined when it is gone. */
export async function loadContact(
	client: Client,
	id: string,
	names: FieldNames,
	asOf: string,
): Promise<Row | undefined> {
	const request = plainRequest('GET', '/contacts', { 'ids[]': id, limit: 1, ...wholeContact });
	// Events of one moment are about one state of the contact: one request serves them all.
	const body = await client.remember(`contact ${id} as of ${asOf}`, ['contacts'], () =>
		client.call(request),
	);
	const row = rowsOf(body, 'contacts').find((contact) => String(contact.id) === id);
	return row && contactFrom(row, body, names);
}

/** A contact of a page with side lists, its members named as in a delivery. */
export function contactFrom(row: Row, page: unknown, names: FieldNames): Row {
	const beside = (name: string) => (isRow(page) ? rowsOf(page, name) : []);
	const id = String(row.id);
	const ofContact = (name: string) => beside(name).filter(({ contact }) => String(contact) === id);
	const find = (name: string, wanted: unknown) =>
		beside(name).find((other) => String(other.id) === String(wanted));
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
		fields: named(
			Object.fromEntries(
				ofContact('fieldValues').map(({ field, value }) => [String(field), value]),
			),
			names,
		),
		created: row.cdate,
		updated: row.udate,
	};
}

/** `||a||b||` as `['a', 'b']`. */
function plainValue(value: unknown): unknown {
	if (typeof value !== 'string' || !/^\|\|.*\|\|$/s.test(value)) return value;
	return value.split('||').filter((part) => part !== '');
}
