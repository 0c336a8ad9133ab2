import type { Account, Contents } from './accounts';

/** What one way of doing a case came to. */
export interface Measured {
	requests: number;
	/** Requests answered with status 429. */
	refused: number;
	/** Items that are not in the account, or not whole. */
	lost: number;
	duplicated: number;
	wallMs: number;
	/** Accepted requests of those that the limit allowed in that time, from 0 to 1; none below a second. */
	share?: number;
	/** Why the run ended early. */
	error?: string;
	/** How often the measured number of items goes into the one that the figures stand for. */
	scaledBy?: number;
}

/** How a run ended; `wallMs` where its own time is not all that passed. */
interface Done {
	error?: { message: string } | undefined;
	wallMs?: number;
}

const requestsPerSecond = 5;

/** Runs the work and reads off the account what it did; `lost` is asked for afterwards. */
export async function measure(
	account: Account,
	work: () => Promise<Done>,
	lost: (contents: Contents) => number,
): Promise<Measured> {
	const before = await account.read();
	const start = performance.now();
	const done = await work();
	const wallMs = done.wallMs ?? performance.now() - start;
	const after = await account.read();
	const requests = after.requests - before.requests;
	const refused = after.refused - before.refused;
	return {
		requests,
		refused,
		lost: lost(after),
		duplicated: after.duplicated,
		wallMs,
		...(wallMs >= 1_000 && {
			share: (requests - refused) / ((requestsPerSecond * wallMs) / 1_000),
		}),
		...(done.error && { error: done.error.message }),
	};
}

/** The same figures for so many times the items, of a run that goes on evenly. */
export function scaled(measured: Measured, by: number): Measured {
	const { requests, refused, lost, duplicated, wallMs } = measured;
	return {
		...measured,
		requests: requests * by,
		refused: refused * by,
		lost: lost * by,
		duplicated: duplicated * by,
		wallMs: wallMs * by,
		scaledBy: by,
	};
}
