import { plainRequest } from '../../core/client/route';
import type { Tools } from '../../core/descriptor';
import { isRow, type Row } from '../../core/values';
import { inactiveReasons } from './consent.steps';

/**
 * Statuses of which nobody says that the importer keeps them. It keeps who has unsubscribed (page
 * bulk-import-contacts).
 */
const notKept = ['0', '3'];

/** A row of the importer, and why it does not subscribe to some of its lists. */
export interface Consented<T> {
	row: T;
	skipped: string[];
}

/**
 * The rows without the subscriptions of contacts who have not confirmed or have bounced. Reads those
 * of each list, two requests for a list without any; throws `Failure` if they cannot be read.
 */
export async function withConsent<T extends Row>(
	rows: T[],
	tools: Tools,
): Promise<Array<Consented<T>>> {
	const lists = [...new Set(rows.flatMap(listsOf))];
	const inactive = new Map<string, Map<string, string>>();
	for (const list of lists) inactive.set(list, await inactiveOn(list, tools));
	return rows.map((row) => {
		const email = String(row.email).trim().toLowerCase();
		const reasonOn = (list: string) => inactive.get(list)?.get(email);
		const skipped = listsOf(row).flatMap((list) => {
			const reason = reasonOn(list);
			return reason === undefined ? [] : [`list ${list}: ${reason}`];
		});
		if (skipped.length === 0) return { row, skipped };
		const { subscribe, ...others } = row;
		const kept = (subscribe as Row[]).filter(({ listid }) => !reasonOn(String(listid)));
		const rest = { ...others, ...(kept.length > 0 ? { subscribe: kept } : {}) };
		return { row: rest as unknown as T, skipped };
	});
}

function listsOf({ subscribe }: Row): string[] {
	return Array.isArray(subscribe)
		? subscribe.filter(isRow).map(({ listid }) => String(listid))
		: [];
}

/** Reasons by email address. */
async function inactiveOn(list: string, { walk }: Tools): Promise<Map<string, string>> {
	const reasons = new Map<string, string>();
	for (const status of notKept) {
		const request = plainRequest('GET', '/contacts', { listid: list, status });
		for await (const { email } of walk(request, 'contacts', 'byId'))
			reasons.set(String(email).toLowerCase(), inactiveReasons[status] ?? status);
	}
	return reasons;
}
