import { type JournalEntry, worstSecond } from '../../test/emulator';
import { atMost, exactly, type Figure } from '../demo/figures';

const limitPerSecond = 5;

export interface QueueRun {
	journal: readonly JournalEntry[];
	/** Addresses that were to be created. */
	wanted: readonly string[];
	/** Addresses that the nodes gave out. */
	given: readonly string[];
	/** Addresses that the account holds. */
	stored: readonly string[];
	/** When the last execution was over, in seconds after the start of the first. */
	seconds: number;
}

/** What two workers did to one account, against what is promised. */
export function queueFigures({ journal, wanted, given, stored, seconds }: QueueRun): Figure[] {
	const accepted = journal.filter(({ status }) => status !== 429);
	const refused = journal.length - accepted.length;
	const refusedShare = (100 * refused) / journal.length;
	const usedShare = 100 * shareUsed(accepted.map(({ at }) => at));
	return [
		{ title: 'Items', value: wanted.length },
		exactly('Lost', missing(wanted, stored) + missing(wanted, given), 0),
		exactly('Duplicated', accepted.length - wanted.length, 0),
		{ title: 'Requests', value: journal.length },
		{ title: 'Answers 429', value: refused },
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
		atMost('Accepted in the worst second', worstSecond(accepted.map(({ at }) => at)), 5),
		{ title: 'Arrivals in the worst second', value: worstSecond(journal.map(({ at }) => at)) },
		{ title: 'Wall time of the executions', value: `${seconds.toFixed(1)} s` },
	];
}

const missing = (wanted: readonly string[], found: readonly string[]) => {
	const there = new Set(found);
	return wanted.filter((one) => !there.has(one)).length;
};

/** Accepted requests against five a second, from the first arrival to the last. */
function shareUsed(arrivals: readonly number[]): number {
	const seconds = (Math.max(...arrivals) - Math.min(...arrivals)) / 1000;
	return arrivals.length / (limitPerSecond * seconds);
}
