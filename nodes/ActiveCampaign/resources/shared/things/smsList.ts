import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const smsLists = thing({
	key: 'smsLists',
	name: 'SMS list',
	route: 'GET /sms/lists',
	returns: 'lists',
	changedBy: ['lists'],
	search: 'filters[name]',
	title: ({ name }) => asText(name),
	parameter: 'list',
	example: { name: 'Text alerts', id: '4' },
});
