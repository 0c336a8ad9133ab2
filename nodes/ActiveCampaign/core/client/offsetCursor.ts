import type { Row } from '../values';
import { type PageCursor, pageSize, type ReadPage, smallestPage } from './pageCursor';

/** Pages whose rows are remembered, so that pages may overlap. */
const rememberedPages = 5;

const largestOverlap = pageSize / 2;

/**
 * By offset. When rows are deleted during the walk, those behind them move up and a page skips as
 * many; the total shows it. The walk then goes back, and lets the next pages overlap.
 */
export class OffsetCursor implements PageCursor {
	private offset = 0;
	/** All rows before this place have been read. */
	private readTo = 0;
	private overlap = 0;
	private asked = pageSize;
	private total = 0;
	private takesLimit = false;
	private pagesWithoutNew = 0;
	private readonly recent: Array<Set<string>> = [];
	private readonly firsts = new Set<string>();

	query(wanted: number): Row {
		this.offset = Math.max(0, this.readTo - this.overlap);
		this.asked = Math.min(pageSize, wanted + this.readTo - this.offset);
		return { limit: this.asked, offset: this.offset };
	}

	fresh(rows: Row[]): Row[] | undefined {
		// Not by ID alone: a list of several kinds of things may have an ID twice.
		const names = rows.map((row) => JSON.stringify(row));
		const fresh = rows.filter((_, at) => !this.recent.some((page) => page.has(names[at] ?? '')));
		const first = fresh[0] && JSON.stringify(fresh[0]);
		this.recent.push(new Set(names));
		if (this.recent.length > rememberedPages) this.recent.shift();
		this.pagesWithoutNew = first === undefined ? this.pagesWithoutNew + 1 : 0;
		if (this.pagesWithoutNew > rememberedPages) return undefined;
		if (first === undefined) return this.overlap > 0 && rows.length > 0 ? [] : undefined;
		if (this.firsts.has(first)) return undefined;
		this.firsts.add(first);
		return fresh;
	}

	advance({ rows, total }: ReadPage): boolean {
		const deleted = total > 0 ? Math.max(0, this.total - total) : 0;
		this.total = total;
		this.overlap = Math.max(this.overlap, Math.min(2 * deleted, largestOverlap));
		// At worst all of the deleted rows were before this place.
		const contiguous = Math.max(0, this.readTo - deleted);
		const end = this.offset + rows.length;
		const hasGap = this.offset > contiguous;
		this.readTo = hasGap ? contiguous : end;
		const isShort = rows.length < this.asked;
		this.takesLimit ||= !isShort;
		if (!isShort || hasGap) return true;
		if (total > 0) return end < total;
		return !this.takesLimit && rows.length >= smallestPage;
	}
}
