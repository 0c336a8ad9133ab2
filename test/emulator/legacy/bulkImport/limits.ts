import type { Account } from '../../types';

const minute = 60_000;

/** Limits per minute, counted separately for requests with one contact and with several. */
const allowed = { one: 20, several: 100 };

/** Counts a request; gives the refusal if it is over the limit. Only the text for 100 is documented. */
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
