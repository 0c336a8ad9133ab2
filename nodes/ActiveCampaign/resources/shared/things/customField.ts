import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const customFields = thing({
	key: 'fields',
	name: 'custom field',
	route: 'GET /fields',
	returns: 'fields',
	changedBy: ['fieldOption', 'fieldOptions', 'fieldRels'],
	title: ({ title }) => asText(title),
	detail: ({ type }) => asText(type),
	parameter: 'field',
	example: { name: 'Favourite colour', id: '5' },
	created: { same: equalIn(['title'], ['type', 'perstag']) },
});
