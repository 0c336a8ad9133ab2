import type { contacts as table } from '../../../emulator/assumptions/contacts';
import { isOk, listOf, needed, objectOf } from '../client';
import type { Lab } from '../lab';
import { Inconclusive, seen, Unavailable } from '../outcome';
import type { Probes } from '../probe';
import { tags } from './tags';

type Contacts = Probes<typeof table>;

const subscribeAgain: Contacts['subscribeAgain'] = {
	makes: ['contact', 'list'],
	requests: 6,
	run: async (lab) => {
		const [contact, list] = [await lab.contact('subscribe'), await lab.list()];
		await lab.subscribe(contact, list, 2);
		if ((await lab.statusOn(contact, list)) !== '2') {
			await lab.subscribe(contact, list, 1);
			needed(await lab.subscribe(contact, list, 2));
		}
		if ((await lab.statusOn(contact, list)) !== '2') {
			throw new Inconclusive('an own contact could not be unsubscribed from an own list');
		}
		const answer = await lab.subscribe(contact, list, 1);
		const plain = await lab.statusOn(contact, list);
		if (plain === '1') return seen('reactivates', `status 1 answered ${answer.status} and stands`);
		await lab.subscribe(contact, list, 1, { sourceid: 4 });
		const withSource = await lab.statusOn(contact, list);
		return seen(
			'keepsUnsubscribed',
			`status 1 answered ${answer.status} and did not stand; with sourceid 4 the status is ${String(withSource)}`,
		);
	},
};

const emailBlanks: Contacts['emailBlanks'] = {
	makes: ['contact'],
	requests: 1,
	run: async ({ workshop, client }) => {
		const email = workshop.email('blanks');
		const { answer } = await workshop.attempt({ kind: 'contact', name: email }, () =>
			client.call('POST', '/contact/sync', { body: { contact: { email: ` ${email}\t` } } }),
		);
		const evidence = `POST /contact/sync answered ${answer.status}`;
		if (answer.status === 422 || answer.status === 400) return seen('refuses', evidence);
		needed(answer);
		if (objectOf(answer, 'contact')['email'] === email) return seen('trims', evidence);
		const read = await client.call('GET', '/contacts', { query: { email } });
		if (listOf(read, 'contacts').some((row) => row['email'] === email))
			return seen('trims', evidence);
		throw new Inconclusive(`${evidence} and kept the blanks`);
	},
};

const wrongDate: Contacts['wrongDate'] = {
	makes: ['contact', 'field'],
	requests: 2,
	run: async (lab) => {
		const [contact, field] = [await lab.contact('date'), await lab.field('date')];
		const send = (value: string) =>
			lab.call('POST', '/fieldValues', {
				body: { fieldValue: { contact: contact.id, field: field.id, value } },
			});
		needed(await send('1990-12-31'));
		const answer = await send('31-12-1990');
		const evidence = `POST /fieldValues answered ${answer.status}`;
		if (answer.status === 500) return seen('error500', evidence);
		if (answer.status === 422) return seen('refused422', evidence);
		if (isOk(answer)) return seen('stored', evidence);
		throw new Inconclusive(evidence);
	},
};

const listDuplicate: Contacts['listDuplicate'] = {
	makes: ['list'],
	requests: 1,
	run: async (lab) => {
		const { name: stringid } = await lab.list();
		const { answer } = await lab.workshop.attempt(
			{ kind: 'list', name: lab.workshop.name('list-again') },
			() => lab.newList(lab.workshop.name('list-again'), stringid),
		);
		const evidence = `POST /lists with a stringid that exists answered ${answer.status}`;
		if (answer.status === 422) return seen('refused422', evidence);
		if (isOk(answer)) return seen('bothExist', evidence);
		throw new Inconclusive(evidence);
	},
};

/** Sends something in place of the id of a tag. */
const tagWith = async (lab: Lab, tag: string) => {
	const { id: contact } = await lab.contact('tags');
	return await lab.call('POST', '/contactTags', { body: { contactTag: { contact, tag } } });
};

const tagByName: Contacts['tagByName'] = {
	makes: ['contact', 'tag'],
	requests: 1,
	run: async (lab) => {
		const { name } = await lab.tag();
		const answer = await tagWith(lab, name);
		const evidence = `POST /contactTags with a name answered ${answer.status}`;
		if (answer.status === 422) return seen('refused422', evidence);
		if (answer.status === 400) return seen('refused400', evidence);
		throw new Inconclusive(evidence);
	},
};

/** An id that is surely unknown: that of a tag which the probe has deleted. */
const unknownTag: Contacts['unknownTag'] = {
	makes: ['contact', 'tag'],
	requests: 3,
	run: async (lab) => {
		const tag = await lab.tag('tag-deleted');
		await lab.workshop.remove(tag);
		const answer = await tagWith(lab, tag.id);
		const evidence = `POST /contactTags with the id of a deleted tag answered ${answer.status}`;
		if (answer.status === 422) return seen('refused422', evidence);
		if (answer.status === 404) return seen('notFound404', evidence);
		throw answer.status === 403
			? new Unavailable('POST /contactTags', 403)
			: new Inconclusive(evidence);
	},
};

export const contacts: Contacts = {
	subscribeAgain,
	emailBlanks,
	tagByName,
	unknownTag,
	...tags,
	wrongDate,
	listDuplicate,
};
