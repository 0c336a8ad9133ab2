import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText, joinTexts } from '../../../core/values';

export const contacts = thing({
	key: 'contacts',
	name: 'contact',
	route: 'GET /contacts',
	returns: 'contacts',
	changedBy: ['contact', 'import/bulk_import'],
	search: 'search',
	exact: 'email',
	namedByAddress: true,
	title: ({ email }) => asText(email),
	detail: ({ firstName, lastName }) => joinTexts([firstName, lastName], ' '),
	parameter: 'contact',
	example: { email: 'nathan@example.com', id: '123' },
	created: {
		query: ({ email, phone }) => (email ? { email } : phone ? { phone } : undefined),
		same: (row, sent) => equalIn([sent.email ? 'email' : 'phone'])(row, sent),
	},
});
