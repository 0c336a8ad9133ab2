import { isRow, type Row } from '../../core/values';
import {
	accountFieldSource,
	contactFieldSource,
	dealFieldSource,
} from '../../resources/shared/fieldSources';
import { byTitle, fieldTitles } from '../shared/fieldTitles';
import { loadContact } from '../shared/fullContact';
import { areKeyedById } from './deliveredFields';
import type { DeliveryReader } from './deliveryReader';
import type { Connect } from './sharedConnection';

/** Where the custom fields of each member of a delivery are listed. */
const fieldSourceOf = {
	account: accountFieldSource,
	contact: contactFieldSource,
	deal: dealFieldSource,
};

/**
 * Replaces IDs of custom fields with titles and, if wanted, adds the full contact. What cannot be read
 * in time stays as delivered; `contactLoaded` says whether the contact was.
 */
export async function enrich(
	reader: DeliveryReader,
	item: Row,
	delivery: Row,
	loadFullContact: boolean,
): Promise<void> {
	const { contact } = item;
	const id = isRow(contact) ? contact.id : undefined;
	const loads = loadFullContact && typeof id === 'string' && id !== '';
	if (loads) item.contactLoaded = false;
	let isOver = false;
	const assign = (members: Row) => {
		// Once the time is over the item has started the workflow, and must not change there.
		if (!isOver) Object.assign(item, members);
	};
	await reader.read('details', async (connect) => {
		await allOf([
			addTitles(connect, item, delivery, 'account').then(assign),
			addTitles(connect, item, delivery, 'deal').then(assign),
			addTitles(connect, item, delivery, 'contact')
				.then(assign)
				.then(async () => assign(loads ? await fullContact(connect, item, id) : {})),
		]);
	});
	isOver = true;
}

/** The member with its custom fields by title; nothing if the delivery has their titles or no fields. */
async function addTitles(
	connect: Connect,
	item: Row,
	delivery: Row,
	member: keyof typeof fieldSourceOf,
): Promise<Row> {
	const row = item[member];
	const delivered = delivery[member];
	if (!isRow(row) || !isRow(delivered) || !areKeyedById(delivered.fields)) return {};
	const { client } = await connect();
	const titles = await fieldTitles(client, fieldSourceOf[member]);
	return { [member]: { ...row, fields: byTitle(delivered.fields, titles) } };
}

/** The delivered contact with what ActiveCampaign has of it now; nothing if it was deleted. */
async function fullContact(connect: Connect, item: Row, id: string): Promise<Row> {
	const { client } = await connect();
	const titles = await fieldTitles(client, fieldSourceOf.contact);
	// Adding two tags within one second makes two states of the contact.
	const moment = `${String(item.date)} ${String(item.tag ?? '')}`;
	const contact = await loadContact(client, id, titles, moment);
	if (contact === undefined || !isRow(item.contact)) return {};
	return { contact: { ...item.contact, ...contact }, contactLoaded: true };
}

/** Waits for all, whichever of them fail; then throws the first failure. */
async function allOf(work: Array<Promise<void>>): Promise<void> {
	for (const outcome of await Promise.allSettled(work))
		if (outcome.status === 'rejected') throw outcome.reason;
}
