import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const accounts = thing({
	key: 'accounts',
	name: 'account',
	route: 'GET /accounts',
	returns: 'accounts',
	search: 'search',
	title: ({ name }) => asText(name),
	detail: ({ accountUrl }) => asText(accountUrl),
	parameter: 'account',
	example: { name: 'Example Ltd', id: '7' },
	created: {
		query: ({ name }) => ({ search: name }),
		same: equalIn(['name'], ['accountUrl']),
	},
});
