import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const dealRoles = thing({
	key: 'dealRoles',
	name: 'deal role',
	route: 'GET /dealRoles',
	returns: 'dealRoles',
	search: 'search',
	title: ({ title }) => asText(title),
	parameter: 'role',
	label: 'Role',
	example: { name: 'Decision Maker', id: '2' },
	created: {
		query: ({ title }) => ({ search: title }),
		same: equalIn(['title']),
	},
});
