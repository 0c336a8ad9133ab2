import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const personalizations = thing({
	key: 'personalizations',
	name: 'personalization variable',
	route: 'GET /personalizations',
	returns: 'personalizations',
	title: ({ name }) => asText(name),
	detail: ({ tag }) => asText(tag),
	parameter: 'personalization',
	label: 'Variable',
	example: { name: 'Opening hours', id: '8' },
	created: {
		query: ({ tag }) => ({ 'filter[tag]': tag }),
		same: equalIn(['tag'], ['name']),
		anyAge: true,
	},
});
