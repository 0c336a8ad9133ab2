import type { Resource } from '../../core/descriptor';
import { scores } from '../shared/things';

export const scoreResource = {
	name: 'Score',
	value: 'score',
	description: 'The scores that rate contacts and deals. For the values of a contact, use Contact.',
	first: 'getAll',
	operations: {
		get: {
			name: 'Get',
			action: 'Get a score',
			description: 'Read one score with its settings',
			docs: 'retrieve-a-score',
			route: 'GET /scores/{score}',
			fields: [scores.locator()],
			returns: 'score',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many scores',
			description: 'Read the scores of the account',
			docs: 'list-all-scores',
			route: 'GET /scores',
			returns: 'scores',
			paging: 'byOffset',
		},
	},
} satisfies Resource;
