import type { Account, Contents } from './accounts';

/** The figures of one run. */
export interface Measured {
	requests: number;
	/** Requests answered with status 429. */
	refused: number;
	/** Items that are missing or incomplete in the account. */
	lost: number;
	duplicated: number;
	wallMs: number;
	/** Accepted requests as a share of what the limit allows, from 0 to 1; absent for runs below a second. */
	share?: number;
	/** Message of the error that ended the run. */
	error?: string;
	/** Factor by which the measured figures were multiplied. */
	scaledBy?: number;
}

/** How a run ended; `wallMs` if only part of the elapsed time counts. */
interface RunEnd {
	error?: { message: string } | undefined;
	wallMs?: number;
}

const requestsPerSecond = 5;

/** Runs the work and measures it by the account's state before and after. */
export async function measure(
	account: Account,
	work: () => Promise<RunEnd>,
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

/** The figures multiplied, for a run in which every item takes the same time. */
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
