import type { Batch, Tools } from '../../core/descriptor';
import { importableAddressOf } from '../../core/address';
import { Failure } from '../../core/failure';
import { choice } from '../../core/form/fields';
import { isEmpty, isRow, type Row } from '../../core/values';
import { splitList, type Word } from '../../core/words';
import { fitsImporter } from './contactParts.fields';
import { bytesOf, importLimits } from './importer';
import { addressKey, envelopeBytes, type ImportRow, minRows } from './importerBatches';
import { importItems, type RowOf } from './importerRun.steps';
import { checkKnown, findTag, refusesNewTags, tagsToAdd } from './tagNames.steps';

/** Contact > Import: always uses the importer. */
export const contactImport: Batch = {
	takes: () => true,
	run: async (items, tools) => await importItems(items, tools, { rowOf: rowFor(items) }),
};

/** Contact > Create or Update: uses the importer if the user allows it and it supports the options. */
export const contactUpsertInBulk: Batch = {
	takes: (items) =>
		allowImporter(items, ({ email }) => email) &&
		items.every(({ options, parts }) => {
			const { clearWhenEmpty, dryRun, knownId, formerEmail } = isRow(options) ? options : {};
			return (
				[clearWhenEmpty, dryRun].every((on) => on !== true) &&
				[knownId, formerEmail].every(isEmpty) &&
				fitsImporter(isRow(parts) ? parts : {})
			);
		}),
	run: async (items, tools) =>
		await importItems(items, tools, { rowOf: rowFor(items), elseSingle: true }),
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

/** Whether there are enough contacts for an import, and every item allows it. */
export function allowImporter(items: Row[], emailIn: (values: Row) => unknown): boolean {
	return (
		items.every(({ options }) => isRow(options) && options.useBulkImporter === 'auto') &&
		new Set(items.map((values) => addressKey(emailIn(values)))).size >= minRows
	);
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
		email: importableAddressOf(email, 'Email'),
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
