import type { INodeParameters } from 'n8n-workflow';
import type { Emulator } from '../emulator';

/** What one item asks for. */
export type Wish = Record<string, string>;

/** One operation of the mix, and how its outcome is recognised in the account. */
export interface Kind {
	name: string;
	resource: string;
	operation: string;
	values: INodeParameters;
	/** The nth item of the soak. */
	wish: (n: number) => Wish;
	/** What items write into; reads have none. */
	collection?: string;
	/** Two items of one key may ask for the same: there have to be as many rows as items. */
	keyOf: (values: Record<string, unknown>) => string;
	/** Nothing but a look at what was just made can find it. */
	withoutKey?: boolean;
	/** Weight in the mix. */
	share: number;
}

const id = (value: string) => ({ __rl: true, mode: 'id', value });
const text = (value: unknown) => String(value ?? '').toLowerCase();

/** Rows that every account of the soak begins with; they stay. */
export const people = 200;
export const words = 50;

export function seedSoak({ seed }: Pick<Emulator, 'seed'>): void {
	seed.contacts(people);
	seed.tags(words);
	seed.lists(words);
	seed.pipeline('Sales');
	seed.rows('dealTasktypes', 1, () => ({ title: 'Visit' }));
}

/** Any pair of a person and a word comes once before one comes again. */
const pair = (n: number) => ({
	contact: String((n % people) + 1),
	word: String((Math.floor(n / people) % words) + 1),
});

/** Three neighbours ask for exactly the same, as the lines of a sheet do. */
const repeated = (n: number) => String(n - (n % 3));

export const kinds: Kind[] = [
	{
		name: 'contact: create or update',
		resource: 'contact',
		operation: 'upsert',
		values: {
			email: '={{ $json.email }}',
			additionalFields: { firstName: '={{ $json.firstName }}' },
		},
		wish: (n) => ({ email: `upsert${n}@example.com`, firstName: `First ${n}` }),
		collection: 'contacts',
		keyOf: ({ email, firstName }) => `${text(email)} ${text(firstName)}`,
		share: 4,
	},
	{
		name: 'contact: create',
		resource: 'contact',
		operation: 'create',
		values: { email: '={{ $json.email }}' },
		wish: (n) => ({ email: `create${n}@example.com` }),
		collection: 'contacts',
		keyOf: ({ email }) => text(email),
		share: 2,
	},
	{
		name: 'tag: create',
		resource: 'tag',
		operation: 'create',
		values: { name: '={{ $json.tag }}', tagType: 'contact' },
		wish: (n) => ({ tag: `Word ${n}` }),
		collection: 'tags',
		keyOf: ({ tag }) => text(tag),
		share: 1,
	},
	{
		name: 'contact tag: add',
		resource: 'contactTag',
		operation: 'add',
		values: { contact: id('={{ $json.contact }}'), tag: id('={{ $json.word }}') },
		wish: pair,
		collection: 'contactTags',
		keyOf: ({ contact, tag, word }) => `${text(contact)} ${text(tag ?? word)}`,
		share: 2,
	},
	{
		name: 'list: subscribe',
		resource: 'subscription',
		operation: 'subscribe',
		values: { contact: id('={{ $json.contact }}'), list: id('={{ $json.word }}') },
		wish: pair,
		collection: 'contactLists',
		keyOf: ({ contact, list, word }) => `${text(contact)} ${text(list ?? word)}`,
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
		wish: (n) => ({ title: `Offer ${repeated(n)}`, contact: pair(Number(repeated(n))).contact }),
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
		wish: (n) => ({ note: `Called <${repeated(n)}> & more`, contact: '7' }),
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
		wish: (n) => ({ title: `Visit ${repeated(n)}`, contact: '9' }),
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
		wish: pair,
		keyOf: ({ id: found, contact }) => text(found ?? contact),
		share: 1,
	},
	{
		name: 'tag: get many',
		resource: 'tag',
		operation: 'getAll',
		values: { returnAll: false, limit: '={{ Number($json.limit) }}' as never },
		wish: (n) => ({ limit: String((n % 20) + 1) }),
		keyOf: () => '',
		share: 1,
	},
];
