import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const scores = thing({
	key: 'scores',
	name: 'score',
	route: 'GET /scores',
	returns: 'scores',
	title: ({ name }) => asText(name),
	detail: ({ reltype }) => (asText(reltype) === 'deal' ? 'deals' : ''),
	parameter: 'score',
	example: { name: 'Engagement', id: '1' },
});
