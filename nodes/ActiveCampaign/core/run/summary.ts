import type { Meter } from '../client/meter';
import type { ItemResult } from './runItems';

/** Smaller counts are not reported. */
const minCount = 10;

/** The hint after a successful run, as one sentence; undefined if there is nothing to report. */
export function summaryOf(
	meter: Meter,
	results: Array<ItemResult | undefined>,
): string | undefined {
	const isSpared = results.length >= minCount && meter.requests * 2 <= results.length;
	const notes = [
		...limitNote(meter),
		...emptyNote(results),
		...(!isSpared && meter.remembered >= minCount
			? [`${meter.remembered} look-ups needed no request`]
			: []),
	];
	if (!isSpared && meter.retries === 0 && notes.length === 0) return undefined;
	const again = meter.retries > 0 ? `, ${meter.retries} of them again` : '';
	const requests = count(meter.requests, 'request');
	const sent = isSpared
		? `${requests} did for ${results.length} items${again}`
		: `${requests} ${meter.requests === 1 ? 'was' : 'were'} sent${again}`;
	return [sent, ...notes].join('; ');
}

function limitNote({ limited, throttledMs }: Meter): string[] {
	const wait = throttledMs > 1_000 ? inWords(throttledMs) : undefined;
	if (limited > 0)
		return [`the account was over its limit${wait ? `, which took ${wait} of waiting` : ''}`];
	return wait ? [`${wait} went by waiting for the account's limit`] : [];
}

/** Not for a single item: its output shows it. */
function emptyNote(results: Array<ItemResult | undefined>): string[] {
	if (results.length < 2) return [];
	const done = results.filter((result) => result !== undefined && !('failure' in result));
	const empty = done.filter((result) => result?.rows.length === 0).length;
	const idle = done.filter((result) =>
		result?.rows.some(({ deleted }) => deleted === false),
	).length;
	return [
		...(empty > 0 ? [`${empty} of ${results.length} items gave nothing`] : []),
		...(idle > 0 ? [`${idle} of ${results.length} items had nothing to remove`] : []),
	];
}

function inWords(milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1_000);
	return seconds < 120 ? count(seconds, 'second') : count(Math.round(seconds / 60), 'minute');
}

function count(number: number, thing: string): string {
	return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
