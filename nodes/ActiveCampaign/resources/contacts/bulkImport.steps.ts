import { plainRequest } from '../../core/client/route';
import type { StepInput, Steps } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { isRow, type Row } from '../../core/values';

/** What one request may hold (page bulk-import-contacts). */
const most = { contacts: 250, bytes: 399_999 };

/** Queues the contacts and, where asked to, waits until ActiveCampaign has stored them. */
export const importContacts: Steps = async (input) => {
	const request = await input.build();
	const { forAll = {}, contacts, callback } = request.body as Row;
	const body = {
		contacts: contactsOf(contacts).map((contact) => withShared(contact, forAll as Row)),
		...(Array.isArray(callback) && callback.length > 0 ? { callback: callback[0] as Row } : {}),
	};
	checkSize(body);
	const queued = await input.call({ ...request, body });
	if (!isRow(queued)) return [{ success: true }];
	if (input.values.waitForResult !== true) return [queued];
	return [{ ...queued, ...(await statusOf(String(queued.batchId), input)) }];
};

/** How an import stands; where asked to, once it has ended. */
export const readStatus: Steps = async (input) => {
	const request = await input.build();
	const batchId = String(request.query.batchId).trim();
	const status =
		input.values.waitForResult === true
			? await statusOf(batchId, input)
			: await input.call(request);
	return [isRow(status) ? { batchId, ...status } : { batchId }];
};

async function statusOf(batchId: string, { waitFor }: StepInput): Promise<Row> {
	const request = plainRequest('GET', '/import/info', { batchId });
	const status = await waitFor(request, (body) => isRow(body) && body.status === 'completed');
	return isRow(status) ? status : {};
}

function contactsOf(given: unknown): Row[] {
	if (Array.isArray(given) && given.length > 0 && given.every(isRow)) return given;
	throw new Failure('There are no contacts to import', {
		description: 'Give an array of objects, each with at least the member email',
		field: 'Items',
	});
}

/** Lists and tags of its own come first, those of all are added. */
function withShared(contact: Row, { exclude_automations, ...shared }: Row): Row {
	const added = Object.entries(shared).map(([name, values]) => {
		const own = Array.isArray(contact[name]) ? contact[name] : [];
		return [name, [...(own as unknown[]), ...(Array.isArray(values) ? values : [])]];
	});
	return {
		...contact,
		...(Object.fromEntries(added) as Row),
		...(exclude_automations === undefined ? {} : { exclude_automations }),
	};
}

function checkSize(body: { contacts: Row[] }): void {
	const { length } = body.contacts;
	if (length <= most.contacts && Buffer.byteLength(JSON.stringify(body)) <= most.bytes) return;
	throw new Failure(`${length} contacts are too many for one import`, {
		description: `At most ${most.contacts} contacts and 400 kB go into one: split the list, for example with Loop Over Items`,
		field: 'Contacts',
	});
}
