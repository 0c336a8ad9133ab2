import { type Answer, type Client, listOf, needed, objectOf, type Values } from './client';
import type { KindName } from './kinds';
import type { Receiver } from './receiver';
import type { Made, Workshop } from './workshop';

export interface Contact extends Made {
	/** As the service wrote it, with the account's offset. */
	created: string;
}

/** What the probes share: a client, and things of their own that are made when first asked for. */
export class Lab {
	private readonly shared = new Map<string, Promise<unknown>>();

	constructor(
		readonly client: Client,
		readonly workshop: Workshop,
		/** Undefined where deliveries cannot reach the probe. */
		readonly receiver?: Receiver,
	) {}

	call(method: string, path: string, ask?: Parameters<Client['call']>[2]): Promise<Answer> {
		return this.client.call(method, path, ask);
	}

	/** A contact on no list and without tags; the same for the same suffix. */
	contact(suffix: string): Promise<Contact> {
		return this.once(`contact ${suffix}`, async () => {
			const email = this.workshop.email(suffix);
			let created = '';
			const made = await this.workshop.make({ kind: 'contact', name: email }, async () => {
				const answer = await this.call('POST', '/contacts', { body: { contact: { email } } });
				created = String(objectOf(answer, 'contact')['cdate'] ?? '');
				return answer;
			});
			return { ...made, created };
		});
	}

	/** An empty list with its `stringid` as name. */
	list(suffix = 'list'): Promise<Made> {
		return this.named('list', suffix, (name) => this.newList(name, name));
	}

	newList(name: string, stringid: string): Promise<Answer> {
		const list = {
			name,
			stringid,
			sender_url: 'https://example.com',
			sender_reminder: 'A list of a test.',
		};
		return this.call('POST', '/lists', { body: { list } });
	}

	tag(suffix = 'tag'): Promise<Made> {
		return this.named('tag', suffix, (name) => this.newTag(name));
	}

	newTag(tag: string): Promise<Answer> {
		return this.call('POST', '/tags', { body: { tag: { tag, tagType: 'contact' } } });
	}

	/** A custom field of contacts; `perstag` is its personalization tag. */
	field(type: 'text' | 'date' | 'dropdown'): Promise<Made & { perstag: string }> {
		return this.once(`field ${type}`, async () => {
			const title = this.workshop.name(`field-${type}`);
			let perstag = '';
			const made = await this.workshop.make({ kind: 'field', name: title }, async () => {
				const answer = await this.call('POST', '/fields', { body: { field: { title, type } } });
				perstag = String(objectOf(answer, 'field')['perstag'] ?? '');
				return answer;
			});
			return { ...made, perstag };
		});
	}

	async subscribe(
		contact: Made,
		list: Made,
		status: 1 | 2 | 3,
		more: Values = {},
	): Promise<Answer> {
		const contactList = { contact: contact.id, list: list.id, status, ...more };
		return await this.call('POST', '/contactLists', { body: { contactList } });
	}

	/** Status of an own contact on an own list, undefined when it has none. */
	async statusOn(contact: Made, list: Made): Promise<string | undefined> {
		const answer = needed(await this.call('GET', `/contacts/${contact.id}/contactLists`));
		const row = listOf(answer, 'contactLists').find((each) => String(each['list']) === list.id);
		return row && String(row['status']);
	}

	/** Made once; a failure is the same for all who ask. */
	once<T>(key: string, make: () => Promise<T>): Promise<T> {
		const known = this.shared.get(key) as Promise<T> | undefined;
		if (known) return known;
		const made = make();
		made.catch(() => undefined);
		this.shared.set(key, made);
		return made;
	}

	/** A thing with its own name, made once. */
	named(kind: KindName, suffix: string, create: (name: string) => Promise<Answer>): Promise<Made> {
		const name = this.workshop.name(suffix);
		return this.once(`${kind} ${suffix}`, () =>
			this.workshop.make({ kind, name }, () => create(name)),
		);
	}
}
