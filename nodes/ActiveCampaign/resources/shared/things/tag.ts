import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const tags = thing({
	key: 'tags',
	name: 'tag',
	route: 'GET /tags',
	returns: 'tags',
	search: 'search',
	equals: 'filters[search][eq]',
	title: ({ tag }) => asText(tag),
	detail: ({ tagType }) => (asText(tagType) === 'template' ? 'template tag' : ''),
	parameter: 'tag',
	example: { name: 'Customer', id: '16' },
	created: {
		query: ({ tag }) => ({ 'filters[search][eq]': tag }),
		same: equalIn(['tag'], ['tagType']),
	},
});
