import { plainRequest, segments } from '../../core/client/route';
import { fold } from '../../core/equality';
import type { EventFilter, WebhookEvent } from '../../core/event';
import { isEmpty, isRow, type Row } from '../../core/values';
import { splitList } from '../../core/words';
import type { DeliveryReader } from './deliveryReader';

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
 * True if an item passes the filters that apply to its event. A filter passes if the delivery does not
 * name its thing, or if the name of a wanted tag cannot be read in time, which `reader.unchecked` says.
 */
export async function passesFilters(
	event: WebhookEvent,
	item: Row,
	filters: Filters,
	reader: DeliveryReader,
): Promise<boolean> {
	const unread: EventFilter[] = [];
	for (const filter of event.filters ?? []) {
		const given = readers[filter](item).map((value) => fold(String(value)));
		// A delivered name that holds a comma, such as `Smith, John`, stays whole.
		const wanted = splitList(filters[filter], 'Filters', given);
		if (wanted.length === 0 || given.length === 0) continue;
		if (isAmong(wanted, given)) continue;
		const ids = filter === 'tags' ? wanted.filter((word) => /^\d+$/.test(word)) : [];
		if (ids.length === 0) return false;
		const names = await tagNames(reader, ids);
		if (names === undefined) unread.push(filter);
		else if (!isAmong(names, given)) return false;
	}
	reader.unchecked.push(...unread);
	return true;
}

/** Names of tags, because a delivery has only the name; undefined if they cannot be read in time. */
async function tagNames(reader: DeliveryReader, ids: string[]): Promise<string[] | undefined> {
	const names = await reader.read('tag for a filter', async (connect) => {
		const { client } = await connect();
		const load = async (tag: string) => {
			const body = await client.remember(`tag ${tag}`, ['tags'], () =>
				client.call(plainRequest('GET', segments('tags', tag))),
			);
			return isRow(body) && isRow(body.tag) ? String(body.tag.tag) : tag;
		};
		return await Promise.all(ids.map(load));
	});
	return names?.value;
}

/** Names differ in case only if at all: `VIP 1` and `VIP1` are two tags. */
function isAmong(wanted: string[], given: string[]): boolean {
	return wanted.some((word) => given.includes(fold(word)));
}

function membersOf(thing: unknown, ...names: string[]): unknown[] {
	return isRow(thing) ? names.map((name) => thing[name]).filter((value) => !isEmpty(value)) : [];
}
