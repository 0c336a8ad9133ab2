import { type Emulator, startEmulator } from '../../test/emulator';

const people = [
	['Ada', 'Archer'],
	['Ben', 'Baker'],
	['Chloe', 'Carter'],
	['Dev', 'Dyer'],
	['Ella', 'Fisher'],
] as const;

const topics = ['Customer', 'Lead', 'Partner', 'Press', 'Supplier', 'VIP'];
const years = Array.from({ length: 10 }, (_, index) => 2017 + index);

/** The account of a small shop: contacts, 60 tags, lists, automations, and custom fields of the common types. */
export async function openReadableAccount(): Promise<Emulator> {
	const emulator = await startEmulator();
	const { seed } = emulator;
	const contacts = seed.contacts(20, (position) => {
		const [firstName, lastName] = people[position % people.length] ?? ['', ''];
		return { firstName, lastName, email: `${firstName.toLowerCase()}${position}@example.com` };
	});
	const tags = seed.tags(topics.flatMap((topic) => years.map((year) => `${topic} ${year}`)));
	const [newsletter] = seed.lists(['Newsletter', 'Product updates', 'Spring event']);
	seed.automations(['Welcome series', 'Win back', 'Birthday greeting']);
	seed.campaigns(['Spring news', 'Summer sale']);
	seed.fields(['Company', 'Job title']);
	const [plan] = seed.fields(['Plan'], 'dropdown');
	const [interests] = seed.fields(['Interests'], 'listbox');
	seed.fields(['Birthday'], 'date');
	seed.fields(['About'], 'textarea');
	if (plan) seed.fieldOptions(plan, ['Free', 'Team', 'Enterprise']);
	if (interests) seed.fieldOptions(interests, ['Garden', 'Kitchen', 'Travel']);
	contacts.forEach((contact, index) => {
		const tag = tags[index % tags.length];
		if (tag) seed.tag(contact, tag);
		if (newsletter) seed.subscribe(contact, newsletter);
	});
	seed.deals(3, (position) => ({ title: `Order ${position}` }));
	return emulator;
}
