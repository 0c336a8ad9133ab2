import type { Account } from '../../types';

const minute = 60_000;

/** Requests a minute by their size; the count of one size leaves the other's alone. */
const allowed = { one: 20, several: 100 };

/** Counts a request and tells the refusal when its minute is full; only the text for 100 is documented. */
export function overLimit(account: Account, contacts: number): string | undefined {
	const size = contacts === 1 ? 'one' : 'several';
	const now = account.clock.now();
	const requests = account.collection('bulkImportRequests');
	for (const old of requests.filter((row) => Number(row.at) <= now - minute))
		requests.remove(old.id);
	if (requests.findBy('size', size).length >= allowed[size]) {
		return `Up to ${allowed[size]} imports may be requested per minute.Please batch contacts into larger requests, or retry this request in a minute.`;
	}
	requests.insert({ at: now, size });
	return undefined;
}
