import type { IWebhookFunctions } from 'n8n-workflow';
import type { Client } from '../../core/client/client';
import type { Clock } from '../../core/client/exchange';
import { isRow, type Row } from '../../core/values';
import { clock } from '../../n8n/clock';
import { fieldNames, type FieldNames, loadContact, named } from '../shared/fullContact';
import type { Connection } from './sharedConnection';

/** ActiveCampaign gives a delivery up after 5 seconds; the answer takes its time too. */
const timeMs = 3_500;

/** Custom fields that deliveries tell by ID; accounts come with names. */
const sources: Record<string, string> = { contact: 'contactFields', deal: 'dealFields' };

/**
 * Puts the titles of custom fields into an item, and the whole contact where that is wanted. What
 * cannot be read in time stays as it was delivered, and `contactLoaded` says so.
 */
export async function enrich(
	context: Pick<IWebhookFunctions, 'logger'>,
	connection: Connection,
	item: Row,
	whole: boolean,
): Promise<void> {
	const { contact } = item;
	const id = isRow(contact) ? contact.id : undefined;
	const loads = whole && typeof id === 'string' && id !== '';
	const works = Object.entries(sources).map(async ([thing, source]) => {
		const row = item[thing];
		if (!isRow(row) || (row.fields === undefined && !(loads && thing === 'contact'))) return;
		const { client } = await connection();
		const names = await fieldNames(client, source);
		if (row.fields !== undefined) item[thing] = { ...row, fields: named(row.fields, names) };
		if (loads && thing === 'contact') await load(client, item, id, names);
	});
	if (loads) item.contactLoaded = false;
	const outcome = await within(timeMs, clock, Promise.all(works)).catch(String);
	if (typeof outcome === 'string') {
		context.logger.warn(`A delivery was not completed from ActiveCampaign: ${outcome}`);
	}
}

async function load(client: Client, item: Row, id: string, names: FieldNames): Promise<void> {
	// Two tags of one second are two states of the contact.
	const moment = `${String(item.date)} ${String(item.tag ?? '')}`;
	const contact = await loadContact(client, id, names, moment);
	if (contact === undefined || !isRow(item.contact)) return;
	item.contact = { ...item.contact, ...contact };
	item.contactLoaded = true;
}

/** What the work gives within the time, else a sentence. */
async function within<T>(ms: number, time: Clock, work: Promise<T>): Promise<T | string> {
	const done = new AbortController();
	const late = time.sleep(ms, done.signal).then(() => `it took longer than ${ms} ms`);
	// The work may fail after the time is over, when nobody listens any more.
	work.catch(() => {});
	return await Promise.race([work, late]).finally(() => done.abort());
}
