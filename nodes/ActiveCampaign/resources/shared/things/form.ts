import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const forms = thing({
	key: 'forms',
	name: 'form',
	route: 'GET /forms',
	returns: 'forms',
	title: ({ name }) => asText(name),
	detail: ({ title }) => asText(title),
	parameter: 'form',
	example: { name: 'Newsletter sign-up', id: '5' },
	created: { same: equalIn(['name'], ['title', 'layout']) },
});
