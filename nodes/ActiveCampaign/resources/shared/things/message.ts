import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const messages = thing({
	key: 'messages',
	name: 'message',
	route: 'GET /messages',
	returns: 'messages',
	changedBy: ['message_add'],
	title: ({ name, subject }) => asText(name) || asText(subject),
	detail: ({ subject }) => asText(subject),
	parameter: 'message',
	example: { name: 'Spring sale, version A', id: '12' },
	created: {
		same: equalIn(['fromemail'], ['fromname', 'reply2', 'subject', 'preheader_text']),
	},
});
