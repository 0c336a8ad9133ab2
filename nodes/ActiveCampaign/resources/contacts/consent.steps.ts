import { rowsOf } from '../../core/client/pages';
import { plainRequest, segments } from '../../core/client/route';
import type { Tools } from '../../core/descriptor';
import { isRow, type Row } from '../../core/values';

/** `contactList.status` as ActiveCampaign numbers it. */
const notActive: Record<string, string> = {
	'0': 'has not confirmed',
	'2': 'has unsubscribed',
	'3': 'has bounced',
};

/** What a contact is to a list. */
export type Standing =
	| { kind: 'none' }
	| { kind: 'active'; membership: Row }
	| { kind: 'inactive'; membership: Row; reason: string };

/**
 * What a contact is to a list now. Asked before a contact is subscribed, because `POST /contactLists`
 * with status 1 subscribes those again who have unsubscribed (page update-list-status-for-contact).
 */
export async function standingOn(list: string, contact: string, tools: Tools): Promise<Standing> {
	const memberships = await membershipsOf(contact, tools);
	const membership = memberships.find((row) => String(row.list) === list);
	if (membership === undefined) return { kind: 'none' };
	const status = String(membership.status);
	return status === '1'
		? { kind: 'active', membership }
		: { kind: 'inactive', membership, reason: notActive[status] ?? `has the status ${status}` };
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
	const memberships: Row[] = [];
	const request = plainRequest('GET', segments('contacts', contact, 'contactLists'));
	for await (const row of tools.walk(request, 'contactLists', 'byOffset')) memberships.push(row);
	return memberships;
}

/**
 * The memberships of many contacts, sideloaded (page sideloading). A contact is left out unless its
 * memberships are all there: consent is never decided by an answer that may be incomplete.
 */
async function sideloaded(contacts: string[], { call }: Tools): Promise<Map<string, Row[]>> {
	const query = { ids: contacts, limit: contacts.length, include: 'contactLists' };
	const body = await call(plainRequest('GET', '/contacts', query));
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
