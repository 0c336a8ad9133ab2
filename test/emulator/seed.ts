import type { MemoryAccount } from './account';
import { normalise } from './shape';
import type { Row } from './types';

type Values = Record<string, unknown>;

/** Fills an account without requests and without events; each call answers the new rows. */
export class Seed {
	constructor(private readonly account: MemoryAccount) {}

	/** Any collection, `n` rows; `values` may depend on the position from 1. */
	rows(collection: string, n: number, values: (position: number) => Values): Row[] {
		const target = this.account.collection(collection);
		const first = target.size + 1;
		return Array.from({ length: n }, (_, index) =>
			target.insert(normalise(collection, values(first + index))),
		);
	}

	contacts(n: number, values: (position: number) => Values = () => ({})): Row[] {
		return this.rows('contacts', n, (position) => {
			const email = `contact${position}@example.com`;
			return {
				email,
				email_domain: 'example.com',
				firstName: `First${position}`,
				lastName: `Last${position}`,
				phone: '',
				orgid: '0',
				hash: this.account.hash(32),
				...values(position),
			};
		});
	}

	tags(names: number | string[]): Row[] {
		return this.named('tags', names, 'Tag', (tag) => ({ tag, tagType: 'contact' }));
	}

	lists(names: number | string[]): Row[] {
		return this.named('lists', names, 'List', (name) => ({
			name,
			stringid: name.toLowerCase().replace(/\W+/g, '-'),
			userid: '1',
			sender_url: 'https://example.com',
			sender_reminder: 'You signed up on our site.',
		}));
	}

	/** Custom fields of contacts, of type text unless told, on all lists. */
	fields(names: number | string[], type = 'text'): Row[] {
		const fields = this.named('fields', names, 'Field', (title) => ({
			title,
			type,
			perstag: title.toUpperCase().replace(/\W+/g, '_'),
			visible: '1',
		}));
		for (const { id } of fields) {
			this.account.collection('fieldRels').insert({ field: id, relid: '0' });
		}
		return fields;
	}

	automations(names: number | string[]): Row[] {
		return this.named('automations', names, 'Automation', (name) => ({
			name,
			status: '1',
			userid: '1',
		}));
	}

	campaigns(names: number | string[], status = '5'): Row[] {
		return this.named('campaigns', names, 'Campaign', (name) => ({
			name,
			type: 'single',
			status,
			userid: '1',
		}));
	}

	messages(n: number): Row[] {
		return this.rows('messages', n, (position) => ({
			subject: `Message ${position}`,
			fromname: 'Jane Doe',
			fromemail: 'jane@example.com',
			reply2: 'jane@example.com',
			userid: '1',
		}));
	}

	accounts(names: number | string[]): Row[] {
		return this.named('accounts', names, 'Account', (name) => ({ name, accountUrl: '' }));
	}

	/** A pipeline with its three first stages. */
	pipeline(title = 'Sales', currency = 'usd'): { pipeline: Row; stages: Row[] } {
		const pipeline = this.account.collection('dealGroups').insert({
			title,
			currency,
			autoassign: '1',
			allusers: '1',
			allgroups: '1',
		});
		const stages = ['To Contact', 'In Contact', 'Follow Up'].map((stage, index) =>
			this.account.collection('dealStages').insert({
				group: pipeline.id,
				title: stage,
				order: String(index + 1),
			}),
		);
		return { pipeline, stages };
	}

	tag(contact: Row, tag: Row): Row {
		return this.account.collection('contactTags').insert({ contact: contact.id, tag: tag.id });
	}

	subscribe(contact: Row, list: Row, status: '1' | '2' = '1'): Row {
		return this.account
			.collection('contactLists')
			.insert({ contact: contact.id, list: list.id, status, sourceid: '3' });
	}

	private named(
		collection: string,
		names: number | string[],
		word: string,
		values: (name: string) => Values,
	): Row[] {
		const first = this.account.collection(collection).size + 1;
		const given =
			typeof names === 'number'
				? Array.from({ length: names }, (_, index) => `${word} ${first + index}`)
				: names;
		return given.map((name) =>
			this.account.collection(collection).insert(normalise(collection, values(name))),
		);
	}
}
