import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const groups = thing({
	key: 'groups',
	name: 'user group',
	route: 'GET /groups',
	returns: 'groups',
	title: ({ title }) => asText(title),
	parameter: 'group',
	example: { name: 'Marketing', id: '3' },
	created: { same: equalIn(['title'], ['descript']) },
});
