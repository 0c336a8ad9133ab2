import { type Answer, type Client, isOk, listOf, type Values } from './client';

/** A row of the account that carries a name of the probe. */
export interface Found {
	id: string;
	name: string;
	row: Values;
}

interface Kind {
	/** For the opening text: `tags`. */
	label: string;
	path: string;
	/** Key of the list in the answer. */
	list: string;
	/** Key of the object in the answer to a create. */
	one: string;
	/** Member that carries the name. */
	member: string;
	/** Query that narrows the list to names with this text, where one is documented. */
	search?: (text: string) => Record<string, string>;
}

const titled = (path: string, one: string, label: string, member = 'title'): Kind => ({
	label,
	path,
	list: path.slice(1),
	one,
	member,
});

/** The query for a whole name, or the one for the beginning of several. */
function whole(text: string, name: string, otherwise?: string): Record<string, string> {
	const member = /^ac-probe-[0-9a-f]{8}-./.test(text) ? name : otherwise;
	return member === undefined ? {} : { [member]: text };
}

/** Everything that the probe makes, in the order in which it can be removed. */
export const kinds = {
	webhook: titled('/webhooks', 'webhook', 'webhooks', 'name'),
	record: titled('/customObjects/records', 'record', 'custom object records', 'externalId'),
	schema: {
		...titled('/customObjects/schemas', 'schema', 'custom objects', 'slug'),
		list: 'schemas',
	},
	order: {
		...titled('/ecomOrders', 'ecomOrder', 'ecommerce orders', 'externalid'),
		search: (text: string) => whole(text, 'filters[externalid]'),
	},
	customer: {
		...titled('/ecomCustomers', 'ecomCustomer', 'ecommerce customers', 'email'),
		search: (text: string) => whole(text, 'filters[email]'),
	},
	connection: titled('/connections', 'connection', 'ecommerce connections', 'name'),
	deal: {
		...titled('/deals', 'deal', 'deals'),
		search: (text: string) => ({ 'filters[search]': text, 'filters[search_field]': 'title' }),
	},
	pipeline: titled('/dealGroups', 'dealGroup', 'pipelines'),
	dealField: titled('/dealCustomFieldMeta', 'dealCustomFieldMetum', 'deal fields', 'fieldLabel'),
	dealRole: titled('/dealRoles', 'dealRole', 'deal roles'),
	account: {
		...titled('/accounts', 'account', 'accounts', 'name'),
		search: (text: string) => ({ search: text }),
	},
	accountField: titled(
		'/accountCustomFieldMeta',
		'accountCustomFieldMetum',
		'account fields',
		'fieldLabel',
	),
	campaign: titled('/campaigns', 'campaign', 'draft campaigns', 'name'),
	message: titled('/messages', 'message', 'messages', 'subject'),
	field: titled('/fields', 'field', 'contact fields'),
	tag: { ...titled('/tags', 'tag', 'tags', 'tag'), search: (text: string) => ({ search: text }) },
	contact: {
		...titled('/contacts', 'contact', 'contacts', 'email'),
		search: (text: string) => whole(text, 'email', 'search'),
	},
	list: titled('/lists', 'list', 'lists', 'name'),
} satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as KindName[];

const kindOf = (name: string): Kind => kinds[name as KindName];

export const PREFIX = 'ac-probe-';

/** Names of any run of the probe, and of nothing else. */
export const isOwn = (name: unknown): boolean =>
	/^ac-probe-[0-9a-f]{8}(?![0-9a-f])/i.test(String(name));

const PAGE = 100;
const MOST_PAGES = 5;

/** Rows whose names begin with the text; without a search of the service, of the oldest 100 and newest 400. */
export async function find(client: Client, name: string, text: string): Promise<Found[]> {
	if (name === 'record') return [];
	const { path, list, member, search } = kindOf(name);
	const page = async (offset: number) =>
		await client.call('GET', path, {
			query: {
				...search?.(text),
				limit: String(PAGE),
				...(offset > 0 ? { offset: String(offset) } : {}),
			},
		});
	const first = await page(0);
	if (!isOk(first)) return [];
	const rows = listOf(first, list);
	if (rows.length === PAGE) {
		for (const offset of furtherOffsets(totalOf(first)))
			rows.push(...listOf(await page(offset), list));
	}
	return rows.flatMap((row) => {
		const own = String(row[member] ?? '').trim();
		const fits = isOwn(own) && own.toLowerCase().startsWith(text.toLowerCase());
		return fits ? [{ id: String(row['id']), name: own, row }] : [];
	});
}

const totalOf = ({ json }: Answer): number =>
	Number((Object(json['meta']) as Values)['total'] ?? MOST_PAGES * PAGE);

/** Offsets of the last pages: what is new stands there. */
function furtherOffsets(total: number): number[] {
	const offsets = [];
	for (let offset = Math.floor((total - 1) / PAGE) * PAGE; offset > 0; offset -= PAGE)
		offsets.push(offset);
	return offsets.slice(0, MOST_PAGES - 1);
}

/** Id of what an answer says that it made. */
export function idIn(name: string, { json }: Answer): string | undefined {
	const value = (Object(json[kindOf(name).one]) as Values)['id'] ?? json['id'];
	return value === undefined || value === null || value === '' ? undefined : String(value);
}

/** Whether it is gone now. */
export async function remove(
	client: Client,
	name: string,
	{ id, row }: Pick<Found, 'id'> & { row?: Values },
): Promise<boolean> {
	if (name === 'schema') await removeRecords(client, id);
	const answer = await client.call('DELETE', `${kindOf(name).path}/${id}`);
	if (name === 'campaign') return await isCampaignGone(client, id, answer);
	// The service keeps one customer with external id 0 for the others; it may not be removable.
	const isAggregate = name === 'customer' && row !== undefined && String(row['externalid']) === '0';
	return isGone(answer) || isAggregate;
}

const isGone = (answer: Answer) =>
	isOk(answer) || answer.status === 404 || /No Result found/.test(answer.text);

/** Records of an own schema whose ledger was lost. */
async function removeRecords(client: Client, schema: string): Promise<void> {
	const path = `/customObjects/records/${schema}`;
	const answer = await client.call('GET', path, { query: { limit: String(PAGE) } });
	for (const { id } of listOf(answer, 'records')) {
		await client.call('DELETE', `${path}/${String(id)}`);
	}
}

/** A refusal to delete a campaign has status 200. */
async function isCampaignGone(client: Client, id: string, answer: Answer): Promise<boolean> {
	if (isOk(answer) && Number(answer.json['succeeded'] ?? 1) === 1) return true;
	await client.v1('GET', 'campaign_delete', { id });
	return (await client.call('GET', `/campaigns/${id}`)).status === 404;
}
