import { plainRequest, segments } from '../../core/client/route';
import { foldLoosely } from '../../core/equality';
import type { EventFilter, WebhookEvent } from '../../core/event';
import { isEmpty, isRow, type Row } from '../../core/values';
import type { Connect } from './sharedConnection';

/** What the user set under Filters: IDs or names of things, and a field with the value it must have. */
export type Filters = Partial<Record<EventFilter | 'changedTo' | 'fieldChanged', unknown>>;

/** ID and name of the thing that a filter is about, as far as the item has them. */
const readers: Record<EventFilter, (item: Row) => unknown[]> = {
	campaigns: ({ campaign }) => membersOf(campaign, 'id', 'name'),
	lists: ({ list, lists }) =>
		[list, ...(Array.isArray(lists) ? lists : [])].flatMap((one) => membersOf(one, 'id', 'name')),
	pipelines: ({ deal }) => membersOf(deal, 'pipelineid', 'pipeline_title'),
	stages: ({ deal }) => membersOf(deal, 'stageid', 'stage_title'),
	tags: ({ tag }) => (isEmpty(tag) ? [] : [tag]),
};

/**
 * True if an item passes the filters that apply to its event; a filter whose thing the delivery does
 * not name lets it pass. Throws `Failure` if a tag cannot be read.
 */
export async function passesFilters(
	event: WebhookEvent,
	item: Row,
	filters: Filters,
	connect: Connect,
): Promise<boolean> {
	for (const filter of event.filters ?? []) {
		const wanted = wordsOf(filters[filter]);
		const given = readers[filter](item).map(foldLoosely);
		if (wanted.length === 0 || given.length === 0) continue;
		const words = filter === 'tags' ? await tagNames(connect, wanted) : wanted;
		if (!words.map(foldLoosely).some((word) => given.includes(word))) return false;
	}
	return true;
}

/** Names instead of IDs, because a delivery has only the name of a tag. */
async function tagNames(connect: Connect, wanted: string[]): Promise<string[]> {
	const names = wanted.map(async (tag) => {
		if (!/^\d+$/.test(tag)) return tag;
		const { client } = await connect();
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
