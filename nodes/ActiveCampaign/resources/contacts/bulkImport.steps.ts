import type { Steps } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { requestWithBody } from '../../core/run/request';
import { isRow, type Row } from '../../core/values';
import { withConsent } from './importConsent.steps';
import { acceptedIn, bytesOf, importLimits } from './importer';
import { endedEarly, endOfImport, withLists } from './importerEnd.steps';

/** Queues the contacts; with Wait for Result, waits until the import has ended. Throws `Failure` if it was not queued, or did not end well. */
export const importContacts: Steps = async (input) => {
	const request = await input.build();
	const { forAll = {}, contacts, callback } = request.body as Row;
	const rows = contactsOf(contacts).map((contact) => withShared(contact, forAll as Row));
	const consented = (await withConsent(rows, input)).map((one) => {
		if (one instanceof Failure) throw one;
		return one;
	});
	const skipped = consented.flatMap(({ row: { email }, skipped: reasons }) =>
		reasons.map((reason) => `${String(email)}, ${reason}`),
	);
	const note = skipped.length > 0 ? { skipped } : {};
	const body = {
		contacts: consented.map(({ row }) => row),
		...(Array.isArray(callback) && callback.length > 0 ? { callback: callback[0] as Row } : {}),
	};
	checkSize(body);
	const queued = await input.call(requestWithBody(input.operation, body));
	const { batchId } = acceptedIn(queued);
	const answer = isRow(queued) ? queued : {};
	if (input.values.waitForResult !== true || batchId === undefined) return [{ ...answer, ...note }];
	const end = await endOfImport(batchId, input);
	if (end.status !== 'completed') throw endedEarly(end.status, batchId);
	return [{ ...answer, ...end, ...note }];
};

/** The status of an import; with Wait for Result, waits until it has ended. */
export const readStatus: Steps = async (input) => {
	const request = await input.build();
	const batchId = String(request.query.batchId).trim();
	const status =
		input.values.waitForResult === true
			? await endOfImport(batchId, input)
			: await input.call(request);
	return [{ batchId, ...withLists(status) }];
};

function contactsOf(given: unknown): Row[] {
	if (Array.isArray(given) && given.length > 0 && given.every(isRow)) return given;
	throw new Failure('There are no contacts to import', {
		description: 'Give an array of objects, each with at least the member email',
		field: 'Items',
	});
}

/** Adds the lists and tags for all contacts to the contact's own. */
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
	if (length <= importLimits.contacts && bytesOf(body) <= importLimits.bytes) return;
	throw new Failure(`${length} contacts are too many for one import`, {
		description: `At most ${importLimits.contacts} contacts and 400 kB go into one: split the list, for example with Loop Over Items`,
		field: 'Contacts',
	});
}
