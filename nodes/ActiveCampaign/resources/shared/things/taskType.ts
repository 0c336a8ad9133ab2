import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const taskTypes = thing({
	key: 'taskTypes',
	name: 'task type',
	route: 'GET /dealTasktypes',
	returns: 'dealTasktypes',
	title: ({ title }) => asText(title),
	detail: ({ status }) => (asText(status) === '1' ? 'disabled' : ''),
	parameter: 'taskType',
	example: { name: 'Call', id: '1' },
	created: { same: equalIn(['title']) },
});
