import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const savedResponses = thing({
	key: 'savedResponses',
	name: 'saved response',
	route: 'GET /savedResponses',
	returns: 'savedResponses',
	title: ({ title }) => asText(title),
	detail: ({ subject }) => asText(subject),
	parameter: 'savedResponse',
	example: { name: 'Thanks for your order', id: '2' },
	created: { same: equalIn(['title', 'subject'], ['body']) },
});
