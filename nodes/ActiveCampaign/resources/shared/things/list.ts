import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const lists = thing({
	key: 'lists',
	name: 'list',
	route: 'GET /lists',
	returns: 'lists',
	search: 'filters[name]',
	title: ({ name }) => asText(name),
	detail: ({ channel }) => (asText(channel) === 'sms' ? 'SMS' : ''),
	parameter: 'list',
	example: { name: 'Newsletter', id: '3' },
	created: {
		query: ({ name }) => ({ 'filters[name]': name }),
		same: equalIn(['name'], ['stringid']),
	},
});
