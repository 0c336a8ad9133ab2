import type { Batch, Tools } from '../../core/descriptor';
import { isRow, type Row } from '../../core/values';
import { lists, tags } from '../shared/things';
import { addressIn, importItems, mayImport, useBulkImporter } from './contactImport.steps';

/** What the importer is to do for one contact, beside its address. */
type Part = (values: Row, tools: Tools) => Promise<Row>;

/** Lets the importer put tags on contacts or change their subscriptions, 250 with one request. */
export const useBulkImporterForKnown = useBulkImporter(
	'Whether many contacts that are given by e-mail address go through the bulk importer, which is much faster. It starts no webhooks, and creates the contacts that are not there yet.',
);

/** The importer takes a tag by its name. */
export const tagsInBulk = inBulk(async ({ tag }, { row }) => ({
	tags: [String((await row(tags, tag, 'Tag')).tag)],
}));

export const subscriptionsInBulk = inBulk(async ({ list }, { identify }) => ({
	subscribe: [{ listid: await identify(lists, list, 'List') }],
}));

export const unsubscriptionsInBulk = inBulk(async ({ list }, { identify }) => ({
	unsubscribe: [{ listid: await identify(lists, list, 'List') }],
}));

function inBulk(part: Part): Batch {
	return {
		takes: (items) =>
			mayImport(items) &&
			items.every(
				({ contact, options }) =>
					isAddress(contact) &&
					// The importer never subscribes those who left.
					!(isRow(options) && options.resubscribe === true),
			),
		run: async (items, tools) =>
			await importItems(items, tools, async (values, own) => ({
				email: addressIn(chosen(values.contact)),
				...(await part(values, own)),
			})),
	};
}

function isAddress(contact: unknown): boolean {
	return /@/.test(String(chosen(contact) ?? ''));
}

function chosen(locator: unknown): unknown {
	return isRow(locator) ? locator.value : locator;
}
