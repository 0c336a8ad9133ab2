import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const webhooks = thing({
	key: 'webhooks',
	name: 'webhook',
	route: 'GET /webhooks',
	returns: 'webhooks',
	title: ({ name }) => asText(name),
	detail: ({ url }) => asText(url),
	parameter: 'webhook',
	example: { name: 'New deals', id: '1' },
	created: {
		query: ({ url }) => ({ 'filters[url]': url }),
		same: equalIn(['url'], ['name', 'events', 'sources', 'listid']),
	},
});
