import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText, joinTexts } from '../../../core/values';

export const users = thing({
	key: 'users',
	name: 'user',
	route: 'GET /users',
	returns: 'users',
	namedByAddress: true,
	title: ({ email }) => asText(email),
	detail: ({ firstName, lastName }) => joinTexts([firstName, lastName], ' '),
	parameter: 'user',
	required: false,
	example: { id: '1' },
	created: {
		same: equalIn(['username'], ['email']),
		anyAge: true,
	},
});
