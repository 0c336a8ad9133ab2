import { rowsOf } from '../../core/client/pages';
import { plainRequest } from '../../core/client/route';
import { Failure } from '../../core/failure';
import { runOperation } from '../../core/run/runOperation';
import { isRow } from '../../core/values';
import { clock } from '../../n8n/clock';
import { matchOperations } from '../../resources/contacts/segment.match';
import { fieldSources } from '../../resources/shared/fieldSources';
import { lookups } from '../../resources/shared/lookups';
import { contactItems } from './changedContacts';
import type { SetSource } from './pollSource';

/** Contacts that a segment finds. */
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
			const rows = runOperation(getMatches, values, { client, lookups, fieldSources, clock });
			for await (const { contact } of rows) ids.push(String(contact));
			return ids;
		},
	};
}

/** Pages of 100 contacts without a match after which the rest, with lower scores, is not read. */
const pagesWithout = 10;

/** Contacts whose score is at least the threshold. */
export const scoreReached: SetSource = {
	emits: 'entered',
	items: contactItems,
	async members({ client, value, identify }) {
		const score = await identify('score', 'scores', 'Score');
		const threshold = Number(value('threshold'));
		if (!Number.isFinite(threshold)) {
			throw new Failure('Threshold is not a number', { field: 'Threshold' });
		}
		const request = plainRequest('GET', '/contacts', { 'orders[score]': 'DESC' });
		const ids = new Set<string>();
		let without = 0;
		for await (const { body } of client.pages(request, 'contacts', 'byOffset')) {
			const values = rowsOf(body, 'scoreValues').filter(
				(row) => String(row.score) === score && Number(row.scoreValue) >= threshold,
			);
			for (const { contact } of values) ids.add(String(contact));
			without = values.length > 0 ? 0 : without + 1;
			if (without >= pagesWithout) break;
		}
		return [...ids];
	},
};

/** Days with the number of imports that ended on them: a higher number is news. */
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
