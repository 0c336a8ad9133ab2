import { rowsOf } from '../../core/client/pages';
import { plainRequest } from '../../core/client/route';
import { Failure } from '../../core/failure';
import { GroupedReads } from '../../core/run/groupedReads';
import { runOperation } from '../../core/run/runOperation';
import { isRow } from '../../core/values';
import { clock } from '../../n8n/clock';
import { matchOperations } from '../../resources/contacts/segment.match';
import { scores } from '../../resources/shared/things';
import { contactItems } from './changedContacts';
import type { SetSource } from './pollSource';

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

/** After so many pages without a match, the rest of the list has lower scores. */
const maxPagesWithoutMatch = 10;

/** Contacts with at least the threshold as score. */
export const scoreReached: SetSource = {
	emits: 'entered',
	items: contactItems,
	async members({ client, value, identify }) {
		const score = await identify('score', scores, 'Score');
		const threshold = Number(value('threshold'));
		if (!Number.isFinite(threshold)) {
			throw new Failure('Threshold is not a number', { field: 'Threshold' });
		}
		const request = plainRequest('GET', '/contacts', { 'orders[score]': 'DESC' });
		const ids = new Set<string>();
		let pagesWithoutMatch = 0;
		for await (const { body } of client.pages(request, 'contacts', 'byOffset')) {
			const values = rowsOf(body, 'scoreValues').filter(
				(row) => String(row.score) === score && Number(row.scoreValue) >= threshold,
			);
			for (const { contact } of values) ids.add(String(contact));
			pagesWithoutMatch = values.length > 0 ? 0 : pagesWithoutMatch + 1;
			if (pagesWithoutMatch >= maxPagesWithoutMatch) break;
		}
		return [...ids];
	},
};

/** Days with the totals of the imports that ended on them: new totals are a new key. */
export const importsFinished: SetSource = {
	emits: 'entered',
	async members({ client }) {
		const body = await client.call(plainRequest('GET', '/import/bulk_import'));
		const days = isRow(body) ? rowsOf(body, 'recentlyCompleted') : [];
		return days.map(({ forDate, batches, contacts }) =>
			[forDate, batches, contacts].map(String).join('/'),
		);
	},
	items: async (_, keys) =>
		keys.map((key) => {
			const [date, batches, contacts] = key.split('/');
			return { date, batches: Number(batches), contacts: Number(contacts) };
		}),
};
