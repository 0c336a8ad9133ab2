/** The shop in the examples, as a row of the emulated account. */
export const exampleShop = {
	service: 'example-shop',
	externalid: 'example-shop',
	name: 'Example Shop',
	linkUrl: 'https://shop.example.com',
	logoUrl: 'https://shop.example.com/logo.png',
	status: '1',
};

/** The custom object in the examples. */
export const supportTicket = {
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
