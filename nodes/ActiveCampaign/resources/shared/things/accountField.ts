import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const accountFields = thing({
	key: 'accountFields',
	name: 'account custom field',
	route: 'GET /accountCustomFieldMeta',
	returns: 'accountCustomFieldMeta',
	title: ({ fieldLabel }) => asText(fieldLabel),
	detail: ({ fieldType }) => asText(fieldType),
	parameter: 'field',
	label: 'Custom Field',
	example: { name: 'Industry', id: '5' },
	created: { same: equalIn(['fieldLabel'], ['fieldType']) },
});
