import type { Batch, Tools } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { choice } from '../../core/form/fields';
import { isEmpty, isRow, type Row, splitList } from '../../core/values';
import { contacts } from '../shared/things';
import { fitsImporter } from './contactParts.fields';
import { bytesOf, most } from './importer';
import { endedEarly, endOfImport } from './importerEnd.steps';
import { type Queued, queueRows } from './importerQueue.steps';
import { findTag } from './tagNames.steps';

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
	run: async (items, tools) => await importItems(items, tools, rowFor(items)),
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
	run: async (items, tools) => await importItems(items, tools, rowFor(items)),
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
			const { queued, refused } = await queuedOrRefused(pack, tools);
			for (const [{ item }, failure] of refused) outcomes[item] = failure;
			for (const part of queued) {
				const failed = waits ? await failuresOf(part, tools) : new Map<string, Failure>();
				const ids = waits && wantsIds ? await idsOf(part.rows, tools) : new Map<string, string>();
				for (const { item, row } of part.rows) {
					outcomes[item] = failed.get(row.email.toLowerCase()) ?? [
						outputOf(row, part.batchId, waits, ids),
					];
				}
			}
		});
	}
	return outcomes;
}

/** A failure that concerns the whole request is each item's own. */
async function queuedOrRefused(
	pack: Candidate[],
	tools: Tools,
): Promise<{ queued: Array<Queued<Candidate>>; refused: Map<Candidate, Failure> }> {
	return await queueRows(pack, tools).catch((failure: unknown) => {
		if (!(failure instanceof Failure)) throw failure;
		return { queued: [], refused: new Map(pack.map((candidate) => [candidate, failure])) };
	});
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

/** Above so many names of tags, a look for each takes longer than the import. */
const mostLookUps = 20;

function rowFor(items: Row[]): RowOf {
	const names = items.flatMap(({ parts }) =>
		isRow(parts) ? String(parts.addTags ?? '').split(',') : [],
	);
	const looksUpTags = new Set(names).size <= mostLookUps;
	return async (values, tools) => await rowOf(values, tools, looksUpTags);
}

async function rowOf(values: Row, tools: Tools, looksUpTags: boolean): Promise<Candidate['row']> {
	const { email, additionalFields, customFields, parts } = await tools.resolve(values);
	const { firstName, lastName, phone } = isRow(additionalFields) ? additionalFields : {};
	const { account, addTags, subscribe, unsubscribe } = isRow(parts) ? parts : {};
	const names = await Promise.all(
		splitList(addTags, 'Add Tags').map(async (entry) => await tagName(entry, tools, looksUpTags)),
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
	if (bytesOf(row) + envelopeBytes <= most.bytes) return row;
	throw new Failure('The contact is larger than an import may be', {
		description: 'Shorten the custom fields of this item',
		field: 'Custom Fields',
	});
}

/**
 * The importer takes tags by name, compares them by itself and makes new ones. A name is given as it
 * is stored, so that a tag is the same with and without the importer; digits may be an ID.
 */
async function tagName(entry: string, tools: Tools, looksUp: boolean): Promise<string> {
	if (!looksUp && !/^\d+$/.test(entry)) return entry;
	// A name that is missed here becomes a tag without another look.
	return (await findTag(entry, tools, { missingMs: 1_000 }))?.name ?? entry;
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

/** Failures by address, once the import has ended. */
async function failuresOf(
	{ rows, batchId }: Queued<Candidate>,
	tools: Tools,
): Promise<Map<string, Failure>> {
	if (batchId === undefined) return new Map();
	const { status, failure } = await endOfImport(batchId, tools, usualMs);
	const failed = new Set(
		(Array.isArray(failure) ? failure : []).map((email) => String(email).toLowerCase()),
	);
	const seeImport = { description: `See the import ${batchId} in ActiveCampaign`, field: 'Email' };
	return new Map(
		rows.flatMap(({ row }) => {
			const email = row.email.toLowerCase();
			if (failed.has(email))
				return [
					[email, new Failure('ActiveCampaign could not import this contact', seeImport)] as const,
				];
			return status === 'completed'
				? []
				: [[email, endedEarly(status, batchId, { field: 'Email' })] as const];
		}),
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
