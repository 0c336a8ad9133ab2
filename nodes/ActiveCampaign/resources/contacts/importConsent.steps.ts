import { plainRequest } from '../../core/client/route';
import type { Tools } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { isRow, type Row } from '../../core/values';
import { inactiveReasons } from './consent.steps';
import { orFailure } from './importer';
import { addressKey } from './importerBatches';

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
 * The rows without the subscriptions of contacts who have not confirmed or have bounced; a row for
 * a list of which these cannot be read is its failure. Reads them for each list, two requests for a
 * list without any.
 */
export async function withConsent<T extends Row>(
	rows: T[],
	tools: Tools,
): Promise<Array<Consented<T> | Failure>> {
	const lists = [...new Set(rows.flatMap(listsOf))];
	const inactive = new Map<string, Map<string, string> | Failure>();
	for (const list of lists) inactive.set(list, await orFailure(inactiveOn(list, tools)));
	return rows.map((row) => {
		const email = addressKey(row.email);
		const skipped: string[] = [];
		const reasons = new Map<string, string>();
		for (const list of listsOf(row)) {
			const known = inactive.get(list);
			if (known instanceof Failure) return unreadable(known, list);
			const reason = known?.get(email);
			if (reason === undefined) continue;
			reasons.set(list, reason);
			skipped.push(`list ${list}: ${reason}`);
		}
		if (skipped.length === 0) return { row, skipped };
		const { subscribe, ...others } = row;
		const kept = (subscribe as Row[]).filter(({ listid }) => !reasons.has(String(listid)));
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
			reasons.set(addressKey(email), inactiveReasons[status] ?? status);
	}
	return reasons;
}

function unreadable({ message, facts }: Failure, list: string): Failure {
	const text = `Not imported: who may be subscribed to list ${list} is unknown: ${message}`;
	return new Failure(text, facts);
}
