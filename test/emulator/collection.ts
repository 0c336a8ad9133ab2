import type { Collection, Row } from './types';

/** What a collection adds to a row when it is created and when it is updated. */
export interface Stamps {
	inserted(values: Record<string, unknown>): Record<string, unknown>;
	updated(values: Record<string, unknown>): Record<string, unknown>;
}

const NO_STAMPS: Stamps = { inserted: () => ({}), updated: () => ({}) };

const indexKey = (value: unknown) => String(value).toLowerCase();

/** Rows by id in order of creation; ids count from 1 unless given. */
export class MapCollection implements Collection {
	private readonly rows = new Map<string, Row>();
	private readonly indexes = new Map<string, Map<string, Set<string>>>();
	private lastId = 0;

	constructor(private readonly stamps: Stamps = NO_STAMPS) {}

	get size(): number {
		return this.rows.size;
	}

	insert(values: Record<string, unknown>): Row {
		const id = values['id'] === undefined ? String(this.lastId + 1) : String(values['id']);
		if (/^\d+$/.test(id)) this.lastId = Math.max(this.lastId, Number(id));
		const row: Row = { ...this.stamps.inserted(values), ...values, id };
		if (this.rows.has(id)) this.remove(id);
		this.rows.set(id, row);
		for (const [member, index] of this.indexes) addTo(index, row[member], id);
		return row;
	}

	get(id: string): Row | undefined {
		return this.rows.get(id);
	}

	update(id: string, values: Record<string, unknown>): Row | undefined {
		const row = this.rows.get(id);
		if (!row) return undefined;
		const changes = { ...this.stamps.updated(values), ...values };
		for (const [member, index] of this.indexes) {
			if (!(member in changes)) continue;
			index.get(indexKey(row[member]))?.delete(id);
			addTo(index, changes[member], id);
		}
		return Object.assign(row, changes, { id });
	}

	remove(id: string): boolean {
		const row = this.rows.get(id);
		if (!row) return false;
		for (const [member, index] of this.indexes) index.get(indexKey(row[member]))?.delete(id);
		return this.rows.delete(id);
	}

	all(): Row[] {
		return [...this.rows.values()];
	}

	find(predicate: (row: Row) => boolean): Row | undefined {
		for (const row of this.rows.values()) if (predicate(row)) return row;
		return undefined;
	}

	filter(predicate: (row: Row) => boolean): Row[] {
		return this.all().filter(predicate);
	}

	findBy(member: string, value: unknown): Row[] {
		let index = this.indexes.get(member);
		if (!index) {
			index = new Map();
			for (const row of this.rows.values()) addTo(index, row[member], row.id);
			this.indexes.set(member, index);
		}
		return [...(index.get(indexKey(value)) ?? [])].flatMap((id) => this.rows.get(id) ?? []);
	}

	clear(): void {
		this.rows.clear();
		this.indexes.clear();
		this.lastId = 0;
	}
}

function addTo(index: Map<string, Set<string>>, value: unknown, id: string): void {
	const key = indexKey(value);
	const ids = index.get(key);
	if (ids) ids.add(id);
	else index.set(key, new Set([id]));
}
