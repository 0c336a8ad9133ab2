import { type Emulator, type Row, startEmulator } from '../../test/emulator';
import { generator } from '../../test/emulator/faults';
import type { Answers, Calls } from './accounts';
import { fieldMembers, people } from './people';

/** Network delay before a request arrives, in milliseconds: random, with the same seed in every run. */
const transit = { minMs: 10, spreadMs: 20 };

const accounts: Emulator[] = [];

const calls: { [Name in keyof Calls]: (given: Calls[Name]) => Promise<Answers[Name]> } = {
	async open({ latencyMs, contacts }) {
		const draw = generator(11);
		const account = await startEmulator({
			transitMs: () => transit.minMs + draw() * transit.spreadMs,
			latencyMs: latencyMs - transit.minMs - transit.spreadMs / 2,
		});
		account.seed.fields(['Company', 'City', 'Plan']);
		account.seed.tags(['Lead', 'Webinar']);
		account.seed.lists(['Newsletter']);
		const ids = fill(account, contacts);
		const { url: apiUrl, apiKey } = account;
		return { account: accounts.push(account) - 1, credentials: { apiUrl, apiKey }, ids };
	},
	async read({ account: number }) {
		const emulator = accountAt(number);
		const { entries } = emulator.journal;
		const contacts = emulator.account.collection('contacts').all();
		const isComplete = completeContacts(emulator);
		const addresses = (rows: Row[]) => rows.map(({ email }) => String(email));
		return {
			requests: entries.length,
			refused: entries.filter(({ status }) => status === 429).length,
			duplicated: duplicates(emulator),
			stored: addresses(contacts),
			complete: addresses(contacts.filter(isComplete)),
		};
	},
	async close({ account }) {
		await accountAt(account).close();
		return {};
	},
};

function accountAt(number: number): Emulator {
	const account = accounts[number];
	if (!account) throw new Error(`There is no account ${number}`);
	return account;
}

/** Creates contacts with all field values, tags and lists; gives their IDs. */
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

/** A function that checks whether a contact has all three values, both tags and the list. */
function completeContacts({ account }: Emulator): (contact: Row) => boolean {
	const [values, tags, lists] = ['fieldValues', 'contactTags', 'contactLists'].map((collection) => {
		const counts = new Map<string, number>();
		for (const { contact } of account.collection(collection).all()) {
			counts.set(String(contact), (counts.get(String(contact)) ?? 0) + 1);
		}
		return counts;
	});
	return ({ id }) => values?.get(id) === 3 && tags?.get(id) === 2 && lists?.get(id) === 1;
}

/** Members that must be unique, by collection. */
const uniqueKeys: Record<string, string[]> = {
	contacts: ['email'],
	contactTags: ['contact', 'tag'],
	contactLists: ['contact', 'list'],
	fieldValues: ['contact', 'field'],
};

/** How many rows repeat another one: the same address, or the same tag, list or field of a contact. */
function duplicates({ account }: Emulator): number {
	return Object.entries(uniqueKeys).reduce((sum, [collection, members]) => {
		const rows = account.collection(collection).all();
		const keys = new Set(rows.map((row) => members.map((name) => String(row[name])).join(' ')));
		return sum + rows.length - keys.size;
	}, 0);
}

process.on('message', ({ id, name, given }: { id: number; name: keyof Calls; given: never }) => {
	calls[name](given).then(
		(answer) => process.send?.({ id, answer }),
		(error: unknown) => process.send?.({ id, error: String(error) }),
	);
});
process.on('disconnect', () => process.exit(0));
