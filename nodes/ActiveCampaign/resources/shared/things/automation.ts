import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const automations = thing({
	key: 'automations',
	name: 'automation',
	route: 'GET /automations',
	returns: 'automations',
	title: ({ name }) => asText(name),
	detail: ({ status }) => (asText(status) === '1' ? '' : 'inactive'),
	parameter: 'automation',
	example: { name: 'Welcome series', id: '8' },
});
