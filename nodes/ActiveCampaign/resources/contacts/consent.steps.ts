import { pageSize, rowsOf, smallestPage } from '../../core/client/pages';
import { plainRequest, segments } from '../../core/client/route';
import type { Tools } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { isRow, type Row } from '../../core/values';

/** What a `contactList.status` other than 1 (active) means. */
export const inactiveReasons: Record<string, string> = {
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

/** All memberships of one contact; throws `Failure` if an answer does not list them. */
async function ownMemberships(contact: string, { call }: Tools): Promise<Row[]> {
	const memberships = new Map<string, Row>();
	const path = segments('contacts', contact, 'contactLists');
	for (;;) {
		const query = { limit: pageSize, offset: memberships.size };
		const rows = listedIn(await call(plainRequest('GET', path, query)));
		if (rows === undefined) return await membershipsWithContact(contact, call);
		const before = memberships.size;
		for (const row of rows) memberships.set(String(row.id ?? row.list), row);
		if (rows.length < smallestPage || memberships.size === before) return [...memberships.values()];
	}
}

/** The memberships that come with the contact itself (recorded in 2021). */
async function membershipsWithContact(contact: string, call: Tools['call']): Promise<Row[]> {
	const rows = listedIn(await call(plainRequest('GET', segments('contacts', contact))));
	if (rows) return rows;
	throw new Failure('ActiveCampaign did not say which lists the contact is on', {
		description:
			'Nobody was subscribed, because the contact may have unsubscribed. Run the item again in a few minutes',
		field: 'Contact',
	});
}

function listedIn(body: unknown): Row[] | undefined {
	const rows = isRow(body) ? body.contactLists : undefined;
	return Array.isArray(rows) && rows.every(isRow) ? rows : undefined;
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
	const memberships = rowsOf(body, 'contactLists');
	const complete = rowsOf(body, 'contacts').flatMap(({ id, contactLists }) => {
		if (!Array.isArray(contactLists)) return [];
		const ids = new Set(contactLists.map((one) => String(isRow(one) ? one.id : one)));
		const own = memberships.filter((row) => String(row.contact) === String(id));
		const isComplete = own.length === ids.size && own.every((row) => ids.has(String(row.id)));
		return isComplete ? [[String(id), own] as const] : [];
	});
	return new Map(complete);
}
