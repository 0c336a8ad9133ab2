import { importableAddressOf } from '../../core/address';
import type { Batch, Tools } from '../../core/descriptor';
import { isRow, type Row } from '../../core/values';
import { lists, tags } from '../shared/things';
import { allowImporter, useBulkImporter } from './contactImport.steps';
import { importItems } from './importerRun.steps';

/** The members of the importer's row for an item, apart from the email address. */
type PartMembers = (values: Row, tools: Tools) => Promise<Row>;

/** The option for operations that change one tag or list of a contact: 250 contacts per request. */
export const useBulkImporterForParts = useBulkImporter(
	'Whether many contacts that are given by e-mail address go through the bulk importer, which is much faster. It starts no webhooks, and creates the contacts that are not there yet.',
);

/** The importer takes names of tags, not IDs. */
export const tagsInBulk = inBulk(async ({ tag }, { row }) => ({
	tags: [String((await row(tags, tag, 'Tag')).tag)],
}));

export const subscriptionsInBulk = inBulk(async ({ list }, { identify }) => ({
	subscribe: [{ listid: await identify(lists, list, 'List') }],
}));

export const unsubscriptionsInBulk = inBulk(async ({ list }, { identify }) => ({
	unsubscribe: [{ listid: await identify(lists, list, 'List') }],
}));

function inBulk(membersOf: PartMembers): Batch {
	return {
		takes: (items) =>
			allowImporter(items, ({ contact }) => valueOf(contact)) &&
			items.every(
				({ contact, options }) =>
					isAddress(contact) &&
					// The importer does not resubscribe unsubscribed contacts.
					!(isRow(options) && options.resubscribe === true),
			),
		run: async (items, tools) =>
			await importItems(items, tools, {
				rowOf: async (values, own) => ({
					email: importableAddressOf(valueOf(values.contact), 'Contact'),
					...(await membersOf(values, own)),
				}),
				elseSingle: true,
			}),
	};
}

function isAddress(contact: unknown): boolean {
	return /@/.test(String(valueOf(contact) ?? ''));
}

function valueOf(locator: unknown): unknown {
	return isRow(locator) ? locator.value : locator;
}
