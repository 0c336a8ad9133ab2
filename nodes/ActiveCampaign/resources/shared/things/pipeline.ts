import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const pipelines = thing({
	key: 'pipelines',
	name: 'pipeline',
	route: 'GET /dealGroups',
	returns: 'dealGroups',
	title: ({ title }) => asText(title),
	parameter: 'pipeline',
	example: { name: 'Sales', id: '1' },
	created: {
		query: ({ title }) => ({ 'filters[title]': title }),
		same: equalIn(['title'], ['currency']),
	},
});
