import type { Batch, Tools } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { choice } from '../../core/form/fields';
import { isEmpty, isRow, type Row } from '../../core/values';
import { splitList, type Word } from '../../core/words';
import { contacts } from '../shared/things';
import { fitsImporter } from './contactParts.fields';
import { withConsent } from './importConsent.steps';
import { bytesOf, importLimits } from './importer';
import { endedEarly, endOfImport } from './importerEnd.steps';
import { type Queued, queueRows } from './importerQueue.steps';
import { checkKnown, findTag, refusesNewTags, tagsToAdd } from './tagNames.steps';

/** In its first second an import has no status yet (see `endOfImport`). */
const firstCheckMs = 1_000;
/** Size of the request body without its contacts. */
const envelopeBytes = 20;

/** With fewer items, an import is hardly faster than single requests. */
const minItems = 10;

/** An input item, by its position, and the row that is sent for it. */
interface ImportRow {
	item: number;
	row: Row & { email: string };
	/** Subscriptions that were left out, with the reason. */
	skipped?: string[];
}

type Outcome = Row[] | Failure;

/** Contact > Import: always uses the importer. */
export const contactImport: Batch = {
	takes: () => true,
	run: async (items, tools) => await importItems(items, tools, rowFor(items)),
};

/** Contact > Create or Update: uses the importer if the user allows it and it supports the options. */
export const contactUpsertInBulk: Batch = {
	takes: (items) =>
		allowImporter(items) &&
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

/** The option to use the importer; each operation describes the consequences. */
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

/** Whether there are enough items, and every one of them allows the importer. */
export function allowImporter(items: Row[]): boolean {
	return (
		items.length >= minItems &&
		items.every(({ options }) => isRow(options) && options.useBulkImporter === 'auto')
	);
}

/** Builds the importer's row for an item; throws `Failure` if its values are not valid. */
export type RowOf = (values: Row, tools: Tools) => Promise<ImportRow['row']>;

/**
 * Imports the contacts in as few requests as the limits allow, with a result for each item. Rows are
 * validated first, because the service refuses a whole request for one invalid row. If it still
 * refuses rows, only these fail and the others are sent again.
 */
export async function importItems(items: Row[], tools: Tools, rowOf: RowOf): Promise<Outcome[]> {
	const outcomes = new Array<Outcome>(items.length);
	const rows = await tools.each(
		items,
		async (values, item) => await rowOrFailure(rowOf(values, tools), item),
	);
	const built: ImportRow[] = [];
	rows.forEach((row, item) => {
		if (row instanceof Failure) outcomes[item] = row;
		else built.push(row);
	});
	const consented = await withConsent(
		built.map(({ row }) => row),
		tools,
	);
	const valid = consented.map(({ row, skipped }, at) => ({
		item: built[at]?.item ?? at,
		row,
		skipped,
	}));
	const { waitForResult, returnIds } = settingsIn(items[0] ?? {});
	for (const wave of wavesOf(valid)) {
		await tools.each(batchesOf(wave), async (batch) => {
			const { queued, refused } = await queueOrRefuse(batch, tools);
			for (const [{ item }, failure] of refused) outcomes[item] = failure;
			for (const part of queued) {
				const failed = waitForResult ? await failuresOf(part, tools) : new Map<string, Failure>();
				const ids =
					waitForResult && returnIds ? await idsOf(part.rows, tools) : new Map<string, string>();
				for (const one of part.rows) {
					outcomes[one.item] = failed.get(one.row.email.toLowerCase()) ?? [
						outputOf(one, part.batchId, waitForResult, ids),
					];
				}
			}
		});
	}
	return outcomes;
}

/** If the whole request fails, every item of the batch fails. */
async function queueOrRefuse(
	batch: ImportRow[],
	tools: Tools,
): Promise<{ queued: Array<Queued<ImportRow>>; refused: Map<ImportRow, Failure> }> {
	return await queueRows(batch, tools).catch((failure: unknown) => {
		if (!(failure instanceof Failure)) throw failure;
		return { queued: [], refused: new Map(batch.map((row) => [row, failure])) };
	});
}

function settingsIn(values: Row): { waitForResult: boolean; returnIds: boolean } {
	const { options } = values;
	return {
		// Only Contact > Import has this field; the other operations always wait.
		waitForResult: values.waitForResult !== false,
		returnIds: isRow(options) && options.returnIds === true,
	};
}

/** Without a batch ID there is no end to wait for, so the row is only known to be queued. */
function outputOf(
	{ row: { email }, skipped = [] }: ImportRow,
	batchId: string | undefined,
	hasWaited: boolean,
	ids: Map<string, string>,
): Row {
	const id = ids.get(email.toLowerCase());
	return {
		...(id === undefined ? {} : { id }),
		email,
		imported: hasWaited && batchId !== undefined ? 'done' : 'queued',
		...(skipped.length > 0 ? { skipped: skipped.join(', ') } : {}),
		...(batchId === undefined ? {} : { batchId }),
	};
}

async function rowOrFailure(
	pending: ReturnType<RowOf>,
	item: number,
): Promise<ImportRow | Failure> {
	const attempt = await pending.then(
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
	// As a measure only: what can be no list of tags fails its own item.
	const names = items.flatMap(({ parts }) =>
		isRow(parts) ? String(parts.addTags ?? '').split(',') : [],
	);
	const looksUpTags = new Set(names).size <= mostLookUps;
	return async (values, tools) => await rowOf(values, tools, looksUpTags);
}

async function rowOf(values: Row, tools: Tools, looksUpTags: boolean): Promise<ImportRow['row']> {
	const { email, additionalFields, customFields, parts } = await tools.resolve(values);
	const { firstName, lastName, phone } = isRow(additionalFields) ? additionalFields : {};
	const given = isRow(parts) ? parts : {};
	const { account, subscribe, unsubscribe } = given;
	const entries = await tagsToAdd(given, 'addTags', 'Add Tags', tools);
	if (refusesNewTags(given)) await checkKnown(entries, 'Add Tags', tools);
	const names = await Promise.all(
		entries.map(async (entry) => await tagName(entry, tools, looksUpTags || refusesNewTags(given))),
	);
	const row = {
		email: addressIn(email),
		...nonEmpty({ first_name: firstName, last_name: lastName, phone, customer_acct_name: account }),
		...listMember('tags', names),
		...listMember('fields', fieldsIn(customFields)),
		...listMember('subscribe', listsIn(subscribe)),
		...listMember('unsubscribe', listsIn(unsubscribe)),
		...(isRow(values.options) && values.options.excludeAutomations === true
			? { exclude_automations: true }
			: {}),
	};
	if (bytesOf(row) + envelopeBytes <= importLimits.bytes) return row;
	throw new Failure('The contact is larger than an import may be', {
		description: 'Shorten the custom fields of this item',
		field: 'Custom Fields',
	});
}

/**
 * The importer takes tags by name, compares them by itself and makes new ones. A name is given as it
 * is stored, so that a tag is the same with and without the importer; digits may be an ID.
 */
async function tagName(entry: Word, tools: Tools, looksUp: boolean): Promise<string> {
	if (!looksUp && (entry.stated === 'name' || !/^\d+$/.test(entry.text))) return entry.text;
	// A name that is missed here becomes a tag without another look.
	return (await findTag(entry, tools, { missingMs: 1_000 }))?.name ?? entry.text;
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

function nonEmpty(members: Row): Row {
	return Object.fromEntries(
		Object.entries(members).flatMap(([name, value]) =>
			isEmpty(value) ? [] : [[name, String(value)]],
		),
	);
}

function listMember(name: string, values: unknown[]): Row {
	return values.length > 0 ? { [name]: values } : {};
}

/** `{ field, value }` of the contacts API to `{ id, value }` of the importer. */
function fieldsIn(mapped: unknown): Row[] {
	return Array.isArray(mapped)
		? mapped.filter(isRow).map(({ field, value }) => ({ id: Number(field), value }))
		: [];
}

function listsIn(ids: unknown): Row[] {
	return splitList(ids, 'Lists').map((listid) => ({ listid }));
}

/** The n-th item with an address is in the n-th wave, so that later items overwrite earlier ones. */
function wavesOf(rows: ImportRow[]): ImportRow[][] {
	const seen = new Map<string, number>();
	const waves: ImportRow[][] = [];
	for (const row of rows) {
		const email = row.row.email.toLowerCase();
		const wave = seen.get(email) ?? 0;
		seen.set(email, wave + 1);
		const members = waves[wave];
		if (members) members.push(row);
		else waves.push([row]);
	}
	return waves;
}

/** As few batches as `importLimits` allow. */
function batchesOf(rows: ImportRow[]): ImportRow[][] {
	const batches: Array<{ members: ImportRow[]; bytes: number }> = [];
	for (const row of rows) {
		const bytes = bytesOf(row.row) + 1;
		const last = batches[batches.length - 1];
		if (
			last &&
			last.members.length < importLimits.contacts &&
			last.bytes + bytes <= importLimits.bytes
		) {
			last.members.push(row);
			last.bytes += bytes;
		} else {
			batches.push({ members: [row], bytes: bytes + envelopeBytes });
		}
	}
	return batches.map(({ members }) => members);
}

/** Waits until the import has ended; gives its failures by email address. */
async function failuresOf(
	{ rows, batchId }: Queued<ImportRow>,
	tools: Tools,
): Promise<Map<string, Failure>> {
	if (batchId === undefined) return new Map();
	const { status, failure } = await endOfImport(batchId, tools, firstCheckMs);
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

/** IDs by email address, one request each: the importer's result has IDs without addresses. */
async function idsOf(queued: ImportRow[], tools: Tools): Promise<Map<string, string>> {
	const ids = new Map<string, string>();
	await tools.each(queued, async ({ row }) => {
		const known = await tools.find(contacts, row.email);
		if (known) ids.set(row.email.toLowerCase(), String(known.id));
	});
	return ids;
}
