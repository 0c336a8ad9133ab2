import type { Row } from '../values';

/** The largest page that ActiveCampaign gives. */
export const pageSize = 100;

/** No endpoint has a smaller page by default (page pagination), so fewer rows than this are the last ones. */
export const smallestPage = 20;

/** A page as it was read. */
export interface ReadPage {
	rows: Row[];
	/** How many rows the list has, by the response; 0 if it does not say. */
	total: number;
	/** How many of the walk's rows have been given so far. */
	given: number;
}

/** The position in a walk. */
export interface PageCursor {
	/** The query of the next page; `wanted` is how many rows are still to be given. */
	query(wanted: number): Row;
	/** The rows of a page that were not given before; nothing ends the walk. */
	fresh(rows: Row[]): Row[] | undefined;
	/** Moves behind a page; false at the end of the list. */
	advance(page: ReadPage): boolean;
}

/** Recognises a page that begins with the same row as an earlier one. */
class Repetition {
	private readonly firsts = new Set<string>();

	fresh(rows: Row[]): Row[] | undefined {
		const first = JSON.stringify(rows[0]?.id ?? rows[0] ?? '');
		if (rows.length === 0 || this.firsts.has(first)) return undefined;
		this.firsts.add(first);
		return rows;
	}
}

/** By ascending ID, which neither skips nor repeats rows when others are added or deleted. */
export class IdCursor extends Repetition implements PageCursor {
	private last = '';
	private firstTotal = 0;
	private asked = pageSize;

	query(wanted: number): Row {
		this.asked = Math.min(pageSize, wanted);
		const cursor = this.last === '' ? {} : { id_greater: this.last };
		return { limit: this.asked, 'orders[id]': 'ASC', ...cursor };
	}

	advance({ rows, total, given }: ReadPage): boolean {
		// Later totals may count only the rows after the cursor.
		this.firstTotal ||= total;
		const last = String(rows[rows.length - 1]?.id ?? '');
		// A cursor that does not advance would give the same page for ever.
		if (!(Number(last) > Number(this.last || '0'))) return false;
		this.last = last;
		return rows.length >= this.asked || given < this.firstTotal;
	}
}

/** By page number, with a fixed page size or with the service's own. */
export class PageNumber extends Repetition implements PageCursor {
	private page = 0;

	constructor(private readonly size?: number) {
		super();
	}

	query(): Row {
		this.page++;
		return { page: this.page, ...(this.size === undefined ? {} : { page_size: this.size }) };
	}

	advance({ rows, total, given }: ReadPage): boolean {
		// Without a fixed size a short page cannot be recognised.
		if (this.size === undefined) return total === 0 || given < total;
		return rows.length >= this.size || given < total;
	}
}
