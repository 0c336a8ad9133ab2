import type { Client } from '../../core/client/client';
import { pageSize, rowsOf } from '../../core/client/pages';
import { plainRequest } from '../../core/client/route';
import type { Row } from '../../core/values';
import { contactFrom, fieldNames, wholeContact } from '../shared/fullContact';
import { timeOf } from './newestFirst';
import type { Change, Reader, TimedSource } from './pollSource';

/** Contacts that were created or changed, also by imports and while n8n was down. */
export const changedContacts: TimedSource = {
	async *changes(reader, since, cursor): AsyncGenerator<Change> {
		const { client } = reader;
		const names = await fieldNames(client);
		const list = await reader.identify('list', 'lists', 'List');
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
				const contact = contactFrom(row, body, names);
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

/** Contacts by ID with tags, lists and fields, in the order of the IDs. */
export async function contactItems({ client }: Reader, ids: string[]): Promise<Row[]> {
	const names = await fieldNames(client);
	const items: Row[] = [];
	for (let at = 0; at < ids.length; at += pageSize) {
		const wanted = ids.slice(at, at + pageSize);
		const body = await readContacts(client, wanted);
		const found = new Map(rowsOf(body, 'contacts').map((row) => [String(row.id), row]));
		for (const id of wanted) {
			const row = found.get(id);
			// One that was deleted meanwhile still left the segment.
			items.push({ contact: row ? contactFrom(row, body, names) : { id } });
		}
	}
	return items;
}

async function readContacts(client: Client, ids: string[]): Promise<unknown> {
	const query = { 'ids[]': ids, limit: pageSize, ...wholeContact };
	return await client.call(plainRequest('GET', '/contacts', query));
}
