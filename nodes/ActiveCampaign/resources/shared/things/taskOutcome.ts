import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const taskOutcomes = thing({
	key: 'taskOutcomes',
	name: 'task outcome',
	route: 'GET /taskOutcomes',
	returns: 'taskOutcomes',
	title: ({ title }) => asText(title),
	detail: ({ sentiment }) => asText(sentiment).toLowerCase(),
	parameter: 'taskOutcome',
	label: 'Outcome',
	example: { name: 'Interested', id: '4' },
	created: { same: equalIn(['title'], ['sentiment']) },
});
