import { type Emulator, type Row, startEmulator } from '../../test/emulator';
import { generator } from '../../test/emulator/faults';
import type { Answers, Calls } from './accounts';
import { fieldMembers, people } from './people';

/** Milliseconds on the way to the account, drawn anew for each request but the same in every run. */
const transit = { least: 10, spread: 20 };

const accounts: Emulator[] = [];

const calls: { [Name in keyof Calls]: (given: Calls[Name]) => Promise<Answers[Name]> } = {
	async open({ latencyMs, contacts }) {
		const draw = generator(11);
		const account = await startEmulator({
			transitMs: () => transit.least + draw() * transit.spread,
			latencyMs: latencyMs - transit.least - transit.spread / 2,
		});
		account.seed.fields(['Company', 'City', 'Plan']);
		account.seed.tags(['Lead', 'Webinar']);
		account.seed.lists(['Newsletter']);
		const ids = fill(account, contacts);
		const { url: apiUrl, apiKey } = account;
		return { account: accounts.push(account) - 1, credentials: { apiUrl, apiKey }, ids };
	},
	async read({ account: number }) {
		const emulator = at(number);
		const { entries } = emulator.journal;
		const contacts = emulator.account.collection('contacts').all();
		const isWhole = wholeContacts(emulator);
		const addresses = (rows: Row[]) => rows.map(({ email }) => String(email));
		return {
			requests: entries.length,
			refused: entries.filter(({ status }) => status === 429).length,
			duplicated: duplicates(emulator),
			stored: addresses(contacts),
			whole: addresses(contacts.filter(isWhole)),
		};
	},
	async close({ account }) {
		await at(account).close();
		return {};
	},
};

function at(number: number): Emulator {
	const account = accounts[number];
	if (!account) throw new Error(`There is no account ${number}`);
	return account;
}

/** Contacts with all values, tags and lists; gives their IDs. */
function fill({ account, seed }: Emulator, count: number): string[] {
	const rows = (collection: string) => account.collection(collection).all();
	const [fields = [], tags = [], lists = []] = ['fields', 'tags', 'lists'].map(rows);
	const given = people(count);
	const contacts = seed.contacts(count, (position) => ({ email: given[position - 1]?.email }));
	contacts.forEach((contact, index) => {
		fields.forEach((field, place) => {
			const member = fieldMembers[place] ?? '';
			seed.fieldValue(contact, field, String(given[index]?.[member]));
		});
		for (const tag of tags) seed.tag(contact, tag);
		for (const list of lists) seed.subscribe(contact, list);
	});
	return contacts.map(({ id }) => id);
}

/** A test whether a contact has all three values, both tags and the list. */
function wholeContacts({ account }: Emulator): (contact: Row) => boolean {
	const [values, tags, lists] = ['fieldValues', 'contactTags', 'contactLists'].map((collection) => {
		const counts = new Map<string, number>();
		for (const { contact } of account.collection(collection).all()) {
			counts.set(String(contact), (counts.get(String(contact)) ?? 0) + 1);
		}
		return counts;
	});
	return ({ id }) => values?.get(id) === 3 && tags?.get(id) === 2 && lists?.get(id) === 1;
}

const identities: Record<string, string[]> = {
	contacts: ['email'],
	contactTags: ['contact', 'tag'],
	contactLists: ['contact', 'list'],
	fieldValues: ['contact', 'field'],
};

/** Rows that are there twice: contacts of one address, tags, lists and values of one contact. */
function duplicates({ account }: Emulator): number {
	return Object.entries(identities).reduce((sum, [collection, members]) => {
		const rows = account.collection(collection).all();
		const kinds = new Set(rows.map((row) => members.map((name) => String(row[name])).join(' ')));
		return sum + rows.length - kinds.size;
	}, 0);
}

process.on('message', ({ id, name, given }: { id: number; name: keyof Calls; given: never }) => {
	calls[name](given).then(
		(answer) => process.send?.({ id, answer }),
		(error: unknown) => process.send?.({ id, error: String(error) }),
	);
});
process.on('disconnect', () => process.exit(0));
