import type { Refusal } from './importerRefusal';

/** Sends rows in one request; gives the refusal if they were not accepted. */
export type Send<T> = (part: T[]) => Promise<Refusal | undefined>;

/** After this many refusals in a row, single rows show whether any can be accepted. */
const mostRefusals = 12;
/** Single rows that are tried then: enough to meet a good one if every second row is bad. */
const samples = 8;
/** No further round begins after this many requests for each row. */
const requestsPerRow = 2;

/**
 * Sends the rows of a refused request in smaller parts, until each row was accepted or refused alone.
 * A row that must be the bad one because the others were accepted is sent alone as well. Gives the
 * rows that were accepted in no part and not tried alone, with the last reason.
 *
 * The size of a part follows what happens: it halves with each refusal and doubles when rows are
 * accepted. So 250 rows need at most 13 requests for one bad row, about 80 for ten and 260 for sixty.
 * That is minutes, as the importer allows 20 single rows a minute, but every good row is imported.
 * Where all rows have the same fault (a wrong mapping) this would take a quarter of an hour to tell
 * the same reason 250 times; it ends after some 25 requests of which none was accepted.
 */
export async function searchRefused<T>(
	rows: T[],
	refusal: Refusal,
	sendPart: Send<T>,
): Promise<{ untried: T[]; last: Refusal }> {
	const settled = new Set<T>();
	let last = refusal;
	let sent = 0;
	let refusals = 0;
	const isRefused = async (part: T[]): Promise<boolean> => {
		const refused = await sendPart(part);
		sent++;
		refusals = refused ? refusals + 1 : 0;
		if (refused) last = refused;
		if (!refused || part.length === 1) part.forEach((row) => settled.add(row));
		return refused !== undefined;
	};
	const isOpen = (row: T) => !settled.has(row);

	/** Halves a refused part until one bad row is found. */
	const isolate = async (part: T[]): Promise<void> => {
		let suspects = part;
		while (suspects.length > 1) {
			const half = suspects.slice(0, Math.ceil(suspects.length / 2));
			suspects = (await isRefused(half)) ? half : suspects.slice(half.length);
		}
		if (suspects.some(isOpen)) await isRefused(suspects);
	};

	/** Whether a single row was accepted, of some that lie evenly among the rows. */
	const acceptsAny = async (among: T[]): Promise<boolean> => {
		const step = among.length <= 2 * samples ? 1 : Math.ceil(among.length / samples);
		let accepted = false;
		for (let at = 0; at < among.length; at += step) {
			const row = among.slice(at, at + 1);
			if (!(await isRefused(row))) accepted = true;
		}
		return accepted;
	};

	await isolate(rows);
	let size = Math.ceil(rows.length / 2);
	for (let left = rows.filter(isOpen); left.length > 0; left = left.filter(isOpen)) {
		if (sent >= requestsPerRow * rows.length) break;
		if (refusals >= mostRefusals) {
			if (!(await acceptsAny(left))) break;
			refusals = 0;
			continue;
		}
		const part = left.slice(0, size);
		if (!(await isRefused(part))) {
			size = part.length * 2;
			continue;
		}
		await isolate(part);
		size = Math.max(1, Math.floor(part.length / 2));
	}
	return { untried: rows.filter(isOpen), last };
}
