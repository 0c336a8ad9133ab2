import { plainRequest, segments } from '../../core/client/route';
import { isEmpty, isRow, type Row } from '../../core/values';
import type { Connection } from './sharedConnection';
import { shortHash } from './fingerprint';

/** What the user set under Filters: IDs or names, and a field with the value it must change to. */
export interface Filters {
	campaigns?: unknown;
	changedTo?: unknown;
	fieldChanged?: unknown;
	lists?: unknown;
	pipelines?: unknown;
	stages?: unknown;
	tags?: unknown;
}

/** Where an event tells ID or name of the thing that a filter is about. */
const tellers: Array<[filter: keyof Filters, told: (item: Row) => unknown[]]> = [
	['campaigns', ({ campaign }) => membersOf(campaign, 'id', 'name')],
	['lists', ({ list, lists }) => [list, ...(Array.isArray(lists) ? lists : [])].flatMap(idOf)],
	['pipelines', ({ deal }) => membersOf(deal, 'pipelineid', 'pipeline_title')],
	['stages', ({ deal }) => membersOf(deal, 'stageid', 'stage_title')],
	['tags', ({ tag }) => (isEmpty(tag) ? [] : [tag])],
];

/** Events that tell of a change of fields, and the member that holds the thing. */
const changes: Record<string, string> = {
	account_update: 'account',
	deal_update: 'deal',
	update: 'contact',
};

const mostValues = 1_000;

/**
 * Whether an item is about things that the user wants. A filter looks only at events that tell of its
 * kind of thing. Throws `Failure` when a tag cannot be read.
 */
export async function isWanted(
	item: Row,
	filters: Filters,
	connection: Connection,
): Promise<boolean> {
	for (const [filter, tell] of tellers) {
		const wanted = wordsOf(filters[filter]);
		const told = tell(item).map(fold);
		if (wanted.length === 0 || told.length === 0) continue;
		const words = filter === 'tags' ? await tagNames(connection, wanted) : wanted;
		if (!words.map(fold).some((word) => told.includes(word))) return false;
	}
	return true;
}

/**
 * Whether the watched field of an item changed, and to what is wanted. `values` remembers what it
 * was, by thing.
 */
export function hasChanged(
	item: Row,
	{ fieldChanged, changedTo }: Filters,
	values: Map<string, string>,
): boolean {
	const field = fold(fieldChanged);
	const thing = changes[String(item.event)];
	const row = thing === undefined ? undefined : item[thing];
	if (field === '' || thing === undefined || !isRow(row)) return true;
	const value = valueOf(row, field);
	const fits = isEmpty(changedTo) || fold(value) === fold(changedTo);
	if (Array.isArray(item.updated_fields))
		return fits && item.updated_fields.map(fold).includes(field);
	const key = `${thing}${String(row.id)}`;
	const hash = shortHash(fold(value));
	const before = values.get(key);
	values.delete(key);
	values.set(key, hash);
	for (const oldest of values.keys()) {
		if (values.size <= mostValues) break;
		values.delete(oldest);
	}
	return fits && before !== hash;
}

/** The value of a member or a custom field by its name, whatever its case and blanks. */
function valueOf(row: Row, field: string): unknown {
	const inside = { ...row, ...(isRow(row.fields) ? row.fields : {}) };
	return Object.entries(inside).find(([name]) => fold(name) === field)?.[1];
}

/** A delivery tells a tag by its name alone. */
async function tagNames(connection: Connection, wanted: string[]): Promise<string[]> {
	const names = wanted.map(async (tag) => {
		if (!/^\d+$/.test(tag)) return tag;
		const { client } = await connection();
		const body = await client.remember(`tag ${tag}`, ['tags'], () =>
			client.call(plainRequest('GET', segments('tags', tag))),
		);
		return isRow(body) && isRow(body.tag) ? String(body.tag.tag) : tag;
	});
	return await Promise.all(names);
}

function wordsOf(value: unknown): string[] {
	const words = Array.isArray(value) ? value : String(value ?? '').split(',');
	return words.map((word) => String(word).trim()).filter((word) => word !== '');
}

function membersOf(thing: unknown, ...names: string[]): unknown[] {
	return isRow(thing) ? names.map((name) => thing[name]).filter((value) => !isEmpty(value)) : [];
}

function idOf(list: unknown): unknown[] {
	return membersOf(list, 'id', 'name');
}

/** `First Name`, `first_name` and `firstname` are one. */
function fold(value: unknown): string {
	const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
	return text
		.trim()
		.toLocaleLowerCase('en')
		.replace(/[\s_]+/g, '');
}
