import { pageSize } from '../../core/client/pages';
import { plainRequest } from '../../core/client/route';
import { Failure } from '../../core/failure';
import { GroupedReads } from '../../core/run/groupedReads';
import { runOperation } from '../../core/run/runOperation';
import { clock } from '../../n8n/clock';
import { matchOperations } from '../../resources/contacts/segment.match';
import { scores } from '../../resources/shared/things';
import { contactItems } from './changedContacts';
import type { Reader, SetSource } from './pollSource';
import { listIn, pagesFrom } from './readList';

/** Contacts that match a segment. */
export function segmentMembers(emits: SetSource['emits']): SetSource {
	return {
		emits,
		items: contactItems,
		async members({ client, value }) {
			const { getMatches } = matchOperations;
			if (getMatches === undefined) throw new Error('The match of a segment is not described');
			const values = {
				segment: value('segment'),
				returnAll: true,
				waitForResult: true,
				maxWait: 120,
			};
			const ids: string[] = [];
			const rows = runOperation(getMatches, values, {
				client,
				clock,
				// A match has no dates.
				timeZone: 'UTC',
				reads: new GroupedReads(),
			});
			for await (const { contact } of rows) ids.push(String(contact));
			return ids;
		},
	};
}

/** After so many pages without a match, the rest of a list in falling order has lower scores. */
const maxPagesWithoutMatch = 10;

/** Contacts with at least the threshold as score. */
export const scoreReached: SetSource = {
	emits: 'entered',
	items: contactItems,
	async members(reader) {
		const { score, threshold } = await wantedScore(reader);
		const query = { 'orders[score]': 'DESC', sortId: score };
		const list = { path: '/contacts', key: 'contacts', query };
		const ids: string[] = [];
		let isFalling = true;
		let lowest = Infinity;
		let pagesWithoutMatch = 0;
		for await (const { body } of pagesFrom(reader.client, list)) {
			const found = ids.length;
			for (const { contact, value } of scoreValues(body, score)) {
				if (value >= threshold) ids.push(contact);
				isFalling &&= value <= lowest;
				lowest = Math.min(lowest, value);
			}
			pagesWithoutMatch = ids.length > found ? 0 : pagesWithoutMatch + 1;
			// Where the list is not in the order that was asked for, a match may be on any page.
			if (isFalling && pagesWithoutMatch >= maxPagesWithoutMatch) break;
		}
		return ids;
	},
	async stillMembers(reader, keys) {
		const { score, threshold } = await wantedScore(reader);
		const ids: string[] = [];
		for (let at = 0; at < keys.length; at += pageSize) {
			const query = { ids: keys.slice(at, at + pageSize), limit: pageSize };
			const body = await reader.client.call(plainRequest('GET', '/contacts', query));
			listIn(body, 'contacts');
			for (const { contact, value } of scoreValues(body, score))
				if (value >= threshold) ids.push(contact);
		}
		return ids;
	},
};

async function wantedScore({ value, identify }: Reader) {
	const score = (await identify('score', scores, 'Score')) ?? '';
	const threshold = Number(value('threshold'));
	if (Number.isFinite(threshold)) return { score, threshold };
	throw new Failure('Threshold is not a number', { field: 'Threshold' });
}

/** The values of one score beside the contacts of a page, in the order of the contacts. */
function scoreValues(body: unknown, score: string): Array<{ contact: string; value: number }> {
	const values = new Map(
		listIn(body, 'scoreValues')
			.filter((row) => String(row.score) === score)
			.map((row) => [String(row.contact), Number(row.scoreValue)]),
	);
	return listIn(body, 'contacts').flatMap(({ id }) => {
		const value = values.get(String(id));
		return value === undefined ? [] : [{ contact: String(id), value }];
	});
}

/** Days with the totals of the imports that ended on them: new totals are a new key. */
export const importsFinished: SetSource = {
	emits: 'entered',
	once: true,
	async members({ client }) {
		const body = await client.call(plainRequest('GET', '/import/bulk_import'));
		return listIn(body, 'recentlyCompleted').map(({ forDate, batches, contacts }) =>
			[forDate, batches, contacts].map(String).join('/'),
		);
	},
	items: async (_, keys) =>
		keys.map((key) => {
			const [date, batches, contacts] = key.split('/');
			return { date, batches: Number(batches), contacts: Number(contacts) };
		}),
};
