import { isoDate } from './dates';
import { SeedMarketing } from './seedMarketing';
import type { Row } from './types';

type Values = Record<string, unknown>;

/** Fills an account without requests and without events; each call answers the new rows. */
export class Seed extends SeedMarketing {
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

	/** Custom fields of contacts (default type text), on all lists. */
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

	tag(contact: Row, tag: Row): Row {
		return this.account.collection('contactTags').insert({ contact: contact.id, tag: tag.id });
	}

	subscribe(contact: Row, list: Row, status: '1' | '2' = '1'): Row {
		const now = isoDate(this.account.clock.now());
		const since = { sdate: now, udate: status === '2' ? now : null };
		return this.account
			.collection('contactLists')
			.insert({ contact: contact.id, list: list.id, status, sourceid: '3', ...since });
	}

	/** Choices of a custom field of contacts. */
	fieldOptions(field: Row | string, values: string[]): Row[] {
		const id = typeof field === 'string' ? field : field.id;
		return values.map((value, index) =>
			this.account
				.collection('fieldOptions')
				.insert({ field: id, value, label: value, orderid: String(index + 1) }),
		);
	}

	fieldValue(contact: Row, field: Row, value: string): Row {
		return this.account
			.collection('fieldValues')
			.insert({ contact: contact.id, field: field.id, value });
	}

	/** An active enrolment. */
	enrol(contact: Row, automation: Row): Row {
		return this.account.collection('contactAutomations').insert({
			contact: contact.id,
			automation: automation.id,
			seriesid: automation.id,
			startid: '0',
			status: '1',
			completedElements: '0',
			totalElements: '1',
		});
	}

	/** Ends an enrolment as the service shows one that is done. */
	finish(enrolment: Row): Row {
		const now = isoDate(this.account.clock.now());
		const done = { status: '2', completed: 1, remdate: now, batchid: 'completed' };
		return this.account.collection('contactAutomations').update(enrolment.id, done) ?? enrolment;
	}

	/** Activities of a contact, one per minute up to now. */
	activities(contact: Row, n: number, values: (position: number) => Values = () => ({})): Row[] {
		const now = this.account.clock.now();
		const last = this.account.collection('activities').size + n;
		return this.rows('activities', n, (position) => ({
			tstamp: isoDate(now - (last - position) * 60_000),
			subscriberid: contact.id,
			reference_type: 'SubscriberEmail',
			reference_id: String(position),
			reference_action: '',
			jsonData: null,
			userid: '1',
			permission: '',
			referenceModelName: 'contact-email',
			notes: [],
			recipients: [String(position)],
			reference: { type: 'contact-email', id: String(position) },
			user: '1',
			...values(position),
		}));
	}
}
