import type { Emulator } from '../../test/emulator';
import { exampleShop, supportTicket } from '../../test/support/exampleRows';

/** Seeds an emulated account with what the examples refer to by name, and with contacts. */
export function fillAccount({ seed, account }: Emulator): void {
	const [newsletter] = seed.lists(['Newsletter', 'Customers']);
	const [thisYear] = seed.tags(['Customer this year', 'Hot lead', 'Demo lead']);
	const [welcome] = seed.automations(['Welcome series', 'Win back']);
	seed.fields(['Company', 'City']);
	const people = [
		{ email: 'ann@example.com', firstName: 'Ann', lastName: 'Example' },
		{
			email: 'ben@example.com',
			firstName: 'Ben',
			lastName: 'Baker',
			udate: '2020-01-01T00:00:00Z',
		},
		{ email: 'cleo@example.net', firstName: 'Cleo', lastName: 'Carter' },
		{ email: 'c.carter@example.net', firstName: 'cleo', lastName: 'carter' },
	];
	const [ann, ben] = seed.contacts(people.length, (position) => people[position - 1] ?? {});
	const [spring] = seed.campaigns(['Spring news', 'Never sent']);
	if (!newsletter || !thisYear || !welcome || !ann || !ben || !spring) {
		throw new Error('Seeding the account failed');
	}
	seed.tag(ann, thisYear);
	seed.subscribe(ann, newsletter, '2');
	seed.enrol(ann, welcome);
	seed.subscribe(ben, newsletter);
	account.collection('campaigns').update(spring.id, { send_amt: '8' });
	seed.campaignActivity(spring, ann, 'open');
	seed.segments(['Customers of this year']);
	seed.pipeline('Shop');
	seed.deals(1, () => ({ title: 'Website relaunch', value: '450000', contact: ann.id }));
	account.collection('connections').insert(exampleShop);
	account.collection('customObjectSchemas').insert(supportTicket);
}
