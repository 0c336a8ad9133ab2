/** How to start an example, and how many items its last node must return. */
export interface Sample {
	start:
		| { by: 'manual run' }
		| { by: 'webhook'; path: string; body: unknown }
		| { by: 'form'; values: string[] }
		/** A request to the account by another program, which makes it send a webhook. */
		| { by: 'event'; method: string; path: string; body: unknown };
	last: string;
	items: number;
}

const manual = (last: string, items: number): Sample => ({
	start: { by: 'manual run' },
	last,
	items,
});

const webhook = (path: string, body: unknown, last: string): Sample => ({
	start: { by: 'webhook', path, body },
	last,
	items: 1,
});

const purchase = {
	email: 'dan@example.com',
	customerId: '56',
	total: 45.6,
	currency: 'USD',
	products: [{ externalid: 'P1', name: 'Pogo stick', price: 22.8, quantity: 2 }],
};

/** The examples that need no external service, in an order in which they do not affect each other. */
export const samples: Record<string, Sample> = {
	're-engagement': manual('Asked', 1),
	'duplicate-finder': manual('Report', 1),
	'nightly-segment-sync': manual('Add Tag', 3),
	'campaign-report': manual('Row for Each', 1),
	campaign: manual('Get Campaign', 1),
	'spreadsheet-import': manual('Error Report', 1),
	'abandoned-cart': webhook(
		'abandoned-cart',
		{
			...purchase,
			cart: 'c-17',
			url: 'https://shop.example.com/cart/c-17',
			startedAt: '2026-05-01T09:30:00Z',
			leftAt: '2026-05-01T10:30:00Z',
		},
		'Create Abandoned Cart',
	),
	'order-to-everything': webhook(
		'paid-order',
		{ ...purchase, order: '1001', firstName: 'Dan', orderedAt: '2026-05-01T09:30:00Z' },
		'Create Won Deal',
	),
	'custom-object-sync': webhook(
		'support-ticket',
		{
			ticket: 'T-17',
			subject: 'Cannot log in',
			status: 'open',
			hoursOpen: 3,
			email: purchase.email,
		},
		'Ticket as Record',
	),
	'form-lead': {
		start: {
			by: 'form',
			values: ['Eve Example', 'eve@example.com', 'Example Ltd', 'What does it cost?'],
		},
		last: 'Done',
		items: 1,
	},
	'event-to-chat': {
		start: {
			by: 'event',
			method: 'POST',
			path: '/contactTags',
			body: { contactTag: { contact: '1', tag: '2' } },
		},
		last: 'Tell the Team',
		items: 1,
	},
	'deal-won-invoice': {
		start: { by: 'event', method: 'PUT', path: '/deals/1', body: { deal: { status: 1 } } },
		last: 'Note on the Deal',
		items: 1,
	},
	'lead-to-contact': manual('Add to Automation', 40),
};

/** A spreadsheet as CSV; the last row has an invalid email address. */
export const spreadsheet = [
	'email,firstName,lastName,Company',
	'fay@example.com,Fay,Example,Example Ltd',
	'no address,Gus,Example,Example Ltd',
].join('\n');

export const campaignTable = {
	name: 'Campaigns',
	columns: [
		...['campaign', 'date'].map((name) => ({ name, type: 'string' })),
		...['sent', 'opens', 'openRate', 'clicks', 'clickRate', 'unsubscribes'].map((name) => ({
			name,
			type: 'number',
		})),
	],
};
