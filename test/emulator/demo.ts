import type { Emulator } from '.';

const PEOPLE = [
	['Ada', 'Lovelace', 'ada@example.com'],
	['Grace', 'Hopper', 'grace@example.com'],
	['Alan', 'Turing', 'alan@example.com'],
	['Katherine', 'Johnson', 'katherine@example.com'],
	['Linus', 'Pauling', 'linus@example.com'],
] as const;

/** A small readable account: five people, their tags, lists, fields, automations, a campaign and a deal. */
export function seedDemo({ account, seed }: Pick<Emulator, 'account' | 'seed'>) {
	const contacts = seed.contacts(PEOPLE.length, (position) => {
		const [firstName, lastName, email] = PEOPLE[position - 1] ?? [
			'',
			'',
			`p${position}@example.com`,
		];
		return { firstName, lastName, email };
	});
	const tags = seed.tags(['customer', 'newsletter', 'vip']);
	const lists = seed.lists(['Newsletter', 'Product updates']);
	const fields = seed.fields(['Birthday', 'Favourite colour']);
	seed.automations(['Welcome series', 'Win back']);
	seed.campaigns(['July news']);
	seed.messages(1);
	const [company] = seed.accounts(['Example Ltd']);
	const { pipeline, stages } = seed.pipeline();
	contacts.forEach((contact, index) => {
		const list = lists[index % lists.length];
		const tag = tags[index % tags.length];
		if (list) seed.subscribe(contact, list);
		if (tag) seed.tag(contact, tag);
	});
	const [first] = contacts;
	if (first && company) {
		account
			.collection('accountContacts')
			.insert({ contact: first.id, account: company.id, jobTitle: 'Analyst' });
		account.collection('fieldValues').insert({
			contact: first.id,
			field: fields[0]?.id,
			value: '1815-12-10',
		});
		account.collection('deals').insert({
			title: 'Analytical engine',
			contact: first.id,
			account: company.id,
			value: '4560',
			currency: 'usd',
			group: pipeline.id,
			stage: stages[0]?.id,
			owner: '1',
			status: '0',
			percent: '0',
		});
	}
	return { contacts: contacts.length, tags: tags.length, lists: lists.length };
}
