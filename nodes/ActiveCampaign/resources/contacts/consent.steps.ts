import { rowsOf } from '../../core/client/pages';
import { plainRequest } from '../../core/client/route';
import type { Tools } from '../../core/descriptor';
import { isRow, type Row } from '../../core/values';
import { rowsOfContact } from './contactRows';

/** What a `contactList.status` other than 1 (active) means. */
const inactiveReasons: Record<string, string> = {
	'0': 'has not confirmed',
	'2': 'has unsubscribed',
	'3': 'has bounced',
};

/** A contact's membership of a list. */
export type ListStatus =
	| { kind: 'none' }
	| { kind: 'active'; membership: Row }
	| { kind: 'inactive'; membership: Row; reason: string };

/**
 * A contact's current membership of a list. To be checked before subscribing: `POST /contactLists`
 * with status 1 resubscribes unsubscribed contacts (page update-list-status-for-contact).
 */
export async function listStatusOf(
	list: string,
	contact: string,
	tools: Tools,
): Promise<ListStatus> {
	const memberships = await membershipsOf(contact, tools);
	const membership = memberships.find((row) => String(row.list) === list);
	if (membership === undefined) return { kind: 'none' };
	const status = String(membership.status);
	return status === '1'
		? { kind: 'active', membership }
		: {
				kind: 'inactive',
				membership,
				reason: inactiveReasons[status] ?? `has the status ${status}`,
			};
}

/** All list memberships of a contact; contacts that are asked for at the same time share a request. */
async function membershipsOf(contact: string, tools: Tools): Promise<Row[]> {
	const read = async ([first = '', ...others]: string[]) =>
		others.length === 0
			? new Map([[first, await ownMemberships(first, tools)]])
			: await sideloaded([first, ...others], tools);
	const shared = await tools.grouped('contactLists', contact, read);
	return shared ?? (await ownMemberships(contact, tools));
}

async function ownMemberships(contact: string, tools: Tools): Promise<Row[]> {
	return await rowsOfContact(contact, 'contactLists', tools);
}

/**
 * The memberships of many contacts, side-loaded (page sideloading). Leaves out contacts whose
 * memberships are incomplete: consent must not be decided by an incomplete response.
 */
async function sideloaded(contacts: string[], { call }: Tools): Promise<Map<string, Row[]>> {
	const query = { ids: contacts, limit: contacts.length, include: 'contactLists' };
	const body = await call(plainRequest('GET', '/contacts', query));
	// Without the side list the service did not heed `include`: nothing is known of anybody.
	if (!isRow(body) || !Array.isArray(body.contactLists)) return new Map();
	const memberships = new Map(rowsOf(body, 'contactLists').map((row) => [String(row.id), row]));
	const complete = rowsOf(body, 'contacts').flatMap(({ id, contactLists }) => {
		if (!Array.isArray(contactLists)) return [];
		const own = contactLists.map((listed) =>
			memberships.get(String(isRow(listed) ? listed.id : listed)),
		);
		const isComplete = own.every((row) => row !== undefined && String(row.contact) === String(id));
		return isComplete ? [[String(id), own as Row[]] as const] : [];
	});
	return new Map(complete);
}
