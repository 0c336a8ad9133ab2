import type { Row } from '../../core/values';
import { bytesOf, importLimits } from './importer';

/** An input item, by its position, and the row that is sent for it. */
export interface ImportRow {
	item: number;
	row: Row & { email: string };
	/** Subscriptions that were left out, with the reason. */
	skipped?: string[];
}

/** Size of the request body without its contacts. */
export const envelopeBytes = 20;

/** With fewer rows, an import is hardly faster than single requests. */
export const minRows = 10;
/**
 * The same for the rows of addresses that come again: they wait for the end of the import before, and
 * an import takes about ten seconds, in which fifty single requests are done.
 */
const minRowsAgain = 50;

/** How addresses are compared. */
export function addressKey(email: unknown): string {
	return String(email ?? '')
		.trim()
		.toLowerCase();
}

/** The n-th item with an address is in the n-th wave, so that later items overwrite earlier ones. */
export function wavesOf(rows: ImportRow[]): ImportRow[][] {
	const seen = new Map<string, number>();
	const waves: ImportRow[][] = [];
	for (const row of rows) {
		const email = addressKey(row.row.email);
		const wave = seen.get(email) ?? 0;
		seen.set(email, wave + 1);
		const members = waves[wave];
		if (members) members.push(row);
		else waves.push([row]);
	}
	return waves;
}

/** The rows that are worth an import, and those that are done sooner by single requests afterwards. */
export function worthImporting(rows: ImportRow[]): { imported: ImportRow[]; single: ImportRow[] } {
	const waves = wavesOf(rows);
	// A wave has no more rows than the one before.
	const end = waves.findIndex(({ length }, at) => length < (at === 0 ? minRows : minRowsAgain));
	const count = end < 0 ? waves.length : end;
	return { imported: waves.slice(0, count).flat(), single: waves.slice(count).flat() };
}

/** As few batches as `importLimits` allow. */
export function batchesOf(rows: ImportRow[]): ImportRow[][] {
	const batches: Array<{ members: ImportRow[]; bytes: number }> = [];
	for (const row of rows) {
		const bytes = bytesOf(row.row) + 1;
		const last = batches[batches.length - 1];
		if (
			last &&
			last.members.length < importLimits.contacts &&
			last.bytes + bytes <= importLimits.bytes
		) {
			last.members.push(row);
			last.bytes += bytes;
		} else {
			batches.push({ members: [row], bytes: bytes + envelopeBytes });
		}
	}
	return batches.map(({ members }) => members);
}
