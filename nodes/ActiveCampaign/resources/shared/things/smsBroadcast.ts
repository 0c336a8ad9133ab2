import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const smsBroadcasts = thing({
	key: 'smsBroadcasts',
	name: 'SMS broadcast',
	route: 'GET /sms/broadcasts',
	returns: 'broadcasts',
	search: 'filters[name]',
	title: ({ name }) => asText(name),
	detail: ({ status }) => asText(status).replace('_', ' '),
	parameter: 'broadcast',
	example: { name: 'Spring sale', id: '7' },
	created: {
		query: ({ name }) => ({ 'filters[name]': name }),
		same: equalIn(['name'], ['body']),
	},
});
