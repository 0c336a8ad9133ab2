import { type JournalEntry, worstSecond } from '../../test/emulator';
import { atMost, exactly, type Figure } from '../demo/figures';

const limitPerSecond = 5;

export interface QueueRun {
	journal: readonly JournalEntry[];
	/** Email addresses of all items. */
	wanted: readonly string[];
	/** Email addresses in the output of the nodes. */
	output: readonly string[];
	/** Email addresses in the account. */
	stored: readonly string[];
	/** Time from the start of the first execution to the end of the last. */
	seconds: number;
}

/** The figures of a run with several workers on one account. */
export function queueFigures({ journal, wanted, output, stored, seconds }: QueueRun): Figure[] {
	const accepted = journal.filter(({ status }) => status !== 429);
	const refused = journal.length - accepted.length;
	const refusedShare = (100 * refused) / journal.length;
	const usedShare = 100 * shareUsed(accepted.map(({ at }) => at));
	return [
		{ title: 'Items', value: wanted.length },
		exactly('Lost', missing(wanted, stored) + missing(wanted, output), 0),
		exactly('Duplicated', accepted.length - wanted.length, 0),
		{ title: 'Requests', value: journal.length },
		{ title: 'Responses 429', value: refused },
		{
			title: 'Share of requests answered 429',
			value: `${refusedShare.toFixed(1)} %`,
			expected: { text: 'below 5 %', met: refusedShare < 5 },
		},
		{
			title: 'Share of the limit used',
			value: `${usedShare.toFixed(1)} %`,
			expected: { text: 'at least 85 %', met: usedShare >= 85 },
		},
		atMost('Requests accepted in the worst second', worstSecond(accepted.map(({ at }) => at)), 5),
		{
			title: 'Requests received in the worst second',
			value: worstSecond(journal.map(({ at }) => at)),
		},
		{ title: 'Wall time of the executions', value: `${seconds.toFixed(1)} s` },
	];
}

const missing = (wanted: readonly string[], found: readonly string[]) => {
	const present = new Set(found);
	return wanted.filter((address) => !present.has(address)).length;
};

/** Accepted requests as a share of five per second, from the first arrival to the last. */
function shareUsed(arrivals: readonly number[]): number {
	const seconds = (Math.max(...arrivals) - Math.min(...arrivals)) / 1000;
	return arrivals.length / (limitPerSecond * seconds);
}
