import type { ApiRequest } from '../../core/client/exchange';
import { plainRequest, segments } from '../../core/client/route';
import type { StepInput } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { isEmpty, isRow, type Row, splitList } from '../../core/values';
import { accounts, contacts } from '../shared/things';
import { tagCalled } from './contactParts';

/** How one part went: what was done, what was left as it was, or why it failed. */
type PartResult = { part: string; status: 'done' | 'skipped' | 'failed'; reason?: string };

/** Sends a write, or in a dry run only notes it. */
type Write = (request: ApiRequest) => Promise<unknown>;

/**
 * Creates or updates the contact, then does its parts one by one. A part that fails is named in
 * the result and the others stand. A dry run reads, writes nothing and gives the requests.
 */
export async function upsertContact(step: StepInput): Promise<Row[]> {
	const options = isRow(step.values.options) ? step.values.options : {};
	const planned: Row[] = [];
	const write: Write =
		options.dryRun === true
			? async ({ method, path, body }) => {
					planned.push({ method, path, body });
					return {};
				}
			: async (request) => await step.call(request);

	const contact = await storeContact(step, options, write);
	const { parts = {} } = await step.resolve(step.values);
	const results = isRow(parts)
		? await doParts(String(contact.id ?? '{id}'), parts, step, write)
		: [];
	if (options.dryRun === true) return [{ dryRun: true, requests: planned }];
	return [results.length > 0 ? { ...contact, parts: results } : contact];
}

/** By e-mail address, or by ID or former address where the address itself may have changed. */
async function storeContact(step: StepInput, options: Row, write: Write): Promise<Row> {
	const request = await step.build();
	const id = await knownId(step, options);
	const body = await write(
		id === undefined
			? request
			: { ...request, method: 'PUT', path: segments('contacts', id), repeatable: true },
	);
	const stored = isRow(body) && isRow(body.contact) ? body.contact : {};
	return id === undefined ? stored : { id, ...stored };
}

async function knownId(
	step: StepInput,
	{ knownId: id, formerEmail }: Row,
): Promise<string | undefined> {
	if (!isEmpty(id)) return await step.identify(contacts, id, 'Contact ID');
	if (isEmpty(formerEmail)) return undefined;
	const former = { mode: 'email', value: formerEmail };
	return await step.identify(contacts, former, 'Former Email').catch((failure: unknown) => {
		if (failure instanceof Failure && /^There is no /.test(failure.message)) return undefined;
		throw failure;
	});
}

async function doParts(
	contact: string,
	parts: Row,
	step: StepInput,
	write: Write,
): Promise<PartResult[]> {
	const results: PartResult[] = [];
	for (const { part, work } of [
		...tagParts(contact, parts, step, write),
		...listParts(contact, parts, write),
		...automationParts(contact, parts, step, write),
		...accountParts(contact, parts, step, write),
		...noteParts(contact, parts, write),
	]) {
		results.push(await tried(part, work));
	}
	return results;
}

/** A reason when there was nothing to do. */
type Work = () => Promise<string | undefined>;
interface Part {
	part: string;
	work: Work;
}

async function tried(part: string, work: Work): Promise<PartResult> {
	const end = await work().then(
		(reason) => ({ reason }),
		(failure: unknown) => ({ failure }),
	);
	if ('reason' in end)
		return end.reason === undefined
			? { part, status: 'done' }
			: { part, status: 'skipped', reason: end.reason };
	if (!(end.failure instanceof Failure)) throw end.failure;
	return { part, status: 'failed', reason: end.failure.message };
}

function tagParts(contact: string, parts: Row, step: StepInput, write: Write): Part[] {
	const add = (entry: string): Part => ({
		part: `tag ${entry}`,
		work: async () => {
			const tag = await tagCalled(entry, step, true);
			await write({
				...plainRequest('POST', '/contactTags', {}, { contactTag: { contact, tag: tag?.id } }),
				repeatable: true,
			});
			return undefined;
		},
	});
	const remove = (entry: string): Part => ({
		part: `remove tag ${entry}`,
		work: async () => {
			const tag = await tagCalled(entry, step, false);
			const pairing =
				tag && (await pairings(contact, step)).find((row) => String(row.tag) === tag.id);
			if (!pairing) return 'The contact does not have this tag';
			await write(plainRequest('DELETE', segments('contactTags', String(pairing.id))));
			return undefined;
		},
	});
	const exact = isEmpty(parts.exactTags)
		? []
		: [exactly(contact, splitList(parts.exactTags, 'Set Tags Exactly'), step, write)];
	return [
		...exact,
		...splitList(parts.addTags, 'Add Tags').map(add),
		...splitList(parts.removeTags, 'Remove Tags').map(remove),
	];
}

/** Only the difference is sent. */
function exactly(contact: string, entries: string[], step: StepInput, write: Write): Part {
	return {
		part: `tags exactly ${entries.join(', ')}`,
		work: async () => {
			const wanted = await Promise.all(
				entries.map(async (entry) => (await tagCalled(entry, step, true))?.id ?? ''),
			);
			const present = await pairings(contact, step);
			const surplus = present.filter((row) => !wanted.includes(String(row.tag)));
			const missing = wanted.filter((id) => !present.some((row) => String(row.tag) === id));
			for (const { id } of surplus)
				await write(plainRequest('DELETE', segments('contactTags', String(id))));
			for (const tag of missing) {
				await write({
					...plainRequest('POST', '/contactTags', {}, { contactTag: { contact, tag } }),
					repeatable: true,
				});
			}
			return surplus.length + missing.length === 0
				? 'The contact has exactly these tags'
				: undefined;
		},
	};
}

async function pairings(contact: string, step: StepInput): Promise<Row[]> {
	return await rowsAt(segments('contacts', contact, 'contactTags'), 'contactTags', step);
}

async function rowsAt(path: string, key: string, step: StepInput): Promise<Row[]> {
	const rows: Row[] = [];
	for await (const row of step.walk(plainRequest('GET', path), key, 'byOffset')) rows.push(row);
	return rows;
}

function listParts(contact: string, parts: Row, write: Write): Part[] {
	const membership = (list: string, status: '1' | '2', words: string): Part => ({
		part: `${words} list ${list}`,
		work: async () => {
			const again = status === '1' && parts.resubscribe === true ? { sourceid: 4 } : {};
			await write({
				...plainRequest(
					'POST',
					'/contactLists',
					{},
					{ contactList: { contact, list, status, ...again } },
				),
				repeatable: true,
			});
			return undefined;
		},
	});
	return [
		...splitList(parts.subscribe, 'Subscribe to Lists').map((list) =>
			membership(list, '1', 'subscribe to'),
		),
		...splitList(parts.unsubscribe, 'Unsubscribe From Lists').map((list) =>
			membership(list, '2', 'unsubscribe from'),
		),
	];
}

function automationParts(contact: string, parts: Row, step: StepInput, write: Write): Part[] {
	const rule = parts.automationRule ?? 'notIn';
	return splitList(parts.automations, 'Add to Automations').map((automation) => ({
		part: `automation ${automation}`,
		work: async () => {
			if (rule !== 'always') {
				const runs = await rowsAt(
					segments('contacts', contact, 'contactAutomations'),
					'contactAutomations',
					step,
				);
				const same = runs.filter((run) => String(run.automation) === automation);
				if (rule === 'never' && same.length > 0) return 'The contact is or was in this automation';
				// Status 1 is a run that goes on; 2 is one that has ended.
				if (same.some((run) => String(run.status) === '1'))
					return 'The contact is in this automation';
			}
			await write(
				plainRequest(
					'POST',
					'/contactAutomations',
					{},
					{ contactAutomation: { contact, automation } },
				),
			);
			return undefined;
		},
	}));
}

function accountParts(contact: string, parts: Row, step: StepInput, write: Write): Part[] {
	if (isEmpty(parts.account)) return [];
	const name = String(parts.account).trim();
	const jobTitle = isEmpty(parts.jobTitle) ? {} : { jobTitle: parts.jobTitle };
	return [
		{
			part: `account ${name}`,
			work: async () => {
				const account = await accountCalled(name, step, write);
				const [present] = await rowsAt(
					segments('contacts', contact, 'accountContacts'),
					'accountContacts',
					step,
				);
				if (present === undefined) {
					const body = {
						accountContact: { contact: Number(contact), account: Number(account), ...jobTitle },
					};
					await write(plainRequest('POST', '/accountContacts', {}, body));
					return undefined;
				}
				if (String(present.account) === account) return 'The contact belongs to this account';
				throw new Failure('The contact belongs to another account already', {
					description: 'ActiveCampaign allows one account for a contact: remove the other first',
				});
			},
		},
	];
}

async function accountCalled(name: string, step: StepInput, write: Write): Promise<string> {
	return await step.remember(`account ${name.toLowerCase()}`, ['accounts'], async () => {
		const known = await step.find(accounts, name);
		if (known) return String(known.id);
		const body = await write(plainRequest('POST', '/accounts', {}, { account: { name } }));
		return isRow(body) && isRow(body.account) ? String(body.account.id) : '{account}';
	});
}

function noteParts(contact: string, parts: Row, write: Write): Part[] {
	if (isEmpty(parts.note)) return [];
	const body = {
		note: { note: String(parts.note), reltype: 'Subscriber', relid: Number(contact) },
	};
	return [
		{
			part: 'note',
			work: async () => {
				await write(plainRequest('POST', '/notes', {}, body));
				return undefined;
			},
		},
	];
}
