import { pageSize } from '../../core/client/pages';
import { plainRequest } from '../../core/client/route';
import { isRow, type Row } from '../../core/values';
import { contactFieldSource } from '../../resources/shared/fieldSources';
import { lists } from '../../resources/shared/things';
import { fieldTitles } from '../shared/fieldTitles';
import { contactFrom, wholeContact } from '../shared/fullContact';
import { dateSince, offsetOf } from './dateFilter';
import type { Change, Reader, TimedSource } from './pollSource';
import { listIn } from './readList';
import { timeOf } from './rowTime';

/** Created and changed contacts, also those of imports and of downtimes. */
export const changedContacts: TimedSource = {
	ofContacts: true,
	async *changes(reader, since, after): AsyncGenerator<Change> {
		const { client, dateFilter } = reader;
		const titles = await fieldTitles(client, contactFieldSource);
		const list = await reader.identify('list', lists, 'List');
		let cursor = after ?? '';
		for (;;) {
			const query = {
				...wholeContact,
				'filters[updated_after]': dateSince(since, dateFilter),
				...(list === undefined ? {} : { listid: list }),
				'orders[id]': 'ASC',
				...(cursor === '' ? {} : { id_greater: cursor }),
				limit: pageSize,
			};
			const body = await client.call(plainRequest('GET', '/contacts', query));
			const rows = listIn(body, 'contacts');
			// A page that the cursor does not move would come for ever.
			if (!(Number(rows.at(-1)?.id) > Number(cursor))) return;
			for (const row of rows) {
				cursor = String(row.id);
				const contact = contactFrom(row, body, titles);
				yield {
					key: cursor,
					at: timeOf(row.udate, row.cdate),
					created: timeOf(row.cdate),
					cursor,
					item: { caughtUp: true, date: row.udate, contact },
				};
			}
			// A short page is the last one only if the total does not promise more.
			const total = isRow(body) && isRow(body.meta) ? Number(body.meta.total) : NaN;
			if (rows.length < pageSize && rows.length >= total) return;
		}
	},
	dateFilterAfter({ item }, known) {
		const offset = offsetOf(item.date);
		return known && offset !== undefined ? { ...known, offset } : known;
	},
};

/** Contacts with tags, lists and fields, in the order of the given IDs. */
export async function contactItems({ client }: Reader, ids: string[]): Promise<Row[]> {
	const titles = await fieldTitles(client, contactFieldSource);
	const items: Row[] = [];
	for (let at = 0; at < ids.length; at += pageSize) {
		const wanted = ids.slice(at, at + pageSize);
		// n8n's helper sends an array as `ids[0]=…&ids[1]=…`.
		const query = { ids: wanted, limit: pageSize, ...wholeContact };
		const body = await client.call(plainRequest('GET', '/contacts', query));
		const found = new Map(listIn(body, 'contacts').map((row) => [String(row.id), row]));
		for (const id of wanted) {
			const row = found.get(id);
			// A contact that was deleted has left the segment, too.
			items.push({ contact: row ? contactFrom(row, body, titles) : { id } });
		}
	}
	return items;
}
