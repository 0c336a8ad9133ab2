import type { ApiRequest, Rate } from '../../core/client/exchange';
import { plainRequest } from '../../core/client/route';
import type { Batch, Tools } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { choice } from '../../core/form/fields';
import { isEmpty, isRow, type Row, splitList } from '../../core/values';
import { contacts } from '../shared/things';
import { fitsImporter, tagCalled } from './contactParts';

/** What one request may hold, and how often one may be sent (page bulk-import-contacts). */
const most = { contacts: 250, bytes: 399_000 };
const rates: Record<'single' | 'several', Rate> = {
	single: { requests: 20, windowMs: 66_000 },
	several: { requests: 100, windowMs: 66_000 },
};

/** An import takes its time: a look before would be wasted. */
const usualMs = 1_000;
/** What surrounds the contacts of a request. */
const envelopeBytes = 20;

/** From how many items on the importer is worth its detour. */
const enough = 10;

/** An input item on its way: the row that is sent for it. */
interface Candidate {
	item: number;
	row: Row & { email: string };
}

type Outcome = Row[] | Failure;

/** Contact > Import: every item goes through the importer. */
export const contactImport: Batch = {
	takes: () => true,
	run: async (items, tools) => await importItems(items, tools, rowOf),
};

/** Contact > Create or Update: many items that the importer can do, where the user allows it. */
export const contactUpsertInBulk: Batch = {
	takes: (items) =>
		mayImport(items) &&
		items.every(({ options, parts }) => {
			const { clearWhenEmpty, dryRun, knownId, formerEmail } = isRow(options) ? options : {};
			return (
				[clearWhenEmpty, dryRun].every((on) => on !== true) &&
				[knownId, formerEmail].every(isEmpty) &&
				fitsImporter(isRow(parts) ? parts : {})
			);
		}),
	run: async (items, tools) => await importItems(items, tools, rowOf),
};

/** Lets many items go through the importer at once; what that means there is for each to say. */
export const useBulkImporter = (description: string) =>
	choice(
		'useBulkImporter',
		'Use Bulk Importer',
		description,
		[
			['never', 'Never'],
			['auto', 'Automatically From 10 Items'],
		],
		{ sendAs: false },
	);

/** Whether items are enough for the importer, and the user allows it for each. */
export function mayImport(items: Row[]): boolean {
	return (
		items.length >= enough &&
		items.every(({ options }) => isRow(options) && options.useBulkImporter === 'auto')
	);
}

/** The row of the importer for an item; throws `Failure` when there can be none. */
export type RowOf = (values: Row, tools: Tools) => Promise<Candidate['row']>;

/**
 * Imports the contacts in as few requests as the limits allow and gives each item its own result.
 * Rows are checked here first, because one that the service refuses spoils its whole request;
 * those it refuses still are failed by name and the rest is sent again.
 */
export async function importItems(items: Row[], tools: Tools, rowOf: RowOf): Promise<Outcome[]> {
	const outcomes = new Array<Outcome>(items.length);
	const candidates = await tools.each(
		items,
		async (values, item) => await candidateOf(rowOf(values, tools), item),
	);
	const sound: Candidate[] = [];
	candidates.forEach((candidate, item) => {
		if (candidate instanceof Failure) outcomes[item] = candidate;
		else sound.push(candidate);
	});
	const { waits, wantsIds } = wishesOf(items[0] ?? {});
	for (const wave of waves(sound)) {
		await tools.each(packed(wave), async (pack) => {
			const { batchId, refused } = await queue(pack, tools);
			for (const [item, failure] of refused) outcomes[item] = failure;
			const queued = pack.filter(({ item }) => !refused.has(item));
			const failed =
				waits && batchId !== undefined
					? await failuresOf(batchId, queued, tools)
					: new Map<string, Failure>();
			const ids = waits && wantsIds ? await idsOf(queued, tools) : new Map<string, string>();
			for (const { item, row } of queued) {
				outcomes[item] = failed.get(row.email.toLowerCase()) ?? [
					outputOf(row, batchId, waits, ids),
				];
			}
		});
	}
	return outcomes;
}

function wishesOf({ waitForResult, options }: Row): { waits: boolean; wantsIds: boolean } {
	// Create or Update has no such switch: who asks for a contact wants to have it.
	const waits = waitForResult !== false;
	return { waits, wantsIds: isRow(options) && options.returnIds === true };
}

function outputOf(
	{ email }: Row,
	batchId: string | undefined,
	waits: boolean,
	ids: Map<string, string>,
): Row {
	const id = ids.get(String(email).toLowerCase());
	return {
		...(id === undefined ? {} : { id }),
		email,
		imported: waits ? 'done' : 'queued',
		...(batchId === undefined ? {} : { batchId }),
	};
}

/** The row for an item, or why there can be none. */
async function candidateOf(made: ReturnType<RowOf>, item: number): Promise<Candidate | Failure> {
	const attempt = await made.then(
		(row) => ({ row }),
		(failure: unknown) => ({ failure }),
	);
	if ('row' in attempt) return { item, row: attempt.row };
	if (attempt.failure instanceof Failure) return attempt.failure;
	throw attempt.failure;
}

const rowOf: RowOf = async (values, tools) => {
	const { email, additionalFields, customFields, parts } = await tools.resolve(values);
	const { firstName, lastName, phone } = isRow(additionalFields) ? additionalFields : {};
	const { account, addTags, subscribe, unsubscribe } = isRow(parts) ? parts : {};
	const names = await Promise.all(
		splitList(addTags, 'Add Tags').map(async (entry) => await tagName(entry, tools)),
	);
	const row = {
		email: addressIn(email),
		...filled({ first_name: firstName, last_name: lastName, phone, customer_acct_name: account }),
		...several('tags', names),
		...several('fields', fieldsIn(customFields)),
		...several('subscribe', listsIn(subscribe)),
		...several('unsubscribe', listsIn(unsubscribe)),
		...(isRow(values.options) && values.options.excludeAutomations === true
			? { exclude_automations: true }
			: {}),
	};
	if (bytesOf(row) <= most.bytes) return row;
	throw new Failure('The contact is larger than an import may be', {
		description: 'Shorten the custom fields of this item',
		field: 'Custom Fields',
	});
};

/** The importer takes tags by name and makes new ones itself; a picked one is known by its ID. */
async function tagName(entry: string, tools: Tools): Promise<string> {
	return /^\d+$/.test(entry) ? ((await tagCalled(entry, tools, false))?.name ?? entry) : entry;
}

export function addressIn(value: unknown): string {
	const email = String(value ?? '').trim();
	if (/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email) && email.length <= 254) return email;
	throw new Failure(
		email === '' ? 'Email is empty' : `Email is not valid: "${email.slice(0, 60)}"`,
		{
			description: 'Check the e-mail address of this item',
			field: 'Email',
			code: 'email_invalid',
		},
	);
}

function filled(members: Row): Row {
	return Object.fromEntries(
		Object.entries(members).flatMap(([name, value]) =>
			isEmpty(value) ? [] : [[name, String(value)]],
		),
	);
}

function several(name: string, values: unknown[]): Row {
	return values.length > 0 ? { [name]: values } : {};
}

/** `{ field, value }` of the API's contacts as the `{ id, value }` of its importer. */
function fieldsIn(mapped: unknown): Row[] {
	return Array.isArray(mapped)
		? mapped.filter(isRow).map(({ field, value }) => ({ id: Number(field), value }))
		: [];
}

function listsIn(ids: unknown): Row[] {
	return splitList(ids, 'Lists').map((listid) => ({ listid }));
}

function bytesOf(value: unknown): number {
	return Buffer.byteLength(JSON.stringify(value));
}

/** The n-th item of an address comes in the n-th wave, so that later items overwrite earlier ones. */
function waves(candidates: Candidate[]): Candidate[][] {
	const seen = new Map<string, number>();
	const result: Candidate[][] = [];
	for (const candidate of candidates) {
		const email = candidate.row.email.toLowerCase();
		const wave = seen.get(email) ?? 0;
		seen.set(email, wave + 1);
		const members = result[wave];
		if (members) members.push(candidate);
		else result.push([candidate]);
	}
	return result;
}

/** As few requests as possible: up to 250 contacts and 400,000 bytes each. */
function packed(candidates: Candidate[]): Candidate[][] {
	const packs: Array<{ members: Candidate[]; bytes: number }> = [];
	for (const candidate of candidates) {
		const bytes = bytesOf(candidate.row) + 1;
		const last = packs[packs.length - 1];
		if (last && last.members.length < most.contacts && last.bytes + bytes <= most.bytes) {
			last.members.push(candidate);
			last.bytes += bytes;
		} else {
			packs.push({ members: [candidate], bytes: bytes + envelopeBytes });
		}
	}
	return packs.map(({ members }) => members);
}

/** Sends a pack until the service takes it; rows that it names are refused and left out the next time. */
async function queue(
	pack: Candidate[],
	tools: Tools,
): Promise<{ batchId?: string; refused: Map<number, Failure> }> {
	const refused = new Map<number, Failure>();
	for (let left = pack; left.length > 0;) {
		const attempt = await tools.call(requestFor(left)).then(
			(body) => ({ body }),
			(failure: unknown) => ({ failure }),
		);
		if ('body' in attempt) {
			const batchId = isRow(attempt.body) ? attempt.body.batchId : undefined;
			return { ...(batchId === undefined ? {} : { batchId: String(batchId) }), refused };
		}
		const { failure } = attempt;
		if (!(failure instanceof Failure)) throw failure;
		const named = rowsNamed(failure.facts.rows ?? [], left);
		// A refusal that names nobody is everybody's.
		for (const [{ item }, reason] of named.size > 0
			? named
			: left.map((one) => [one, failure.message] as const)) {
			refused.set(
				item,
				new Failure(reason, { ...failure.facts, description: 'Check the values of this item' }),
			);
		}
		left = named.size > 0 ? left.filter((candidate) => !named.has(candidate)) : [];
	}
	return { refused };
}

function requestFor(pack: Candidate[]): ApiRequest {
	const body = { contacts: pack.map(({ row }) => row) };
	return {
		...plainRequest('POST', '/import/bulk_import', {}, body),
		// The same import twice stores the same contacts.
		repeatable: true,
		alsoLimited:
			pack.length === 1
				? { by: 'import of one', rate: rates.single }
				: { by: 'import', rate: rates.several },
	};
}

/** The candidates that the service named, with its reasons. */
function rowsNamed(
	rows: Array<{ row: number; reason: string }>,
	pack: Candidate[],
): Map<Candidate, string> {
	const named = new Map<Candidate, string>();
	for (const { row, reason } of rows) {
		const candidate = pack[row];
		if (candidate) named.set(candidate, reason);
	}
	return named;
}

/** Failures by address, once the import has ended. */
async function failuresOf(
	batchId: string,
	queued: Candidate[],
	tools: Tools,
): Promise<Map<string, Failure>> {
	const request = plainRequest('GET', '/import/info', { batchId });
	const isDone = (body: unknown) => isRow(body) && body.status === 'completed';
	const status = await tools.waitFor(request, isDone, usualMs);
	const failed = isRow(status) && Array.isArray(status.failure) ? status.failure : [];
	const known = new Set(queued.map(({ row }) => row.email.toLowerCase()));
	return new Map(
		failed
			.map((email) => String(email).toLowerCase())
			.filter((email) => known.has(email))
			.map((email) => [
				email,
				new Failure('ActiveCampaign could not import this contact', {
					description: `See the import ${batchId} in ActiveCampaign`,
					field: 'Email',
				}),
			]),
	);
}

/** IDs by address. The importer tells IDs without addresses, so each is asked for. */
async function idsOf(queued: Candidate[], tools: Tools): Promise<Map<string, string>> {
	const ids = new Map<string, string>();
	await tools.each(queued, async ({ row }) => {
		const known = await tools.find(contacts, row.email);
		if (known) ids.set(row.email.toLowerCase(), String(known.id));
	});
	return ids;
}
