import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const campaigns = thing({
	key: 'campaigns',
	name: 'campaign',
	route: 'GET /campaigns',
	returns: 'campaigns',
	changedBy: ['campaign', 'campaign_create'],
	title: ({ name }) => asText(name),
	detail: ({ sdate }) => asText(sdate).slice(0, 10),
	parameter: 'campaign',
	example: { name: 'Spring sale', id: '31' },
	created: { same: equalIn(['name'], ['type']) },
});
