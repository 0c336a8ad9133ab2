import type { Client } from '../../core/client/client';
import { pageSize, rowsOf } from '../../core/client/pages';
import { plainRequest } from '../../core/client/route';
import type { Row } from '../../core/values';
import { contactFieldSource } from '../../resources/shared/fieldSources';
import { lists } from '../../resources/shared/things';
import { fieldTitles } from '../shared/fieldTitles';
import { contactFrom, wholeContact } from '../shared/fullContact';
import { timeOf } from './newestFirst';
import type { Change, Reader, TimedSource } from './pollSource';

/** Created and changed contacts, also those of imports and of downtimes. */
export const changedContacts: TimedSource = {
	async *changes(reader, since, cursor): AsyncGenerator<Change> {
		const { client } = reader;
		const titles = await fieldTitles(client, contactFieldSource);
		const list = await reader.identify('list', lists, 'List');
		const query = {
			...wholeContact,
			'filters[updated_after]': reader.date(since),
			...(list === undefined ? {} : { listid: list }),
			...(cursor === undefined ? {} : { id_greater: cursor }),
		};
		const request = plainRequest('GET', '/contacts', query);
		for await (const { rows, body } of client.pages(request, 'contacts', 'byId')) {
			for (const row of rows) {
				const id = String(row.id);
				const at = timeOf(row.udate, row.cdate);
				const isNew = timeOf(row.cdate) >= since;
				const contact = contactFrom(row, body, titles);
				yield {
					key: id,
					at,
					cursor: id,
					contact: id,
					item: { caughtUp: true, date: row.udate, isNew, contact },
				};
			}
		}
	},
};

/** Contacts with tags, lists and fields, in the order of the given IDs. */
export async function contactItems({ client }: Reader, ids: string[]): Promise<Row[]> {
	const titles = await fieldTitles(client, contactFieldSource);
	const items: Row[] = [];
	for (let at = 0; at < ids.length; at += pageSize) {
		const wanted = ids.slice(at, at + pageSize);
		const body = await readContacts(client, wanted);
		const found = new Map(rowsOf(body, 'contacts').map((row) => [String(row.id), row]));
		for (const id of wanted) {
			const row = found.get(id);
			// A contact that was deleted has left the segment, too.
			items.push({ contact: row ? contactFrom(row, body, titles) : { id } });
		}
	}
	return items;
}

async function readContacts(client: Client, ids: string[]): Promise<unknown> {
	// n8n's helper sends an array as `ids[0]=…&ids[1]=…`.
	const query = { ids, limit: pageSize, ...wholeContact };
	return await client.call(plainRequest('GET', '/contacts', query));
}
