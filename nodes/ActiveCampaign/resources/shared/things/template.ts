import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const templates = thing({
	key: 'templates',
	name: 'template',
	route: 'GET /templates',
	returns: 'templates',
	title: ({ name }) => asText(name),
	detail: ({ subject }) => asText(subject),
	parameter: 'template',
	example: { name: 'Monthly newsletter', id: '2' },
});
