import type { Emulator } from '../../test/emulator';

/** Fills an emulated account with what the examples look up by name, and with people they find. */
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
		throw new Error('The account was not filled');
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
	account.collection('connections').insert({
		service: 'example-shop',
		externalid: 'example-shop',
		name: 'Example Shop',
		linkUrl: 'https://shop.example.com',
		logoUrl: 'https://shop.example.com/logo.png',
		status: '1',
	});
	account.collection('customObjectSchemas').insert(supportTicket);
}

const supportTicket = {
	id: '6449c3f3-b68d-46d1-850b-c8aea998ce1b',
	visibility: 'private',
	slug: 'support-ticket',
	labels: { singular: 'Support Ticket', plural: 'Support Tickets' },
	fields: [
		{ id: 'subject', labels: { singular: 'Subject' }, type: 'text' },
		{ id: 'status', labels: { singular: 'Status' }, type: 'text' },
		{ id: 'hours-open', labels: { singular: 'Hours Open' }, type: 'number' },
	],
	relationships: [
		{
			id: 'primary-contact',
			labels: { singular: 'Contact', plural: 'Contacts' },
			namespace: 'contacts',
			hasMany: false,
		},
	],
};
