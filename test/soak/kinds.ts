import type { INodeParameters } from 'n8n-workflow';
import type { Emulator } from '../emulator';

/** The JSON of one input item. */
export type ItemJson = Record<string, string>;

/** An operation of the mix, and how its rows are identified in the account. */
export interface Kind {
	name: string;
	resource: string;
	operation: string;
	values: INodeParameters;
	/** The nth input item. */
	itemFor: (n: number) => ItemJson;
	/** The collection that items write to; none for reads. */
	collection?: string;
	/** Identifies the row of an item; items with `withoutKey` may share a key and need a row each. */
	keyOf: (values: Record<string, unknown>) => string;
	/** Has no natural key: a lost create can only be found among recent rows. */
	withoutKey?: boolean;
	/** Weight in the mix. */
	share: number;
}

const id = (value: string) => ({ __rl: true, mode: 'id', value });
const text = (value: unknown) => String(value ?? '').toLowerCase();

/** Numbers of seeded rows, which stay during the soak. */
export const contactCount = 200;
export const labelCount = 50;

export function seedSoak({ seed }: Pick<Emulator, 'seed'>): void {
	seed.contacts(contactCount);
	seed.tags(labelCount);
	seed.lists(labelCount);
	seed.pipeline('Sales');
	seed.rows('dealTasktypes', 1, () => ({ title: 'Visit' }));
}

/** A contact and a tag or list; each pair occurs once before any is repeated. */
const pair = (n: number) => ({
	contact: String((n % contactCount) + 1),
	label: String((Math.floor(n / contactCount) % labelCount) + 1),
});

/** Three consecutive items are equal, like duplicate rows of a spreadsheet. */
const withRepeats = (n: number) => String(n - (n % 3));

export const kinds: Kind[] = [
	{
		name: 'contact: create or update',
		resource: 'contact',
		operation: 'upsert',
		values: {
			email: '={{ $json.email }}',
			additionalFields: { firstName: '={{ $json.firstName }}' },
		},
		itemFor: (n) => ({ email: `upsert${n}@example.com`, firstName: `First ${n}` }),
		collection: 'contacts',
		keyOf: ({ email, firstName }) => `${text(email)} ${text(firstName)}`,
		share: 4,
	},
	{
		name: 'contact: create',
		resource: 'contact',
		operation: 'create',
		values: { email: '={{ $json.email }}' },
		itemFor: (n) => ({ email: `create${n}@example.com` }),
		collection: 'contacts',
		keyOf: ({ email }) => text(email),
		share: 2,
	},
	{
		name: 'tag: create',
		resource: 'tag',
		operation: 'create',
		values: { name: '={{ $json.tag }}', tagType: 'contact' },
		itemFor: (n) => ({ tag: `Label ${n}` }),
		collection: 'tags',
		keyOf: ({ tag }) => text(tag),
		share: 1,
	},
	{
		name: 'contact tag: add',
		resource: 'contactTag',
		operation: 'add',
		values: { contact: id('={{ $json.contact }}'), tag: id('={{ $json.label }}') },
		itemFor: pair,
		collection: 'contactTags',
		keyOf: ({ contact, tag, label }) => `${text(contact)} ${text(tag ?? label)}`,
		share: 2,
	},
	{
		name: 'list: subscribe',
		resource: 'subscription',
		operation: 'subscribe',
		values: { contact: id('={{ $json.contact }}'), list: id('={{ $json.label }}') },
		itemFor: pair,
		collection: 'contactLists',
		keyOf: ({ contact, list, label }) => `${text(contact)} ${text(list ?? label)}`,
		share: 2,
	},
	{
		name: 'deal: create',
		resource: 'deal',
		operation: 'create',
		values: {
			title: '={{ $json.title }}',
			ownerType: 'contact',
			contact: id('={{ $json.contact }}'),
			which: 'stage',
			stage: id('1'),
			value: 12,
			currency: 'usd',
		},
		itemFor: (n) => ({
			title: `Offer ${withRepeats(n)}`,
			contact: pair(Number(withRepeats(n))).contact,
		}),
		collection: 'deals',
		keyOf: ({ title, contact }) => `${text(title)} ${text(contact)}`,
		withoutKey: true,
		share: 3,
	},
	{
		name: 'note: create',
		resource: 'note',
		operation: 'create',
		values: {
			reltype: 'Subscriber',
			contact: id('={{ $json.contact }}'),
			note: '={{ $json.note }}',
		},
		itemFor: (n) => ({ note: `Called <${withRepeats(n)}> & more`, contact: '7' }),
		collection: 'notes',
		keyOf: ({ note }) => text(note),
		withoutKey: true,
		share: 3,
	},
	{
		name: 'task: create',
		resource: 'task',
		operation: 'create',
		values: {
			ownerType: 'contact',
			contact: id('={{ $json.contact }}'),
			taskType: id('1'),
			dueDate: '2030-05-31T09:30:00+02:00',
			additionalFields: { title: '={{ $json.title }}' },
		},
		itemFor: (n) => ({ title: `Visit ${withRepeats(n)}`, contact: '9' }),
		collection: 'dealTasks',
		keyOf: ({ title }) => text(title),
		withoutKey: true,
		share: 1,
	},
	{
		name: 'contact: get',
		resource: 'contact',
		operation: 'get',
		values: { contact: id('={{ $json.contact }}') },
		itemFor: pair,
		keyOf: ({ id: found, contact }) => text(found ?? contact),
		share: 1,
	},
	{
		name: 'tag: get many',
		resource: 'tag',
		operation: 'getAll',
		values: { returnAll: false, limit: '={{ Number($json.limit) }}' as never },
		itemFor: (n) => ({ limit: String((n % 20) + 1) }),
		keyOf: () => '',
		share: 1,
	},
];
